import { expect, test } from 'vitest';
import { bigSite } from '#sandbox/content/big-site.ts';
import { oddSite } from '#sandbox/content/odd-site.ts';
import { siteLibrary } from '#sandbox/library/site-library.ts';
import { locales, sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { startUses, trueUses, usesIn } from '#test/support/backend/uses.ts';
import { usesFormula } from '#test/support/backend/uses-formula.ts';

const plenty = 1_000_000;
const big = bigSite();

test.each([
  ['31 pages, 12 components and 400 items', { webflow: { library: siteLibrary() } }, 31, 12],
  [
    '300 pages, 60 components and 5,000 items',
    { webflow: { library: big.library }, content: big.content },
    300,
    60,
  ],
])(
  'a site of %s: what is read equals what its model says',
  async (_, { webflow, ...site }, pages, components) => {
    const { backend, client } = await startUses({
      webflow: { ...webflow, requestsPerMinute: plenty },
      ...site,
    });
    const { state, progress } = await client.read();
    expect(state).toBe('done');
    const { world, calls } = backend.webflow;
    const { lists, places } = usesFormula(world.contentOf(sites.outdoors.id), [locales.german.id]);
    expect(calls.count(), 'the calls of the formula').toBe(lists + places);
    expect(progress).toMatchObject({ pages: { read: pages }, components: { read: components } });
    const truth = trueUses(backend);
    expect(truth.length).toBeGreaterThan(500);
    expect(usesIn(client.places.values())).toEqual(truth);
  },
);

test('a site of everything unusual: what is read equals what its model says, and nothing fails', async () => {
  const content = oddSite([assetIdOf('everything'), assetIdOf('mixed')], assetIdOf('foreign'));
  const { backend, client } = await startUses({ webflow: { requestsPerMinute: plenty }, content });
  const { state, progress } = await client.read();
  expect(state).toBe('done');
  expect(Object.values(progress).map(({ failed }) => failed)).toEqual([0, 0, 0]);
  expect(usesIn(client.places.values())).toEqual(trueUses(backend));
});
