import { describe, expect, test } from 'vitest';
import { bigSite } from '#sandbox/content/big-site.ts';
import { truthOf } from '#sandbox/content/truth.ts';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { createCaller } from './caller.ts';

const outdoors = sites.outdoors.id;
const list = `/v2/sites/${outdoors}`;

describe('the big site', () => {
  const { library, content } = bigSite();
  const world = createFakeWebflow({ library, content: [content] }).world;

  test('has 10,000 assets, 300 pages, 60 components, 10 Collections and 5,000 items, which the API lists', async () => {
    const { call } = createCaller({}, { library, content: [content] });
    const total = async (path: string) => (await (await call(`${path}?limit=1`)).json()).pagination.total;
    expect(await total(`${list}/assets`)).toBe(10_000);
    expect(await total(`${list}/pages`)).toBe(300);
    expect(await total(`${list}/components`)).toBe(60);
    const { collections } = await (await call(`${list}/collections`)).json();
    const items = await Promise.all(
      collections.map(({ id }: { id: string }) => total(`/v2/collections/${id}/items`)),
    );
    expect(items).toEqual(Array.from({ length: 10 }, () => 500));
    const long = content.pages[9]?.page.id;
    const { nodes, pagination } = await (await call(`/v2/pages/${long}/dom`)).json();
    expect([nodes.length, pagination.total]).toEqual([100, 153]);
  });

  test('uses its own assets, four fifths at most, and leaves the last fifth', () => {
    const { uses } = truthOf(world, outdoors);
    expect(uses.size).toBeGreaterThan(6_000);
    const used = new Set([...world.assets.keys()].slice(0, 8_000));
    expect([...uses.keys()].filter((id) => !used.has(id))).toEqual([]);
  });

  test('serves a file of its size for every asset and variant, and equal ones for copies', async () => {
    const at = (number: number) => library.assets[number]?.asset;
    const bytesOf = async (url = '') => (await library.readFile(new URL(url).pathname))?.bytes;
    for (const number of [0, 2, 3, 5, 6, 7, 9_999]) {
      expect((await bytesOf(at(number)?.hostedUrl))?.length, String(number)).toBe(at(number)?.size);
      for (const { hostedUrl } of at(number)?.variants ?? []) {
        expect((await bytesOf(hostedUrl))?.length, hostedUrl).toBeLessThan(at(number)?.size ?? 0);
      }
    }
    expect(await bytesOf(at(39)?.hostedUrl)).toEqual(await bytesOf(at(38)?.hostedUrl));
    expect(await bytesOf(at(40)?.hostedUrl)).not.toEqual(await bytesOf(at(38)?.hostedUrl));
    expect(await library.readFile('/x/nothing.jpg')).toBeUndefined();
  });

  test('is the same each time', () => {
    const small = { assets: 50, pages: 3, components: 5, collections: 2, items: 9 };
    expect(bigSite(small).content).toEqual(bigSite(small).content);
    expect(bigSite(small).library.assets).toEqual(bigSite(small).library.assets);
  });
});

test.each([
  [{ items: 0 }, 0],
  [{ collections: 1, items: 10_000 }, 10_000],
  [{ collections: 0, items: 10 }, 0],
])('a site of another size: %j', (size, items) => {
  const { content } = bigSite({ assets: 10, pages: 0, components: 0, ...size });
  expect(content.collections.map((each) => each.items.length).reduce((all, one) => all + one, 0)).toBe(items);
});
