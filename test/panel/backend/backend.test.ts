import { expect, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import { createBackend } from '#panel/backend/backend.ts';
import type { Identity } from '#panel/backend/session.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { assetId, detailsOf, otherAssetId, siteId } from '#test/support/panel/asset-details.ts';
import { createScriptedFetch, json, problemResponse, type Sent } from '#test/support/panel/scripted-fetch.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const assetUrl = `/api/assets/${assetId}`;
const identity: Identity = { siteId, idToken: 'id-token' };
const signal = (): AbortSignal => new AbortController().signal;

/** A client of a backend that numbers its sessions; `good` says which are accepted. */
function open(
  reply: (sent: Sent, token: string | null) => Response | Promise<Response>,
  getIdentity: () => Promise<Identity | null> = async () => identity,
) {
  const clock = createManualClock();
  let sessions = 0;
  const script = createScriptedFetch((sent) => {
    if (sent.path !== '/api/session') {
      return reply(sent, sent.headers.get('authorization')?.replace('Bearer ', '') ?? null);
    }
    sessions += 1;
    return json({
      token: `session-${sessions}`,
      expiresAt: '2026-03-01T12:15:00.000Z',
      user: { firstName: null },
    });
  });
  const backend = createBackend({
    baseUrl: 'https://api.example.test',
    fetch: script.fetch,
    getIdentity,
    clock,
    copies: createAssetStore(clock),
  });
  return { backend, clock, ...script };
}

test('two reads of an asset share one session', async () => {
  const { backend, sent } = open(() => json(detailsOf()));
  expect(await backend.getAsset(assetId, signal())).toEqual({ ok: true, value: detailsOf() });
  expect(await backend.getAsset(assetId, signal())).toEqual({ ok: true, value: detailsOf() });
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/session',
    `GET ${assetUrl}`,
    `GET ${assetUrl}`,
  ]);
  expect(sent[0]?.body).toEqual(identity);
  expect(sent[1]?.headers.get('cache-control'), 'or the browser adds no-cache').toBe('max-age=30');
  expect(sent[1]?.headers.get('authorization')).toBe('Bearer session-1');
});

test('S5 short-life: an expired session is renewed once and the call repeated once', async () => {
  const { backend, count } = open((_sent, token) =>
    token === 'session-2' ? json(detailsOf()) : problemResponse('session_expired'),
  );
  expect(await backend.getAsset(assetId, signal())).toEqual({ ok: true, value: detailsOf() });
  expect(count('/api/session')).toBe(2);
  expect(count(assetUrl)).toBe(2);
});

test('S5 short-life: a session that is refused again is given up, without a loop', async () => {
  const { backend, count } = open(() => problemResponse('session_expired'));
  expect(await backend.getAsset(assetId, signal())).toMatchObject({
    ok: false,
    problem: { code: 'session_expired', requestId: 'request-1' },
  });
  expect(count('/api/session')).toBe(2);
  expect(count(assetUrl)).toBe(2);
});

test('S8 single-flight-exchange: 20 calls at once with an expired session make one exchange', async () => {
  let good = 'session-1';
  const { backend, count } = open((_sent, token) =>
    token === good ? json(detailsOf()) : problemResponse('session_expired'),
  );
  await backend.getAsset(assetId, signal());
  good = 'session-2';
  const answers = await Promise.all(Array.from({ length: 20 }, () => backend.getAsset(assetId, signal())));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(count('/api/session')).toBe(2);
  expect(count(assetUrl)).toBe(41);
});

test('S8 single-flight-exchange: one caller who gives up does not end the exchange for the others', async () => {
  let letIn = (_identity: Identity): void => {};
  const { backend, count } = open(
    () => json(detailsOf()),
    () => new Promise<Identity>((resolve) => (letIn = resolve)),
  );
  const leaver = new AbortController();
  const left = backend.getAsset(assetId, leaver.signal);
  const stayed = backend.getAsset(assetId, signal());
  leaver.abort();
  letIn(identity);
  expect(await left).toEqual({ ok: false, problem: { code: 'aborted' } });
  expect((await stayed).ok).toBe(true);
  expect(count('/api/session')).toBe(1);
  expect(count(assetUrl)).toBe(1);
});

test('an unchanged asset is not transferred again', async () => {
  const { backend, sent } = open(({ headers }) =>
    headers.get('if-none-match') === '"1"'
      ? new Response(null, { status: 304 })
      : json(detailsOf(), { headers: { etag: '"1"' } }),
  );
  await backend.getAsset(assetId, signal());
  expect(await backend.getAsset(assetId, signal())).toEqual({ ok: true, value: detailsOf() });
  expect(sent.at(-1)?.headers.get('if-none-match')).toBe('"1"');
  await backend.getAsset(otherAssetId, signal());
  expect(sent.at(-1)?.headers.get('if-none-match')).toBeNull();
});

