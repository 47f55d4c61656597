import { describe, expect, test } from 'vitest';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { beginInstall, consent, visit } from '#test/support/backend/install-walk.ts';
import { alarmsIn, eventsOf } from '#test/support/backend/log-lines.ts';
import { patienceFor } from '#test/support/backend/patience.ts';
import { countInstallations } from '#test/support/backend/rows.ts';

const exchange = 'POST /oauth/access_token';
const introspect = 'GET /v2/token/introspect';

function json(body: object | string, status = 200): ScriptedReply {
  return { kind: 'respond', status, body };
}

async function walkInto(route: typeof exchange | typeof introspect, reply: ScriptedReply) {
  const backend = await startBackend(patienceFor(reply));
  backend.webflow.faults.always(route, reply);
  const walk = await beginInstall(backend);
  const back = await consent(backend, walk);
  return { backend, again: () => visit(backend, back, walk), response: await visit(backend, back, walk) };
}

describe('O6 exchange-fault: nothing is stored, and the code is sent once', () => {
  const faults: [string, ScriptedReply][] = [
    ['silence', { kind: 'hang' }],
    ['headers, then silence', { kind: 'respond', body: { access_token: 'x' }, stallAfter: 3 }],
    ['a cut connection', { kind: 'reset' }],
    ['a cut in the answer', { kind: 'respond', body: { access_token: 'x' }, cutAfter: 3 }],
    ['500', json({}, 500)],
    ['500 with a token', json({ access_token: 'x'.repeat(64) }, 500)],
    ['401 invalid_client', json({ error: 'invalid_client' }, 401)],
    ['429', json({}, 429)],
    ['a redirect with a token', json({ access_token: 'x' }, 302)],
    ['HTML', json('<html>')],
    ['no token', json({ token_type: 'bearer' })],
    ['a null token', json({ access_token: null })],
    ['an empty token', json({ access_token: '' })],
    ['a list as token', json({ access_token: ['x'] })],
    ['a token with a line break', json({ access_token: 'x\r\nx-evil: 1' })],
    ['a token with a blank', json({ access_token: 'x y' })],
    ['a token beyond ASCII', json({ access_token: 'tökén' })],
  ];

  test.each(faults)('O6 exchange-fault: %s', async (_, reply) => {
    const { backend, response, again } = await walkInto(exchange, reply);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('Nothing was stored');
    expect(backend.webflow.calls.count(exchange)).toBe(1);
    expect(backend.webflow.calls.count(introspect)).toBe(0);
    expect(await countInstallations(backend)).toBe(0);
    expect(eventsOf(backend, 'install_failed')).toHaveLength(1);
    expect(alarmsIn(backend)).toEqual([]);
    expect((await again()).status, 'the state is used up').toBe(400);
    expect(backend.webflow.calls.count(exchange)).toBe(1);
  });

  test('O6 exchange-fault: a code that Webflow no longer accepts has its own page', async () => {
    const { backend, response } = await walkInto(exchange, json({ error: 'invalid_grant' }, 400));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('This code has ended');
    expect(await countInstallations(backend)).toBe(0);
  });

  const silences: [string, ScriptedReply][] = [
    ['silence', { kind: 'hang' }],
    ['401', json({ code: 'not_authorized' }, 401)],
    ['503', json({}, 503)],
    ['no coverage', json({ authorization: {} })],
    ['coverage in words', json({ authorization: { authorizedTo: { siteIds: 'all' } } })],
  ];

  test.each(silences)(
    'O6 exchange-fault: a token of unknown coverage is not stored: %s',
    async (_, reply) => {
      const { backend, response } = await walkInto(introspect, reply);
      expect(response.status).toBe(502);
      expect(await countInstallations(backend)).toBe(0);
    },
  );

  const coverages: [string, object, string][] = [
    ['nothing covered', { authorizedTo: { siteIds: [], workspaceIds: [] } }, 'No site was chosen'],
    [
      'ids that are none',
      { authorizedTo: { siteIds: ['*', '../', ''], workspaceIds: null } },
      'No site was chosen',
    ],
    [
      'assets not allowed',
      { scope: 'sites:read', authorizedTo: { siteIds: ['65f0a1b2c3d4e5f607182930'] } },
      'Access to assets is missing',
    ],
  ];

  test.each(coverages)('O6 exchange-fault: %s', async (_, authorization, words) => {
    const { backend, response } = await walkInto(introspect, json({ authorization }));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(words);
    expect(await countInstallations(backend)).toBe(0);
  });
});
