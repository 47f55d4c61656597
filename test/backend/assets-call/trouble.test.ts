import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { contractLimits } from '#contract/limits.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { routes } from '#contract/routes.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { linesOf, startAssetsCall } from '#test/support/backend/assets-call.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { idsOf } from '#test/support/backend/looked-up.ts';
import { patienceFor } from '#test/support/backend/patience.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const assetId = assetIdOf('everything');
const site = 'GET /v2/sites/:siteId';
const asset = 'GET /v2/assets/:assetId';
const list = 'GET /v2/sites/:siteId/assets';
const limited = { kind: 'respond', status: 429, headers: { 'Retry-After': '42' } } satisfies ScriptedReply;

const troubles: [string, ScriptedReply, ProblemCode][] = [
  ['is down', { kind: 'respond', status: 503 }, 'webflow_unavailable'],
  ['cuts the connection', { kind: 'reset' }, 'webflow_unavailable'],
  ['says nothing', { kind: 'hang' }, 'upstream_timeout'],
  ['answers HTML', { kind: 'respond', body: '<html>' }, 'bad_upstream'],
  ['limits the rate', limited, 'rate_limited'],
];

describe('one part fails', () => {
  test.each(troubles)('details: Webflow %s: no other part of the asset is read', async (_, reply, code) => {
    const { backend, call } = await startAssetsCall(patienceFor(reply));
    backend.webflow.faults.always(asset, reply);
    const lines = await call({ ids: [assetId] });
    expect(lines).toMatchObject([
      { failed: { assetId, part: 'details', problem: { code, requestId: expect.any(String) } } },
      { done: { isWhole: false } },
    ]);
    expect(lines[1]).not.toHaveProperty('done.problem');
  });

  test.each(troubles)('alt texts: Webflow %s: details and measurements come', async (_, reply, code) => {
    const { backend, call } = await startAssetsCall(patienceFor(reply));
    backend.webflow.faults.always(site, reply);
    const lines = await call({ ids: [assetId] });
    expect(linesOf(lines, 'details')).toHaveLength(1);
    expect(linesOf(lines, 'measurements')).toHaveLength(1);
    expect(linesOf(lines, 'failed')).toMatchObject([
      { failed: { assetId, part: 'altTexts', problem: { code } } },
    ]);
    expect(lines.at(-1)).toMatchObject({ done: { isWhole: false } });
  });

  test('429 for one part and not for the others: the part has the seconds to wait', async () => {
    const { backend, call } = await startAssetsCall();
    await call({ ids: [assetId], wanted: ['details'] });
    backend.webflow.faults.rateLimit(42);
    const lines = await call({ ids: [assetId] });
    expect(linesOf(lines, 'details')).toHaveLength(1);
    expect(linesOf(lines, 'measurements')).toHaveLength(1);
    expect(linesOf(lines, 'failed')).toMatchObject([
      { failed: { part: 'altTexts', problem: { code: 'rate_limited', retryAfter: 42 } } },
    ]);
  });

  test('one asset of three fails: the others are answered', async () => {
    const { backend, call } = await startAssetsCall({ assets: 3 });
    backend.webflow.faults.next(asset, { kind: 'respond', body: { id: 7 } });
    const lines = await call({ ids: idsOf(3), wanted: ['details'] });
    expect(linesOf(lines, 'details')).toHaveLength(2);
    expect(linesOf(lines, 'failed')).toMatchObject([{ failed: { problem: { code: 'bad_upstream' } } }]);
  });

  test('the file host is down: the measurements say so, and the response is whole', async () => {
    const { backend, call } = await startAssetsCall();
    backend.webflow.faults.always('GET cdn', { kind: 'respond', status: 503 });
    const lines = await call({ ids: [assetId], wanted: ['details', 'measurements'] });
    expect(linesOf(lines, 'measurements')).toHaveLength(1);
    expect(lines.at(-1)).toMatchObject({ done: { isWhole: true } });
  });

  test('C4 stale-if-error: what was read within the hour comes as stale, without a tag', async () => {
    const { backend, call, pass } = await startAssetsCall();
    await call({ ids: [assetId], wanted: ['details'] });
    await pass(limits.assetStaleMs);
    backend.webflow.faults.down('unavailable');
    const [line] = await call({ ids: [assetId], wanted: ['details'] });
    expect(line).toMatchObject({ details: { stale: true } });
    expect(line).not.toHaveProperty('tag');
  });

  test('C3 swr: what is stale comes at once, and the next call has the newer one', async () => {
    const { backend, call, pass, upstreamReads } = await startAssetsCall();
    await call({ ids: [assetId], wanted: ['details'] });
    await pass(contractLimits.assetFreshMs);
    const stored = backend.webflow.world.assets.get(assetId);
    if (stored) stored.asset.altText = 'new';
    expect(await call({ ids: [assetId], wanted: ['details'] })).toMatchObject([
      { details: { stale: true } },
      { done: {} },
    ]);
    await eventually(() => expect(upstreamReads()).toBe(2));
    await expect
      .poll(async () => linesOf(await call({ ids: [assetId], wanted: ['details'] }), 'details')[0])
      .toMatchObject({ details: { altText: 'new', stale: false } });
  });
});

