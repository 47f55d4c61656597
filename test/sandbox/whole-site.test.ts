import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { truthOf } from '#sandbox/content/truth.ts';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import type { Library } from '#sandbox/library/library.ts';
import { paintedLibrary } from '#sandbox/library/painted-library.ts';
import { siteLibrary } from '#sandbox/library/site-library.ts';
import { duplicateKeys, lookalikeKeys } from '#sandbox/protocol/site-assets.ts';
import { imagesOf } from '#sandbox/published/published-image.ts';
import { elementsOf } from '#sandbox/site/canvas.ts';
import { canvases } from '#sandbox/site/canvases.ts';
import { locales, sites } from '#sandbox/world/sample-data.ts';
import { createCaller } from './caller.ts';
import { cdnOrigin } from './painted-cdn.ts';

const outdoors = sites.outdoors.id;
const list = `/v2/sites/${outdoors}`;

const openWorld = (library = siteLibrary()) => createFakeWebflow({ library }).world;

function keysOf(world = openWorld()): Map<string, string> {
  return new Map([...world.assets.values()].map(({ key, asset }) => [asset.id, key]));
}

test('the site has 31 pages, 12 components, 4 Collections with 400 items, and 412 assets', async () => {
  const { call } = createCaller({}, { library: siteLibrary() });
  const read = async (path: string) => (await call(path)).json();
  expect((await read(`${list}/assets`)).pagination.total).toBe(412);
  expect((await read(`${list}/pages`)).pagination.total).toBe(31);
  expect((await read(`${list}/components`)).pagination.total).toBe(12);
  const { collections } = await read(`${list}/collections`);
  expect(collections).toHaveLength(4);
  const totals = await Promise.all(
    collections.map(async ({ id }: { id: string }) => {
      const path = `/v2/collections/${id}/items?limit=1&cmsLocaleId=`;
      const inGerman = (await read(path + locales.german.cmsLocaleId)).pagination.total;
      return [(await read(path)).pagination.total, inGerman];
    }),
  );
  const sum = (at: number) => totals.map((each) => each[at]).reduce((all, one) => all + one, 0);
  expect([sum(0), sum(1)]).toEqual([400, 380]);
});

test('pages are drafts, archived and templates too, and ids and slugs differ', () => {
  const { pages, components, collections } = openWorld().contentOf(outdoors);
  const some = (what: 'draft' | 'archived' | 'collectionId') => pages.filter(({ page }) => page[what]).length;
  expect([some('draft'), some('archived'), some('collectionId')]).toEqual([1, 1, 4]);
  const ids = [
    ...pages.map(({ page }) => page.id),
    ...components.map(({ component }) => component.id),
    ...collections.flatMap(({ collection, items }) => [collection.id, ...items.map(({ id }) => id)]),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^(?:[0-9a-f]{24}|[0-9a-f-]{36})$/.test(id))).toEqual([]);
  expect(new Set(pages.map(({ page }) => page.slug)).size).toBe(31);
  const elements = canvases.flatMap((canvas) => elementsOf(canvas).map(({ id }) => id));
  expect(new Set(elements).size).toBe(elements.length);
});

test('a component is on three pages, and one is in another that is in another', () => {
  const world = openWorld();
  const { pagesOf } = truthOf(world, outdoors);
  const named = (name: string) =>
    world.contentOf(outdoors).components.find(({ component }) => component.name === name)?.component.id ?? '';
  expect(pagesOf.get(named('Gear card'))?.size).toBe(3);
  expect(pagesOf.get(named('Site header'))?.size).toBe(18);
  // Trips › Trip grid › Trip card, and Trips › Trip grid › Feature row: each has the badge.
  expect(pagesOf.get(named('Icon badge'))?.size).toBe(4);
});

