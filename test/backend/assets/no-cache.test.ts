import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { contractLimits } from '#contract/limits.ts';
import type { WebflowAsset } from '#sandbox/world/asset.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { createReader } from '#test/support/backend/read-asset.ts';
import { isGetAsset, startSignedIn } from '#test/support/backend/signed-in.ts';
import { noHurry } from '#test/support/backend/transport.ts';
import { plainAsset } from '#test/support/backend/webflow-asset.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { modestly } from '#test/support/shared/properties.ts';
import { fewerOf } from '#test/support/shared/thorough.ts';

const assetId = assetIdOf('everything');
const noCache = { 'cache-control': 'no-cache' };

/** Lets every read come to where it waits for the scheduler, so that the next choice is among all of them. */
async function letSettle(release: () => Promise<void>): Promise<void> {
  await release();
  for (let count = 0; count < 3; count++) await new Promise(setImmediate);
}

async function altTextIn(response: Response): Promise<unknown> {
  return (await response.json()).altText;
}

/** A backend that has the asset in memory, while Webflow has another alt text for it by now. */
async function startOutOfDate() {
  const signedIn = await startSignedIn();
  const { backend, read } = signedIn;
  const before = await altTextIn(await read(assetId));
  const stored = backend.webflow.world.assets.get(assetId);
  if (stored) stored.asset.altText = 'new';
  return { ...signedIn, before };
}

describe('Cache-Control: no-cache', () => {
  test.each(['no-cache', 'No-Cache', 'max-age=0, no-cache', 'no-cache,no-store', ' no-cache '])(
    '%j is answered by Webflow, and so is what comes after',
    async (value) => {
      const { read, upstreamReads } = await startOutOfDate();
      expect(await altTextIn(await read(assetId, { 'cache-control': value }))).toBe('new');
      expect(await altTextIn(await read(assetId))).toBe('new');
      expect(upstreamReads()).toBe(2);
    },
  );

  test.each(['', 'max-age=0', 'no-store', 'no-cachet', 'x-no-cache', 'no-cache="x"', 'max-age=30'])(
    '%j is answered from memory',
    async (value) => {
      const { read, before, upstreamReads } = await startOutOfDate();
      expect(await altTextIn(await read(assetId, { 'cache-control': value }))).toBe(before);
      expect(upstreamReads()).toBe(1);
    },
  );

  test('with a tag of what is still so, the answer is that it is', async () => {
    const { read, upstreamReads } = await startSignedIn();
    const etag = (await read(assetId)).headers.get('etag') ?? '';
    expect((await read(assetId, { ...noCache, 'if-none-match': etag })).status).toBe(304);
    expect(upstreamReads()).toBe(2);
  });

  test('what was in memory is not answered again, though Webflow could not be asked', async () => {
    const { backend, read } = await startOutOfDate();
    backend.webflow.faults.next('GET /v2/assets/:assetId', { kind: 'respond', status: 404 });
    expect((await read(assetId, noCache)).status).toBe(404);
    expect(await altTextIn(await read(assetId))).toBe('new');
  });

  test.each([500, 503, 429])(
    'A1 failed-anew: a %d fails for its caller, and leaves the copy for others, as stale',
    async (status) => {
      const { backend, read, before } = await startOutOfDate();
      const colleague = await backend.signIn();
      // Each try of the call fails.
      for (let tries = 0; tries < limits.upstreamAttempts; tries++) {
        backend.webflow.faults.next('GET /v2/assets/:assetId', { kind: 'respond', status });
      }
      expect((await read(assetId, noCache)).status).toBe(status === 429 ? 429 : 503);
      const theirs = await backend.getAsset(assetId, colleague);
      expect(theirs.headers.get('etag')).toBeNull();
      expect(await theirs.json()).toMatchObject({ altText: before, stale: true });
    },
  );

  test('A1 failed-anew: with Webflow down, it fails each time, and a colleague reads the copy for an hour', async () => {
    const { backend, read, before, pass } = await startOutOfDate();
    backend.webflow.faults.always('GET /v2/assets/:assetId', { kind: 'respond', status: 503 });
    expect((await read(assetId, noCache)).status).toBe(503);
    expect((await read(assetId, noCache)).status).toBe(503);
    expect(await (await read(assetId)).json()).toMatchObject({ altText: before, stale: true });
    await pass(limits.assetKeptMs - contractLimits.assetFreshMs - 1_000);
    expect(await (await read(assetId)).json()).toMatchObject({ altText: before, stale: true });
    await pass(1_000);
    expect((await read(assetId)).status).toBe(503);
  });

  test('A1 failed-anew: a caller that leaves takes nothing from others', async () => {
    let reads = 0;
    const { backend, session, read } = await startSignedIn({
      divert: (request) =>
        isGetAsset(request) && ++reads > 1
          ? new Promise((_, reject) => {
              request.signal.addEventListener('abort', () => reject(request.signal.reason));
            })
          : undefined,
    });
    await read(assetId);
    const left = new AbortController();
    const leaving = backend.ask(`/api/assets/${assetId}`, {
      headers: { authorization: `Bearer ${session}`, ...noCache },
      signal: left.signal,
    });
    await expect.poll(() => reads).toBe(2);
    left.abort();
    await leaving.catch(() => {});
    expect(await (await read(assetId)).json()).toMatchObject({ stale: true });
  });

  test('it opens nothing to those who may not read', async () => {
    const { read } = await startSignedIn();
    expect((await read(assetIdOf('foreign'), noCache)).status).toBe(404);
  });
});

