import * as v from 'valibot';
import { expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import type { AssetDetails } from '#contract/asset.ts';
import {
  type AssetsLine,
  AssetsRequest,
  assetParts,
  assetsMediaType,
  assetsProtocol,
} from '#contract/assets-call.ts';
import { weighingProtocol } from '#contract/weighing.ts';
import { createBackend } from '#panel/backend/backend.ts';
import type { Identity } from '#panel/backend/session.ts';
import { lookup } from '#panel/backend-calls/lookup.ts';
import { weigh } from '#panel/backend-calls/weigh.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { assetId, detailsOf, otherAssetId, siteId } from '#test/support/panel/asset-details.ts';
import { createScriptedFetch, json, problemResponse, type Sent } from '#test/support/panel/scripted-fetch.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const identity: Identity = { siteId, idToken: 'id-token' };
const signal = (): AbortSignal => new AbortController().signal;
const done: AssetsLine = { done: { protocol: assetsProtocol, isWhole: true } };
const measurements = {
  assetId,
  original: {
    url: null,
    bytes: 7,
    type: null,
    servedType: null,
    width: 640,
    height: 480,
    animated: null,
    reason: null,
  },
  variants: [],
};
const altTexts = [{ localeId: siteId, displayName: 'German', tag: 'de', isPrimary: false, altText: 'See' }];
const offline = { ok: false, problem: { code: 'offline' } };
const badAnswer = { ok: false, problem: { code: 'bad_answer' } };

const textOf = (lines: readonly object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** A response of these lines, as it leaves the backend. */
function stream(...lines: object[]): Response {
  return new Response(textOf(lines), { headers: { 'content-type': assetsMediaType } });
}

/** A response that sends each of these texts when it is asked for the next, and then ends unless it stays open. */
function inChunks(texts: readonly string[], { staysOpen = false } = {}): Response {
  const rest = texts.map((text) => new TextEncoder().encode(text));
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = rest.shift();
      if (next) controller.enqueue(next);
      else if (!staysOpen) controller.close();
      else return new Promise(() => {});
      return undefined;
    },
  });
  return new Response(body, { headers: { 'content-type': assetsMediaType } });
}

const sessionOf = (number: number): object => ({
  session: {
    token: `session-${number}`,
    expiresAt: '2026-03-01T12:15:00.000Z',
    user: { firstName: null },
  },
});

/** Puts lines before those of a response. */
async function withFirst(line: object, response: Response): Promise<Response> {
  if (!response.ok || !response.headers.get('content-type')?.startsWith(assetsMediaType)) return response;
  return new Response(textOf([line]) + (await response.text()), { headers: response.headers });
}

interface Asked {
  readonly sent: Sent;
  readonly request: AssetsRequest;
  readonly token: string | null;
}

/** A client of a backend that begins a numbered session for each identity. */
function open(
  reply: (asked: Asked) => Response | Promise<Response>,
  getIdentity: () => Promise<Identity | null> = async () => identity,
  disconnect: (asked: { readonly token: string | null }) => Response = () => json({ connected: false }),
) {
  const clock = createManualClock();
  let sessions = 0;
  const script = createScriptedFetch(async (sent) => {
    const token = sent.headers.get('authorization')?.replace('Bearer ', '') ?? null;
    if (sent.path !== '/api/assets') return disconnect({ token });
    const request = v.parse(AssetsRequest, sent.body);
    if (!request.identity) return reply({ sent, request, token });
    sessions += 1;
    const number = sessions;
    if (request.ids.length === 0) return withFirst(sessionOf(number), stream(done));
    const response = await reply({ sent, request, token: `session-${number}` });
    return withFirst(sessionOf(number), response);
  });
  const backend = createBackend({
    baseUrl: 'https://api.example.test',
    fetch: script.fetch,
    getIdentity,
    clock,
  });
  const details = (id = assetId, stop = signal()) => backend.readAsset(id, ['details'], stop).details;
  return { backend, clock, details, sessions: () => sessions, ...script };
}

