import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { contractLimits } from '#contract/limits.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { isGetAsset, type SignedIn, startSignedIn } from '#test/support/backend/signed-in.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const assetId = assetIdOf('everything');

describe('an asset is answered from memory while it is fresh', () => {
  test('it is read again once 30 seconds have passed, and not before', async () => {
    const { read, pass, upstreamReads } = await startSignedIn();
    await read(assetId);
    await pass(contractLimits.assetFreshMs - 1);
    await read(assetId);
    expect(upstreamReads()).toBe(1);
    await pass(1);
    await read(assetId);
    await eventually(() => expect(upstreamReads()).toBe(2));
  });

  test('a read from memory does not make it fresh again', async () => {
    const { read, pass, upstreamReads } = await startSignedIn();
    for (let second = 0; second <= 30; second++) {
      await read(assetId);
      await pass(1_000);
    }
    await eventually(() => expect(upstreamReads()).toBe(2));
  });

  test('what changed meanwhile is seen once it is not even stale any more', async () => {
    const { backend, read, pass } = await startSignedIn();
    const stored = backend.webflow.world.assets.get(assetId);
    const altText = async () => (await (await read(assetId)).json()).altText;
    const before = await altText();
    if (stored) stored.asset.altText = 'new';
    expect(await altText()).toBe(before);
    await pass(limits.assetStaleMs);
    expect(await altText()).toBe('new');
  });

  test('the moment of reading stays the one at which Webflow was asked', async () => {
    const { backend, read } = await startSignedIn();
    const first = await (await read(assetId)).text();
    backend.clock.advance(10_000);
    expect(await (await read(assetId)).text()).toBe(first);
  });

  test('a missing asset is remembered for 30 seconds, and then read again', async () => {
    const { backend, read, upstreamReads } = await startSignedIn();
    backend.webflow.faults.next('GET /v2/assets/:assetId', { kind: 'respond', status: 404 });
    expect((await read(assetId)).status).toBe(404);
    expect((await read(assetId)).status).toBe(404);
    expect(upstreamReads()).toBe(1);
    backend.clock.advance(limits.missingFreshMs);
    expect((await read(assetId)).status).toBe(200);
    expect(upstreamReads()).toBe(2);
  });
});

describe('what is in memory is one installation’s', () => {
  test('another installation asks for itself, with its own token, and is refused', async () => {
    const { backend, read, upstreamReads } = await startSignedIn();
    expect((await read(assetId)).status).toBe(200);
    await backend.install({ siteIds: [sites.bakery.id] });
    const bakery = await backend.signIn(sites.bakery.id);
    expect((await backend.getAsset(assetId, bakery)).status).toBe(404);
    const tokens = backend.webflow.calls
      .list('GET /v2/assets/:assetId')
      .map(({ headers }) => headers.get('authorization'));
    expect(new Set(tokens).size).toBe(2);
    expect((await read(assetId)).status).toBe(200);
    expect(upstreamReads()).toBe(2);
  });

  test('two installations that ask for one asset at once are not merged', async () => {
    const gate = Promise.withResolvers<void>();
    const tokens: unknown[] = [];
    const { backend, read }: SignedIn = await startSignedIn({
      divert(request) {
        if (!isGetAsset(request)) return undefined;
        tokens.push(request.headers.get('authorization'));
        return gate.promise.then(() => backend.webflow.fetch(request));
      },
    });
    await backend.install({ siteIds: [sites.bakery.id] });
    const bakery = await backend.signIn(sites.bakery.id);
    const answers = Promise.all([read(assetId), backend.getAsset(assetId, bakery)]);
    await eventually(() => expect(tokens).toHaveLength(2));
    gate.resolve();
    expect((await answers).map(({ status }) => status)).toEqual([200, 404]);
    expect(new Set(tokens).size).toBe(2);
  });

  test('another site of the same installation is refused what is in memory', async () => {
    const siteIds = [sites.outdoors.id, sites.journal.id];
    const { backend, read, upstreamReads } = await startSignedIn({ siteIds });
    expect((await read(assetId)).status).toBe(200);
    const journal = await backend.signIn(sites.journal.id);
    expect((await backend.getAsset(assetId, journal)).status).toBe(404);
    expect(upstreamReads()).toBe(1);
  });

  test('a new installation of the site reads again', async () => {
    const { backend, read, upstreamReads } = await startSignedIn();
    await read(assetId);
    await backend.install();
    const session = await backend.signIn();
    expect((await backend.getAsset(assetId, session)).status).toBe(200);
    expect(upstreamReads()).toBe(2);
  });
});
