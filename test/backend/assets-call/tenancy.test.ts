import { describe, expect, test } from 'vitest';
import { sites } from '#sandbox/world/sample-data.ts';
import { linesOf, startAssetsCall } from '#test/support/backend/assets-call.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';

const [ours, foreign, journal] = [assetIdOf('everything'), assetIdOf('foreign'), assetIdOf('journal')];
const nowhere = 'f'.repeat(24);
const plenty = ['svg', 'alt-null', 'alt-empty', 'mixed', 'fresh'].map((key) => assetIdOf(key));

function missingIn(lines: Parameters<typeof linesOf>[0]): string[] {
  return linesOf(lines, 'missing')
    .flatMap(({ missing }) => missing)
    .toSorted();
}

describe('Z1 no-tenant-parameter: an asset of another site looks like one that does not exist', () => {
  test.each([401, 403, 404] as const)('Z1 no-tenant-parameter: where Webflow answers %d', async (status) => {
    const { call } = await startAssetsCall({ webflow: { unconfirmed: { foreignAssetStatus: status } } });
    for (const ids of [
      [ours, foreign, nowhere],
      [ours, foreign, nowhere, ...plenty],
    ]) {
      const lines = await call({ ids });
      expect(missingIn(lines)).toEqual([foreign, nowhere].toSorted());
      expect(JSON.stringify(lines)).not.toContain('sourdough');
    }
  });

  test('Z1 no-tenant-parameter: a missing asset has no other part, and the response is whole', async () => {
    const { call } = await startAssetsCall();
    expect(await call({ ids: [foreign] })).toMatchObject([
      { missing: [foreign] },
      { done: { isWhole: true } },
    ]);
  });

  test('Z1 no-tenant-parameter: two sites of one installation, one token, one cache', async () => {
    const { backend, call } = await startAssetsCall({ siteIds: [sites.outdoors.id, sites.journal.id] });
    const session = await backend.signIn(sites.journal.id);
    for (let round = 0; round < 2; round++) {
      expect(missingIn(await call({ ids: [journal] }))).toEqual([journal]);
      const theirs = await call({ ids: [journal] }, { session });
      const [details] = linesOf(theirs, 'details');
      expect(details?.details.id).toBe(journal);
      const tags = { [journal]: details?.tag ?? '' };
      expect(missingIn(await call({ ids: [journal], tags })), 'a tag opens nothing').toEqual([journal]);
    }
  });

  test('Z1 no-tenant-parameter: an asset that Webflow gives us with another site is missing', async () => {
    const { backend, call } = await startAssetsCall();
    backend.webflow.faults.next('GET /v2/assets/:assetId', {
      kind: 'rewrite',
      json: (body) => (typeof body === 'object' ? { ...body, siteId: sites.bakery.id } : body),
    });
    expect(missingIn(await call({ ids: [ours] }))).toEqual([ours]);
  });
});