const detailsLine = (more: Parameters<typeof detailsOf>[0] = {}) => ({ details: detailsOf(more) });

test('one selection is one call: the identity and everything wanted', async () => {
  const { backend, sent } = open(() => stream(detailsLine(), { measurements }, { altTexts, assetId }, done));
  const reading = backend.readAsset(assetId, assetParts, signal());
  expect(await reading.details).toEqual({ ok: true, value: detailsOf() });
  expect(await reading.measurements).toEqual({ ok: true, value: measurements });
  expect(await reading.altTexts).toEqual({ ok: true, value: altTexts });
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/assets']);
  expect(sent[0]?.body).toEqual({
    protocol: assetsProtocol,
    ids: [assetId],
    wanted: [...assetParts],
    noCache: false,
    identity,
  });
  expect(sent[0]?.headers.get('authorization')).toBeNull();
});

test('the second selection sends the session and no identity', async () => {
  const { details, sent } = open(() => stream(detailsLine(), done));
  await details();
  await details();
  expect(sent).toHaveLength(2);
  expect(sent[1]?.headers.get('authorization')).toBe('Bearer session-1');
  expect(sent[1]?.body).not.toHaveProperty('identity');
});

test('S5 short-life: an expired session is renewed in the call that is repeated once', async () => {
  const { details, sent, sessions } = open(({ token }) =>
    token === 'session-2' ? stream(detailsLine(), done) : problemResponse('session_expired'),
  );
  expect(await details()).toEqual({ ok: true, value: detailsOf() });
  expect([sessions(), sent.length]).toEqual([2, 2]);
});

test('S5 short-life: a session that is refused again is given up, without a loop', async () => {
  const { details, sent } = open(() => problemResponse('session_expired'));
  expect(await details()).toMatchObject({
    ok: false,
    problem: { code: 'session_expired', requestId: 'request-1' },
  });
  expect(sent).toHaveLength(2);
});

test('S5 short-life: a session that expires in mid-stream is renewed, and only the rest is asked for', async () => {
  const problem = { ...(await problemResponse('session_expired').json()) };
  const { backend, sent } = open(({ token }) =>
    token === 'session-1'
      ? stream(detailsLine(), { done: { protocol: assetsProtocol, isWhole: false, problem } })
      : stream({ measurements }, done),
  );
  const reading = backend.readAsset(assetId, ['details', 'measurements'], signal());
  expect(await reading.details).toEqual({ ok: true, value: detailsOf() });
  expect(await reading.measurements).toEqual({ ok: true, value: measurements });
  expect(sent[1]?.body).toMatchObject({ wanted: ['measurements'], identity });
});

const started = { started: assetId };
const whole = { done: { protocol: weighingProtocol, isWhole: true } };
const expired = {
  done: {
    protocol: weighingProtocol,
    isWhole: false,
    problem: { code: 'session_expired', requestId: 'request-1' },
  },
};

test.each<[string, third: readonly object[], expected: object]>([
  ['ends with the third', [started, whole], { ok: true }],
  [
    'is given up where the third has expired before a line',
    [expired],
    { problem: { code: 'session_expired' } },
  ],
])('S5 short-life: a weighing that outlasts two sessions %s', async (_, third, expected) => {
  const tokens: (string | null)[] = [];
  const { backend } = open(
    () => stream(done),
    async () => identity,
    ({ token }) => {
      tokens.push(token);
      return stream(...(token === 'session-3' ? third : [started, expired]));
    },
  );
  expect(await weigh(backend, [], signal(), () => {})).toMatchObject(expected);
  expect(tokens).toEqual(['session-1', 'session-2', 'session-3']);
});