describe('C7 write-invalidates: an older read never overwrites the newer value', () => {
  test('C7 write-invalidates: a read that began before the change ends after the one that began after it', async () => {
    const gates: PromiseWithResolvers<WebflowAsset>[] = [];
    const { read } = await startSignedIn({
      divert(request) {
        if (!isGetAsset(request)) return undefined;
        const gate = Promise.withResolvers<WebflowAsset>();
        gates.push(gate);
        return gate.promise.then((asset) => Response.json(asset));
      },
    });
    const older = read(assetId);
    await eventually(() => expect(gates).toHaveLength(1));
    const newer = read(assetId, noCache);
    await eventually(() => expect(gates).toHaveLength(2));
    const joining = read(assetId);
    gates[1]?.resolve({ ...plainAsset, altText: 'new' });
    expect(await altTextIn(await newer)).toBe('new');
    expect(await altTextIn(await joining)).toBe('new');
    gates[0]?.resolve({ ...plainAsset, altText: 'old' });
    expect(await altTextIn(await older)).toBe('old');
    expect(await altTextIn(await read(assetId))).toBe('new');
    expect(gates).toHaveLength(2);
  });

  test('C7 write-invalidates: in any order of reads, changes, looks and answers', async () => {
    const step = fc.constantFrom('read', 'change', 'no-cache');
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(step, { minLength: 2, maxLength: 8 }),
        async (scheduler, steps) => {
          const later = <T>(work: () => Promise<T>, what: string) =>
            scheduler.schedule(Promise.resolve(), `${what} begins`).then(async () => {
              const value = await work();
              await scheduler.schedule(Promise.resolve(), `${what} ends`);
              return value;
            });
          let version = 0;
          let answeredAnew = 0;
          const read = await createReader(
            () => {
              const asset = { ...plainAsset, altText: String(version) };
              return later(async () => Response.json(asset), 'answer');
            },
            (cache) => ({
              ...cache,
              get: (...key) => later(() => cache.get(...key), 'look'),
              getShared: (...key) => later(() => cache.getShared(...key), 'look'),
              delete: (...key) => later(() => cache.delete(...key), 'drop'),
            }),
          );
          const versionOf = async (isAnew: boolean) =>
            Number(JSON.parse((await read(assetId, noHurry, isAnew ? 'no-cache' : 'fresh')).body).altText);

          async function take(kind: 'read' | 'change' | 'no-cache', number: number): Promise<void> {
            await scheduler.schedule(Promise.resolve(), `${kind} ${number}`);
            if (kind === 'change') version++;
            else {
              const [changedTo, told] = [version, answeredAnew];
              const seen = await versionOf(kind === 'no-cache');
              expect(seen).toBeGreaterThanOrEqual(kind === 'no-cache' ? changedTo : told);
              if (kind === 'no-cache') answeredAnew = Math.max(answeredAnew, changedTo);
            }
          }
          await scheduler.waitFor(Promise.all(steps.map(take)), letSettle);
          expect(await scheduler.waitFor(versionOf(false), letSettle)).toBeGreaterThanOrEqual(answeredAnew);
        },
      ),
      modestly(fewerOf(150)),
    );
  });
});