test('C3 swr: the alt texts of a stale asset wait for the newer one, which is read once', async () => {
  const { backend, call, pass } = await startAssetsCall();
  await call({ ids: [assetId] });
  await pass(contractLimits.assetFreshMs);
  const stored = backend.webflow.world.assets.get(assetId);
  if (stored) stored.asset.altText = 'new';
  backend.webflow.calls.reset();
  const lines = await call({ ids: [assetId] });
  expect(linesOf(lines, 'details')).toMatchObject([{ details: { stale: true } }]);
  expect(linesOf(lines, 'altTexts')[0]?.altTexts[0]).toMatchObject({ isPrimary: true, altText: 'new' });
  // The asset, and its text in the other locale.
  expect(backend.webflow.calls.byRoute()).toEqual({ [asset]: 2 });
});

describe('a lookup of many', () => {
  test('Webflow’s rate limit: a wait line, and the rest afterwards', async () => {
    const { backend, ask } = await startAssetsCall({ assets: 200 });
    backend.webflow.faults.next(list, { kind: 'pass' }, limited);
    const response = await ask({ ids: idsOf(200), wanted: ['details'] });
    const text = response.text();
    await eventually(() => expect(backend.clock.sleeping()).toBeGreaterThan(0));
    await backend.clock.advance(42_000);
    await eventually(() => expect(backend.webflow.calls.count(list)).toBeGreaterThan(2));
    expect(await text).toMatch(/"wait":\{"retryAfter":42\}[\s\S]*"isWhole":true/);
  });

  test('Webflow is down: done with the problem, as the last line', async () => {
    const { backend, call } = await startAssetsCall({ assets: 200 });
    backend.webflow.faults.down('unavailable');
    const lines = await call({ ids: idsOf(200), wanted: ['details'] });
    expect(lines).toMatchObject([{ done: { isWhole: false, problem: { code: 'webflow_unavailable' } } }]);
  });
});

describe('a session that ends in mid-stream', () => {
  /** A response of which the details have come and the locales hang. */
  async function startHalfway() {
    const started = await startAssetsCall();
    started.backend.webflow.faults.next(site, { kind: 'pass', delay: 100 });
    const text = started.ask({ ids: [assetId] }).then((response) => response.text());
    await eventually(() => expect(started.backend.webflow.calls.count(site)).toBe(1));
    return { ...started, text };
  }

  test('S5 short-life: its time is over: no more lines but done with session_expired', async () => {
    const { backend, text } = await startHalfway();
    backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs + 1_000);
    const answer = await text;
    expect(answer).toMatch(/^\{"details"/);
    expect(answer).not.toContain('"altTexts"');
    expect(answer).toMatch(/\{"done":\{[^\n]*"code":"session_expired"[^\n]*\}\}\n$/);
  });

  test('S7 disconnect: done with not_connected', async () => {
    const { backend, session, text } = await startHalfway();
    const headers = { authorization: `Bearer ${session}` };
    await backend.ask(routes.disconnect.path, { method: 'POST', headers });
    const answer = await text;
    expect(answer).not.toContain('"altTexts"');
    expect(answer).toMatch(/"done":\{[^\n]*"code":"not_connected"/);
  });

  test('S6 revoked-install: done with not_connected, and no part of it', async () => {
    const { backend, call } = await startAssetsCall();
    backend.webflow.installations.revokeAll();
    expect(await call({ ids: [assetId] })).toMatchObject([
      { done: { isWhole: false, problem: { code: 'not_connected', connectUrl: expect.any(String) } } },
    ]);
  });

  test('R1 graceful-stop: an open response holds up no stop', async () => {
    const { backend, text } = await startHalfway();
    backend.stop();
    expect(await text).toMatch(/"code":"service_unavailable"[^\n]*\}\}\n$/);
  });
});