test('S5 short-life: a weighing whose sessions never last is given up after twelve', async () => {
  let calls = 0;
  const { backend } = open(
    () => stream(done),
    async () => identity,
    () => {
      calls += 1;
      return stream(started, expired);
    },
  );
  expect(await weigh(backend, [], signal(), () => {})).toMatchObject({
    problem: { code: 'session_expired' },
  });
  expect(calls).toBe(12);
});

test('S5 short-life: a lookup that outlasts two sessions asks the third for the rest alone', async () => {
  const ids = [1, 2, 3].map((number) => `${number}`.padStart(24, '0'));
  const problem = { ...(await problemResponse('session_expired').json()) };
  const { backend, sent } = open(({ request }) =>
    stream(
      detailsLine({ id: request.ids[0] ?? '' }),
      request.ids.length === 1 ? done : { done: { protocol: assetsProtocol, isWhole: false, problem } },
    ),
  );
  expect(await lookup(backend, ids, 'details', signal(), () => {})).toEqual({ ok: true, value: true });
  expect(sent.map(({ body }) => Object(body).ids)).toEqual([ids, ids.slice(1), ids.slice(2)]);
});

test('S5 short-life: new sessions that are refused in their first line are given up', async () => {
  const problem = { ...(await problemResponse('session_expired').json()) };
  const { details, sent } = open(() =>
    stream({ done: { protocol: assetsProtocol, isWhole: false, problem } }),
  );
  expect(await details()).toMatchObject({ ok: false, problem: { code: 'session_expired' } });
  expect(sent).toHaveLength(2);
});

test('S8 single-flight-exchange: 20 calls at once without a session make one exchange', async () => {
  const { details, sent, sessions } = open(() => stream(detailsLine(), done));
  const answers = await Promise.all(Array.from({ length: 20 }, () => details()));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect([sessions(), sent.length]).toEqual([1, 20]);
});

test('S8 single-flight-exchange: 20 calls at once with an expired session make one exchange', async () => {
  let good = 'session-1';
  const { details, sent, sessions } = open(({ token }) =>
    token === good ? stream(detailsLine(), done) : problemResponse('session_expired'),
  );
  await details();
  good = 'session-2';
  const answers = await Promise.all(Array.from({ length: 20 }, () => details()));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect([sessions(), sent.length]).toEqual([2, 41]);
});

test('S8 single-flight-exchange: a first caller who leaves does not end the exchange for the others', async () => {
  let letIn = (_identity: Identity): void => {};
  const { details, sent } = open(
    () => stream(detailsLine(), done),
    () => new Promise<Identity>((resolve) => (letIn = resolve)),
  );
  const leaver = new AbortController();
  const left = details(assetId, leaver.signal);
  const stayed = details();
  leaver.abort();
  expect(await left).toEqual({ ok: false, problem: { code: 'aborted' } });
  letIn(identity);
  expect((await stayed).ok).toBe(true);
  expect(sent.map(({ body }) => body)).toMatchObject([{ ids: [], identity }, { ids: [assetId] }]);
});

test('unchanged details are not transferred again, unless the time at which they were read is long ago', async () => {
  const { backend, clock, sent } = open(({ request }) =>
    request.tags?.[assetId] === '"1"'
      ? stream({ unchanged: [assetId] }, done)
      : stream({ ...detailsLine({ id: request.ids[0] ?? '' }), tag: '"1"' }, done),
  );
  const read = async (id: string, known?: AssetDetails) => {
    const answer = await backend.readAsset(id, ['details'], signal(), { known: known ?? null }).details;
    if (!answer.ok) throw new Error(answer.problem.code);
    return answer.value;
  };
  const first = await read(assetId);
  expect(await read(assetId, first)).toBe(first);
  expect(sent.at(-1)?.body).toMatchObject({ tags: { [assetId]: '"1"' } });
  for (const [id, known] of [
    [assetId, undefined],
    [assetId, detailsOf()],
    [otherAssetId, undefined],
  ] as const) {
    await read(id, known);
    expect(sent.at(-1)?.body, 'of details that came from elsewhere').not.toHaveProperty('tags');
  }
  clock.advance(timeouts.tagLifetime);
  expect(await read(assetId, first)).not.toBe(first);
  expect(sent.at(-1)?.body).not.toHaveProperty('tags');
});

