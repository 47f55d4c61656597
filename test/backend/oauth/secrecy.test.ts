import { describe, expect, test } from 'vitest';
import { startBackend } from '#test/support/backend/backend.ts';
import { beginInstall, consent, visit } from '#test/support/backend/install-walk.ts';
import { allRows } from '#test/support/backend/rows.ts';

async function headersOf(response: Response): Promise<string> {
  return JSON.stringify([...response.headers]);
}

describe('O5 code-not-logged', () => {
  test.each([
    ['an install', undefined],
    ['an exchange in trouble', { kind: 'respond', status: 503, body: {} }],
    ['a refused code', { kind: 'respond', status: 400, body: { error: 'invalid_grant' } }],
    ['a cut exchange', { kind: 'reset' }],
  ] as const)('O5 code-not-logged: %s', async (_, reply) => {
    const backend = await startBackend();
    if (reply) backend.webflow.faults.always('POST /oauth/access_token', reply);
    const walk = await beginInstall(backend);
    const back = await consent(backend, walk);
    const code = new URLSearchParams(back.split('?')[1]).get('code') ?? '';
    expect(code).not.toBe('');
    const page = await visit(backend, back, walk);
    const replay = await visit(backend, back, walk);
    const foreign = await visit(backend, back);
    const seen = [
      ...backend.logLines,
      JSON.stringify(await allRows(backend)),
      await backend.metrics.registry.metrics(),
      ...(await Promise.all([page, replay, foreign].map((response) => response.text()))),
      ...(await Promise.all([page, replay, foreign].map(headersOf))),
    ].join('\n');
    for (const secret of [code, walk.state]) {
      expect(seen).not.toContain(secret);
      expect(seen).not.toContain(secret.slice(0, 16));
    }
    for (const response of [walk.start, page, replay, foreign]) {
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });
});