test('a problem keeps its code, its wait and its link', async () => {
  const { backend } = open(() => problemResponse('rate_limited', { retryAfter: 42 }));
  expect(await backend.getAsset(assetId, signal())).toMatchObject({
    ok: false,
    problem: { code: 'rate_limited', requestId: 'request-1', retryAfter: 42 },
  });
});

test('a site that is not connected is requested again once it may be connected', async () => {
  let connected = false;
  const connectUrl = 'https://api.example.test/oauth/start';
  const { backend, count } = open(() =>
    connected ? json(detailsOf()) : problemResponse('not_connected', { connectUrl }),
  );
  expect(await backend.getAsset(assetId, signal())).toMatchObject({
    problem: { code: 'not_connected', connectUrl },
  });
  connected = true;
  expect((await backend.getAsset(assetId, signal())).ok).toBe(true);
  expect(count('/api/session')).toBe(2);
});

test.for([
  ['an empty body', () => new Response('')],
  ['HTML', () => new Response('<html></html>')],
  ['truncated JSON', () => new Response('{"id":')],
  ['another asset', () => json(detailsOf({ id: otherAssetId }))],
  ['a wrong type', () => json({ ...detailsOf(), size: '12' })],
  ['a missing field', () => json({ id: assetId })],
  ['a refusal that is no problem', () => new Response('<h1>502</h1>', { status: 502 })],
  ['an unknown code', () => json({ ...{ code: 'new' } }, { status: 400 })],
  ['304 unasked', () => new Response(null, { status: 304 })],
] as const)('%s gives bad_answer', async ([, reply]) => {
  const { backend } = open(reply);
  expect(await backend.getAsset(assetId, signal())).toEqual({ ok: false, problem: { code: 'bad_answer' } });
});

test('a backend that cannot be reached gives offline', async () => {
  const { backend } = open(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await backend.getAsset(assetId, signal())).toEqual({ ok: false, problem: { code: 'offline' } });
});

test('a backend without a response gives offline after 15 seconds', async () => {
  const { backend, clock, sent } = open(() => new Promise<Response>(() => {}));
  const answer = backend.getAsset(assetId, signal());
  await expect.poll(() => sent.length).toBe(2);
  clock.advance(timeouts.backendCall);
  expect(await answer).toEqual({ ok: false, problem: { code: 'offline' } });
  expect(clock.waiting()).toBe(0);
});

test('an aborted call ends at once', async () => {
  const { backend, sent } = open(() => new Promise<Response>(() => {}));
  const caller = new AbortController();
  const answer = backend.getAsset(assetId, caller.signal);
  await expect.poll(() => sent.length).toBe(2);
  caller.abort();
  expect(await answer).toEqual({ ok: false, problem: { code: 'aborted' } });
  expect(await backend.getAsset(assetId, caller.signal)).toEqual({
    ok: false,
    problem: { code: 'aborted' },
  });
});

test.for([
  ['does not answer', async (): Promise<null> => null],
  ['fails', (): Promise<null> => Promise.reject(new Error('no'))],
] as const)('a Designer that %s gives no_identity', async ([, getIdentity]) => {
  const { backend, sent } = open(() => json(detailsOf()), getIdentity);
  expect(await backend.getAsset(assetId, signal())).toEqual({ ok: false, problem: { code: 'no_identity' } });
  expect(sent).toEqual([]);
});

test('after a disconnect the connection is checked again', async () => {
  const { backend, count } = open(() => json({ connected: false }));
  await backend.connect(signal());
  await backend.connect(signal());
  expect(count('/api/session')).toBe(1);
  await backend.disconnect(signal());
  await backend.connect(signal());
  await backend.connect(signal());
  expect(count('/api/session')).toBe(2);
});

test('after a disconnect no request sends an entity tag', async () => {
  const { backend, sent } = open(({ path }) =>
    path === '/api/disconnect' ? json({ connected: false }) : json(detailsOf(), { headers: { etag: '"1"' } }),
  );
  await backend.getAsset(assetId, signal());
  expect(await backend.disconnect(signal())).toEqual({ ok: true, value: { connected: false } });
  await backend.getAsset(assetId, signal());
  expect(sent.at(-1)?.headers.get('if-none-match')).toBeNull();
});

test('an asset id cannot change the path of the URL', async () => {
  const { backend, sent } = open(() => problemResponse('bad_asset_id'));
  await backend.getAsset('../session?x=#', signal());
  expect(sent.at(-1)?.path).toBe('/api/assets/..%2Fsession%3Fx%3D%23');
});