test('429 for one part and not for the others', async () => {
  const problem = { ...(await problemResponse('rate_limited', { retryAfter: 42 }).json()) };
  const { backend } = open(() =>
    stream(
      detailsLine(),
      { failed: { assetId, part: 'altTexts', problem } },
      { measurements },
      {
        done: { protocol: assetsProtocol, isWhole: false },
      },
    ),
  );
  const reading = backend.readAsset(assetId, assetParts, signal());
  expect((await reading.details).ok).toBe(true);
  expect((await reading.measurements).ok).toBe(true);
  expect(await reading.altTexts).toMatchObject({ problem: { code: 'rate_limited', retryAfter: 42 } });
});

test('details that fail, fail every part with the same problem', async () => {
  const problem = { ...(await problemResponse('webflow_unavailable').json()) };
  const { backend } = open(() => stream({ failed: { assetId, part: 'details', problem } }, done));
  const reading = backend.readAsset(assetId, assetParts, signal());
  for (const part of Object.values(reading))
    expect(await part).toMatchObject({ problem: { code: 'webflow_unavailable' } });
});

test.for([
  ['an asset that is missing', { missing: [assetId] }, 'asset_not_found'],
  ['a line of another shape', { details: 7 }, 'bad_answer'],
  [
    'an end of another version',
    { done: { protocol: assetsProtocol + 1, isWhole: true } },
    'version_unsupported',
  ],
] as const)('%s gives %s with the id of the request', async ([, line, code]) => {
  const { details } = open(() => {
    const response = stream(line, done);
    response.headers.set('x-request-id', 'request-9');
    return response;
  });
  expect(await details()).toEqual({ ok: false, problem: { code, requestId: 'request-9' } });
});

test('a problem keeps its code, its wait and its link', async () => {
  const { details } = open(() => problemResponse('rate_limited', { retryAfter: 42 }));
  expect(await details()).toMatchObject({
    ok: false,
    problem: { code: 'rate_limited', requestId: 'request-1', retryAfter: 42 },
  });
});

test('a site that is not connected is requested again once it may be connected', async () => {
  let connected = false;
  const connectUrl = 'https://api.example.test/oauth/start';
  const { details, sessions } = open(() =>
    connected ? stream(detailsLine(), done) : problemResponse('not_connected', { connectUrl }),
  );
  expect(await details()).toMatchObject({ problem: { code: 'not_connected', connectUrl } });
  connected = true;
  expect((await details()).ok).toBe(true);
  expect(sessions()).toBe(2);
});

const cut = textOf([detailsLine()]);

test.for([
  ['lines out of order', [textOf([{ altTexts, assetId }, { measurements }, detailsLine(), done])]],
  ['a byte at a time', [...textOf([detailsLine(), { measurements }, { altTexts, assetId }, done])]],
  [
    'all at once, without an end of the last line',
    [textOf([detailsLine(), { measurements }, { altTexts, assetId }, done]).trimEnd()],
  ],
  [
    'lines and members of a newer backend',
    [
      textOf([
        { colours: ['red'] },
        { ...detailsLine(), more: 1 },
        { measurements },
        {},
        { altTexts, assetId },
        done,
      ]),
    ],
  ],
  [
    'lines after the end',
    [textOf([detailsLine(), { measurements }, { altTexts, assetId }, done, { details: 7 }])],
  ],
  ['empty lines', ['\n\n', textOf([detailsLine(), { measurements }, { altTexts, assetId }, done])]],
] as const)('%s: every part arrives', async ([, texts]) => {
  const { backend } = open(() => inChunks(texts));
  await backend.connect(signal());
  const reading = backend.readAsset(assetId, assetParts, signal());
  expect(await reading.details).toEqual({ ok: true, value: detailsOf() });
  expect(await reading.measurements).toEqual({ ok: true, value: measurements });
  expect(await reading.altTexts).toEqual({ ok: true, value: altTexts });
});

