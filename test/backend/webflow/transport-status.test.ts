import { describe, expect, test } from 'vitest';
import { type ProblemCode, problemStatus } from '#contract/problem.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import type { TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

const html = '<html><head><title>502 Bad Gateway</title></head></html>';

function respond(
  status: number,
  body: object | string = { message: 'x', code: 'x', details: [] },
): ScriptedReply {
  return { kind: 'respond', status, body };
}

/** What Webflow does, what Get Asset makes of it, and what the exchange of an ID token makes of it. */
const replies: [string, ScriptedReply, ProblemCode, ProblemCode][] = [
  ['400', respond(400), 'bad_asset_id', 'id_token_refused'],
  ['401', respond(401), 'asset_not_found', 'id_token_refused'],
  ['403', respond(403), 'asset_not_found', 'id_token_refused'],
  ['404', respond(404), 'asset_not_found', 'id_token_refused'],
  ['404 in HTML', respond(404, html), 'asset_not_found', 'id_token_refused'],
  ['408', respond(408), 'webflow_unavailable', 'webflow_unavailable'],
  ['409', respond(409), 'bad_upstream', 'id_token_refused'],
  ['422', respond(422), 'bad_upstream', 'id_token_refused'],
  ['429', respond(429), 'rate_limited', 'rate_limited'],
  ['500', respond(500), 'webflow_unavailable', 'webflow_unavailable'],
  ['502 in HTML', respond(502, html), 'webflow_unavailable', 'webflow_unavailable'],
  ['503', respond(503), 'webflow_unavailable', 'webflow_unavailable'],
  ['504', respond(504), 'webflow_unavailable', 'webflow_unavailable'],
  ['520 in HTML', respond(520, html), 'webflow_unavailable', 'webflow_unavailable'],
  ['200 in HTML', respond(200, html), 'bad_upstream', 'id_token_refused'],
  ['200 with nothing', respond(200, ''), 'bad_upstream', 'id_token_refused'],
  ['204', respond(204, ''), 'bad_upstream', 'id_token_refused'],
  ['a reset', { kind: 'reset' }, 'webflow_unavailable', 'webflow_unavailable'],
  [
    'a body cut short',
    { kind: 'respond', body: '{"id":"x"}', cutAfter: 5 },
    'webflow_unavailable',
    'webflow_unavailable',
  ],
  ['a hang', { kind: 'hang' }, 'upstream_timeout', 'upstream_timeout'],
  [
    'a body that stalls',
    { kind: 'respond', body: '{"id":"x"}', stallAfter: 5 },
    'upstream_timeout',
    'upstream_timeout',
  ],
];

const remembered = new Set<ProblemCode>(['rate_limited', 'bad_asset_id', 'asset_not_found']);

async function expectProblem(response: Response, code: ProblemCode) {
  expect(response.status).toBe(problemStatus[code]);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body: unknown = await response.json();
  expect(body).toMatchObject({ code, status: problemStatus[code] });
}

/** Milliseconds; only for replies that never come. */
const deadline = 250;

function errors({ logLines }: TestBackend): string[] {
  return logLines.filter((line) => line.includes('"level":"error"'));
}

describe('what Webflow does becomes a problem with words for it', () => {
  test.each(replies)('Get Asset: %s', async (_, reply, code) => {
    const { backend, read } = await startSignedIn({ deadline });
    backend.webflow.faults.always('GET /v2/assets/:assetId', reply);
    await expectProblem(await read(assetIdOf('everything')), code);
    expect(errors(backend)).toEqual([]);
  });

  test.each(replies)('exchange: %s', async (_, reply, __, code) => {
    const { backend } = await startSignedIn({ deadline });
    backend.webflow.faults.always('POST /beta/token/resolve', reply);
    const response = await backend.exchange();
    await expectProblem(response, code);
    expect(backend.webflow.calls.count('POST /beta/token/resolve')).toBe(1);
    expect(errors(backend)).toEqual([]);
  });

  /** A 429 pauses the token, and a refused id is remembered: see the tests of `pacing` and `missing-assets`. */
  const forgotten = replies.filter(([, , code]) => !remembered.has(code));
  test.each(forgotten)('Get Asset: the next read after %s returns 200', async (_, reply) => {
    const { backend, read } = await startSignedIn({ deadline });
    const clear = backend.webflow.faults.always('GET /v2/assets/:assetId', reply);
    await read(assetIdOf('everything'));
    clear();
    expect((await read(assetIdOf('everything'))).status).toBe(200);
  });
});
