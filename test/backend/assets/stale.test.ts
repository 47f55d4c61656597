import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { contractLimits } from '#contract/limits.ts';
import { routes } from '#contract/routes.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { patienceFor } from '#test/support/backend/patience.ts';
import { isGetAsset, type SignedInOptions, startSignedIn } from '#test/support/backend/signed-in.ts';
import { partCall, single } from '#test/support/backend/single-part.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const assetId = assetIdOf('everything');
const route = 'GET /v2/assets/:assetId';

/** A backend that has read the asset, so many milliseconds ago. Its alt text is another by now. */
async function startAged(age: number, options: SignedInOptions = {}) {
  const signedIn = await startSignedIn(options);
  const before = await (await signedIn.read(assetId)).json();
  const stored = signedIn.backend.webflow.world.assets.get(assetId);
  if (stored) stored.asset.altText = 'new';
  await signedIn.pass(age);
  return { ...signedIn, before };
}

const midway = (contractLimits.assetFreshMs + limits.assetStaleMs) / 2;

describe('C3 swr: an asset that was fresh a moment ago is answered at once and read again', () => {
  test.each([contractLimits.assetFreshMs, midway, limits.assetStaleMs - 1])(
    'C3 swr: after %d ms it is answered before Webflow is, marked stale',
    async (age) => {
      const gate = Promise.withResolvers<void>();
      let asked = 0;
      const { backend, read, before } = await startAged(age, {
        divert: (request) =>
          isGetAsset(request) && ++asked > 1
            ? gate.promise.then(() => backend.webflow.fetch(request))
            : undefined,
      });
      const answers = await Promise.all(Array.from({ length: 50 }, () => read(assetId)));
      for (const response of answers) {
        expect(response.status).toBe(200);
        expect(response.headers.get('etag')).toBeNull();
        expect(await response.json()).toEqual({ ...before, stale: true });
      }
      expect(asked, 'one read for all of them').toBe(2);
      gate.resolve();
      await eventually(async () => {
        expect(await (await read(assetId)).json()).toMatchObject({ altText: 'new', stale: false });
      });
      expect(asked).toBe(2);
    },
  );

  test('C3 swr: a tag does not make stale facts known ones', async () => {
    const { read } = await startAged(midway);
    expect((await read(assetId, { 'if-none-match': '*' })).status).toBe(200);
  });

  test('C3 swr: an older one is waited for', async () => {
    const { read } = await startAged(limits.assetStaleMs);
    expect(await (await read(assetId)).json()).toMatchObject({ altText: 'new', stale: false });
  });

  test('C3 swr: a change that is known of is never answered with stale facts', async () => {
    const { read } = await startAged(midway);
    const response = await read(assetId, { 'cache-control': 'no-cache' });
    expect(await response.json()).toMatchObject({ altText: 'new', stale: false });
  });

  test('C3 swr: what Webflow refuses meanwhile is gone with the read that finds out', async () => {
    const { backend, read, upstreamReads } = await startAged(midway);
    backend.webflow.faults.always(route, { kind: 'respond', status: 404 });
    expect((await read(assetId)).status).toBe(200);
    await eventually(() => expect(upstreamReads()).toBe(2));
    await eventually(async () => expect((await read(assetId)).status).toBe(404));
  });

  test('S6 revoked-install: an app that was uninstalled meanwhile is found out by the read behind', async () => {
    const { backend, read } = await startAged(midway);
    backend.webflow.installations.revokeAll();
    expect((await read(assetId)).status).toBe(200);
    await eventually(() => expect(eventsOf(backend, 'installation_held')).toHaveLength(1));
    expect((await read(assetId)).status).toBe(409);
  });
});

const passing: [string, ScriptedReply][] = [
  ['500', { kind: 'respond', status: 500 }],
  ['502', { kind: 'respond', status: 502 }],
  ['503', { kind: 'respond', status: 503 }],
  ['504', { kind: 'respond', status: 504 }],
  ['429', { kind: 'respond', status: 429, headers: { 'retry-after': '30' } }],
  ['a broken connection', { kind: 'reset' }],
  ['silence', { kind: 'hang' }],
];

const final: [number, number][] = [
  [401, 404],
  [403, 404],
  [404, 404],
];

describe('C4 stale-if-error: what was read is better than nothing while Webflow is down', () => {
  test.each(passing)(
    'C4 stale-if-error: %s is covered for an hour, and answered after it',
    async (_, reply) => {
      const { backend, read, pass, before } = await startAged(limits.assetStaleMs, patienceFor(reply));
      backend.webflow.faults.always(route, reply);
      const response = await read(assetId);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ ...before, stale: true });
      await pass(limits.assetKeptMs - limits.assetStaleMs - 1);
      expect(await (await read(assetId)).json()).toEqual({ ...before, stale: true });
      await pass(1);
      expect((await read(assetId)).status).toBeGreaterThanOrEqual(429);
    },
  );

  test('C4 stale-if-error: an open breaker is covered without a call', async () => {
    const { backend, read, upstreamReads } = await startAged(limits.assetStaleMs);
    backend.webflow.faults.always(route, { kind: 'respond', status: 503 });
    for (let time = 0; time < limits.breakerFailures; time++) await read(assetId);
    const before = upstreamReads();
    expect(await (await read(assetId)).json()).toMatchObject({ stale: true });
    expect(upstreamReads()).toBe(before);
  });

  test.each(final)(
    'C4 stale-if-error: %d is never covered, and ends what was kept',
    async (status, answered) => {
      const { backend, read } = await startAged(limits.assetStaleMs);
      backend.webflow.faults.next(route, { kind: 'respond', status });
      expect((await read(assetId)).status).toBe(answered);
      backend.webflow.faults.always(route, { kind: 'respond', status: 503 });
      expect((await read(assetId)).status, 'nothing is left to cover with').toBe(503);
    },
  );

  test('C4 stale-if-error: nor is a 401 whose meaning cannot be found out', async () => {
    const { backend, read } = await startAged(limits.assetStaleMs);
    backend.webflow.faults.next(route, { kind: 'respond', status: 401 });
    backend.webflow.faults.always('GET /v2/token/introspect', { kind: 'respond', status: 503 });
    expect((await read(assetId)).status).toBe(503);
    expect(backend.webflow.calls.count('GET /v2/token/introspect')).toBeGreaterThan(0);
  });

  test('C4 stale-if-error: nor an answer that cannot be read', async () => {
    const { backend, read } = await startAged(limits.assetStaleMs);
    backend.webflow.faults.next(route, { kind: 'respond', body: '<html>' });
    expect((await read(assetId)).status).toBe(502);
  });

  test('C4 stale-if-error: after a no-cache read that failed, the copy is stale however young it is', async () => {
    const { backend, read, before } = await startAged(0);
    backend.webflow.faults.always(route, { kind: 'respond', status: 503 });
    expect((await read(assetId, { 'cache-control': 'no-cache' })).status).toBe(503);
    expect(await (await read(assetId)).json()).toEqual({ ...before, stale: true });
  });

  test('C4 stale-if-error: files are measured though their asset is stale', async () => {
    const { backend, session } = await startAged(limits.assetStaleMs);
    backend.webflow.faults.always(route, { kind: 'respond', status: 503 });
    const body = partCall(assetId, 'measurements');
    const headers = { authorization: `Bearer ${session}` };
    const response = await backend.ask(routes.readAssets.path, { body, headers });
    expect((await single(response, 'measurements')).status).toBe(200);
  });
});