test.for([
  ['between two lines', [cut], offline],
  ['in a line', [cut, textOf([{ measurements }]).slice(0, -9)], offline],
  ['by a line that is no JSON', [cut, '{"x\n', textOf([done])], badAnswer],
  ['by a line that is no object', [cut, '7\n', textOf([done])], badAnswer],
  ['by a line of another shape', [cut, '{"measurements":7}\n'], badAnswer],
  ['by an end of another shape', [cut, '{"done":true}\n'], badAnswer],
  ['by an end without the part', [cut, textOf([done])], badAnswer],
  [
    'by the end of another version',
    [cut, textOf([{ done: { protocol: assetsProtocol + 1, isWhole: true } }])],
    { ok: false, problem: { code: 'version_unsupported' } },
  ],
] as const)('a response cut %s: what came stays, the rest fails', async ([, texts, end]) => {
  const { backend } = open(() => inChunks(texts));
  await backend.connect(signal());
  const reading = backend.readAsset(assetId, ['details', 'measurements'], signal());
  expect(await reading.details).toEqual({ ok: true, value: detailsOf() });
  expect(await reading.measurements).toEqual(end);
});

test('a proxy that passes everything on at the end: every part arrives, as late as a backend may be', async () => {
  const arrival = Promise.withResolvers<void>();
  const { backend, clock } = open(async () => {
    await arrival.promise;
    return stream(detailsLine(), { measurements }, { altTexts, assetId }, done);
  });
  await backend.connect(signal());
  const reading = backend.readAsset(assetId, assetParts, signal());
  const most = limits.upstreamDeadlineMs;
  // The session, the details, and the slower of measurements and alt texts.
  clock.advance(most + most + Math.max(most, limits.measuringDeadlineMs));
  arrival.resolve();
  for (const part of Object.values(reading)) expect((await part).ok).toBe(true);
});

test('an end that never comes: the details are there, and the rest is offline after 35 s', async () => {
  const { backend, clock } = open(() => inChunks([cut], { staysOpen: true }));
  await backend.connect(signal());
  const reading = backend.readAsset(assetId, ['details', 'measurements'], signal());
  expect((await reading.details).ok).toBe(true);
  clock.advance(timeouts.assetCall);
  expect(await reading.measurements).toEqual(offline);
  expect(clock.waiting()).toBe(0);
});

test('a connection that stays open after the end is not waited for', async () => {
  const { backend, clock } = open(() => inChunks([textOf([detailsLine(), done])], { staysOpen: true }));
  await backend.connect(signal());
  expect(await lookup(backend, [assetId], 'details', signal(), () => {})).toEqual({ ok: true, value: true });
  expect(clock.waiting()).toBe(0);
});

test.for([
  ['an empty body', () => new Response('')],
  ['nothing', () => new Response(null, { status: 204 })],
  ['HTML', () => new Response('<html></html>', { headers: { 'content-type': 'text/html' } })],
  ['JSON', () => json(detailsOf())],
  ['another asset', () => stream(detailsLine({ id: otherAssetId }), done)],
  ['a wrong type', () => stream({ details: { ...detailsOf(), size: '12' } }, done)],
  ['a missing field', () => stream({ details: { id: assetId } }, done)],
  ['a refusal that is no problem', () => new Response('<h1>502</h1>', { status: 502 })],
  ['an unknown code', () => json({ code: 'new' }, { status: 400 })],
  ['unchanged although no tag was sent', () => stream({ unchanged: [assetId] }, done)],
] as const)('%s gives bad_answer', async ([, reply]) => {
  const { details } = open(reply);
  expect(await details()).toEqual(badAnswer);
});