describe('the truth', () => {
  const world = openWorld();
  const { uses } = truthOf(world, outdoors);
  const keys = keysOf(world);
  const keyed = new Map([...uses].map(([id, use]) => [keys.get(id), use]));

  test('names assets of the site alone', () => {
    expect([...keyed.keys()]).not.toContain(undefined);
  });

  test('counts on each page what its canvas has without a binding', () => {
    const pages = canvases.filter((canvas) => canvas.kind === 'page' && canvas.collectionId === undefined);
    for (const page of pages) {
      const counts = new Map<string, number>();
      for (const [{ asset, binding }] of imagesOf(page)) {
        if (asset !== null && !binding) counts.set(asset, (counts.get(asset) ?? 0) + 1);
      }
      const found = new Map<string | undefined, number>();
      for (const [key, { pages: all }] of keyed) {
        const count = all.find(({ id }) => id === page.id)?.countIn[locales.english.id];
        if (count !== undefined) found.set(key, count);
      }
      expect(found, page.name).toEqual(counts);
    }
  });

  test('has assets that only German visitors see, on a page and in an item', () => {
    expect(keyed.get('photo-94')).toMatchObject({
      pages: [{ name: 'Senja', countIn: { [locales.german.id]: 1 } }],
      items: [],
    });
    expect(keyed.get('photo-93')).toMatchObject({
      pages: [],
      items: [{ field: 'cover', locales: [locales.german.cmsLocaleId] }],
    });
  });

  test('leaves the three heaviest files without a use: a video, a PDF and a panorama', () => {
    const left = [...world.assets.values()].filter(
      ({ asset }) => asset.siteId === outdoors && !uses.has(asset.id),
    );
    const heaviest = left.toSorted((some, others) => others.asset.size - some.asset.size);
    expect(heaviest.slice(0, 3).map(({ asset }) => asset.displayName)).toEqual([
      'drone-over-senja.mp4',
      'tent-catalogue-2023.pdf',
      'panorama-master.jpg',
    ]);
    expect(left.length).toBeGreaterThan(20);
    expect(left.length).toBeLessThan(40);
  });
});

test('assets are of all kinds, and most have a German alt text', () => {
  const own = [...openWorld().assets.values()].filter(({ asset }) => asset.siteId === outdoors);
  const types = Map.groupBy(own, ({ asset }) => asset.contentType);
  for (const type of ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/svg+xml', 'image/gif']) {
    expect(types.get(type)?.length, type).toBeGreaterThan(2);
  }
  expect(types.get('video/mp4')).toHaveLength(4);
  expect(types.get('application/json')).toHaveLength(4);
  expect(types.get('application/pdf')).toHaveLength(7);
  const texts = own.map(({ altTextByLocale }) => altTextByLocale[locales.german.id]);
  expect(texts.filter((text) => text === null).length).toBeGreaterThan(20);
  expect(texts.filter((text) => typeof text === 'string').length).toBeGreaterThan(60);
});

describe.each([
  ['painted', () => paintedLibrary(cdnOrigin)],
  ['unpainted', async () => siteLibrary(cdnOrigin)],
])('the files of the %s library', (_, make) => {
  let library: Library;
  let hashes: Map<string, string>;

  beforeAll(async () => {
    library = await make();
    const wanted: readonly string[] = [...duplicateKeys, ...lookalikeKeys].flat();
    const found = library.assets.filter(({ key }) => wanted.includes(key));
    hashes = new Map(
      await Promise.all(
        found.map(async ({ key, asset }): Promise<[string, string]> => {
          const file = await library.readFile(new URL(asset.hostedUrl).pathname);
          expect(file?.bytes.length, key).toBe(asset.size);
          return [
            key,
            createHash('sha256')
              .update(file?.bytes ?? '')
              .digest('hex'),
          ];
        }),
      ),
    );
  });

  test('are 412 on the site', () => {
    expect(library.assets.filter(({ asset }) => asset.siteId === outdoors)).toHaveLength(412);
  });

  test.each(duplicateKeys)('%s and its copies are the same bytes', (...keys) => {
    expect(new Set(keys.map((key) => hashes.get(key ?? ''))).size).toBe(1);
  });

  test.each(lookalikeKeys)('%s and %s have one type and size and other bytes', (...keys) => {
    const both = library.assets.filter(({ key }) => keys.some((wanted) => wanted === key));
    expect(new Set(both.map(({ asset }) => `${asset.contentType} ${asset.size}`)).size).toBe(1);
    expect(new Set(keys.map((key) => hashes.get(key ?? ''))).size).toBe(2);
  });

  test('are sent with their type and size, the three heaviest as well', async () => {
    for (const key of [
      'left-drone',
      'left-catalogue',
      'left-panorama',
      'lottie-compass',
      'map-senja',
      'photo-7',
    ]) {
      const asset = library.assets.find((stored) => stored.key === key)?.asset;
      const file = await library.readFile(new URL(asset?.hostedUrl ?? '').pathname);
      expect([file?.type, file?.bytes.length], key).toEqual([asset?.contentType, asset?.size]);
    }
  });
});