test.for(['version_unsupported', 'route_not_found'] as const)(
  'a backend of another version gives %s',
  async (code) => {
    const { details } = open(() => problemResponse(code));
    expect(await details()).toMatchObject({ ok: false, problem: { code } });
  },
);

test('a backend that cannot be reached gives offline', async () => {
  const { details } = open(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await details()).toEqual(offline);
});

test('a backend without a response gives offline after 35 seconds', async () => {
  const { details, clock, sent } = open(() => new Promise<Response>(() => {}));
  const answer = details();
  await expect.poll(() => sent.length).toBe(1);
  clock.advance(timeouts.assetCall);
  expect(await answer).toEqual(offline);
  expect(clock.waiting()).toBe(0);
});

test('an aborted call ends at once', async () => {
  const { details, sent } = open(() => new Promise<Response>(() => {}));
  const caller = new AbortController();
  const answer = details(assetId, caller.signal);
  await expect.poll(() => sent.length).toBe(1);
  caller.abort();
  expect(await answer).toEqual({ ok: false, problem: { code: 'aborted' } });
  expect(await details(assetId, caller.signal)).toEqual({ ok: false, problem: { code: 'aborted' } });
});

test.for([
  ['does not answer', async (): Promise<null> => null],
  ['fails', (): Promise<null> => Promise.reject(new Error('no'))],
] as const)('a Designer that %s gives no_identity', async ([, getIdentity]) => {
  const { details, sent } = open(() => stream(detailsLine(), done), getIdentity);
  expect(await details()).toEqual({ ok: false, problem: { code: 'no_identity' } });
  expect(sent).toEqual([]);
});

test('a lookup emits the assets that arrive together at once, and keeps what is left for a retry', async () => {
  const { backend, sent } = open(({ request }) =>
    request.ids.length === 2
      ? inChunks([textOf([detailsLine(), { wait: { retryAfter: 3 } }])])
      : stream({ missing: [otherAssetId] }, done),
  );
  const events: unknown[] = [];
  const ids = [assetId, otherAssetId];
  await backend.connect(signal());
  expect(await lookup(backend, ids, 'details', signal(), (event) => events.push(event))).toEqual(offline);
  expect(events).toEqual([{ assets: [detailsOf()] }, { retryAfter: 3 }]);
  expect(
    await lookup(backend, [otherAssetId], 'details', signal(), (event) => events.push(event)),
  ).toMatchObject({
    ok: true,
  });
  expect(sent[1]?.body).toMatchObject({ ids, wanted: ['details'] });
});

test('a lookup of which one asset fails and one has no line is complete, and says what failed', async () => {
  const problem = { ...(await problemResponse('rate_limited', { retryAfter: 42 }).json()) };
  const { backend } = open(() => stream({ failed: { assetId, part: 'details', problem } }, done));
  const events: unknown[] = [];
  const ids = [assetId, otherAssetId];
  const end = await lookup(backend, ids, 'details', signal(), (event) => events.push(event));
  expect(end).toEqual({ ok: true, value: true });
  expect(events).toMatchObject([{ failed: { assetId, problem: { code: 'rate_limited', retryAfter: 42 } } }]);
});

test('after a disconnect the connection is checked again', async () => {
  const { backend, sessions } = open(() => stream(done));
  await backend.connect(signal());
  await backend.connect(signal());
  expect(sessions()).toBe(1);
  await backend.disconnect(signal());
  await backend.connect(signal());
  await backend.connect(signal());
  expect(sessions()).toBe(2);
});

test('a disconnect with an expired session begins another one first', async () => {
  const { backend, sent } = open(
    () => stream(done),
    undefined,
    ({ token }) => (token === 'session-1' ? problemResponse('session_expired') : json({ connected: false })),
  );
  await backend.connect(signal());
  expect(await backend.disconnect(signal())).toEqual({ ok: true, value: { connected: false } });
  const disconnects = ['/api/disconnect', '/api/assets', '/api/disconnect'];
  expect(sent.map(({ path }) => path)).toEqual(['/api/assets', ...disconnects]);
});

test('a disconnect without a session begins one first', async () => {
  const { backend, sent } = open(() => stream(done));
  expect(await backend.disconnect(signal())).toEqual({ ok: true, value: { connected: false } });
  expect(sent.map(({ path }) => path)).toEqual(['/api/assets', '/api/disconnect']);
  expect(sent[1]?.headers.get('authorization')).toBe('Bearer session-1');
});

test('after a disconnect no request sends an entity tag', async () => {
  const { backend, details, sent } = open(() => stream({ ...detailsLine(), tag: '"1"' }, done));
  const first = await details();
  if (!first.ok) throw new Error(first.problem.code);
  expect(await backend.disconnect(signal())).toEqual({ ok: true, value: { connected: false } });
  await backend.readAsset(assetId, ['details'], signal(), { known: first.value }).details;
  expect(sent.at(-1)?.body).not.toHaveProperty('tags');
});

test('a prepared identity is read once, and the first call carries it', async () => {
  let reads = 0;
  const { backend, details, sent } = open(
    () => stream(detailsLine(), done),
    async () => {
      reads += 1;
      return identity;
    },
  );
  backend.prepare();
  backend.prepare();
  expect((await details()).ok).toBe(true);
  expect(sent.map(({ body }) => body)).toMatchObject([{ ids: [assetId], identity }]);
  expect(reads).toBe(1);
});

test('a connection that is checked while a first call begins the session sends nothing', async () => {
  const { backend, details, sent } = open(() => stream(detailsLine(), done));
  const [answer, connected] = await Promise.all([details(), backend.connect(signal())]);
  expect([answer.ok, connected.ok, sent.length]).toEqual([true, true, 1]);
});

test('several assets are measured in one call, and an expired session asks again for the rest alone', async () => {
  const problem = { ...(await problemResponse('session_expired').json()) };
  const other = { ...measurements, assetId: otherAssetId };
  const { backend, sent } = open(({ token }) =>
    token === 'session-1'
      ? stream({ measurements }, { done: { protocol: assetsProtocol, isWhole: false, problem } })
      : stream({ measurements: other }, done),
  );
  const events: unknown[] = [];
  await backend.connect(signal());
  const end = await lookup(backend, [assetId, otherAssetId], 'measurements', signal(), (event) =>
    events.push(event),
  );
  expect(end).toEqual({ ok: true, value: true });
  expect(events).toEqual([{ measurements }, { measurements: other }]);
  expect(sent.at(-1)?.body).toMatchObject({ ids: [otherAssetId], wanted: ['measurements'] });
});

test('a measuring that begins the session tells nothing to a caller who has left', async () => {
  const arrival = Promise.withResolvers<void>();
  const { backend, sent } = open(async () => {
    await arrival.promise;
    return stream({ measurements }, done);
  });
  const leaver = new AbortController();
  const events: unknown[] = [];
  const left = lookup(backend, [assetId], 'measurements', leaver.signal, (event) => events.push(event));
  await expect.poll(() => sent.length).toBe(1);
  leaver.abort();
  arrival.resolve();
  expect(await left).toEqual({ ok: false, problem: { code: 'aborted' } });
  expect(await backend.connect(signal())).toEqual({ ok: true, value: null });
  expect(events).toEqual([]);
});

test('a measuring waits as long as the backend may take for cold assets', async () => {
  const arrival = Promise.withResolvers<void>();
  const { backend, clock } = open(async () => {
    await arrival.promise;
    return stream({ measurements }, done);
  });
  await backend.connect(signal());
  const end = lookup(backend, [assetId], 'measurements', signal(), () => {});
  clock.advance(limits.upstreamDeadlineMs + limits.measuringDeadlineMs);
  arrival.resolve();
  expect(await end).toEqual({ ok: true, value: true });
});
