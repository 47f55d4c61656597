import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { UsePlace } from '#contract/uses.ts';
import { findUses } from '#rules/uses/find-uses.ts';
import { reachOf } from '#rules/uses/reach.ts';
import type { ShownUse, Use } from '#rules/uses/use.ts';
import { placeId, useCollection, usePlace } from '#test/support/shared/use-places.ts';

/** A use in one line: its kind, what it is called, and how often. */
function lineOf(use: Use): string {
  switch (use.kind) {
    case 'page':
      return `${use.name} ×${use.count}${use.status ? ` ${use.status}` : ''}`;
    case 'component':
      return `component ${use.name} ×${use.count} on ${use.pages.map(({ name, count }) => `${name} ×${count}`)}`;
    case 'item':
      return `${use.collection} · ${use.field} of ${use.item}`;
    case 'background':
      return `style ${use.style}`;
    case 'social':
      return `${use.image} of ${use.name}`;
    case 'property':
      return `${use.property} of ${use.component} on ${use.name}`;
    case 'canvas':
      return 'canvas';
  }
}

const compareNames = new Intl.Collator('en', { numeric: true }).compare;
const usesIn = (places: readonly UsePlace[], shown: readonly ShownUse[] = []) =>
  findUses(places, shown, compareNames);

const linesOf = (places: readonly UsePlace[], asset: string, shown: readonly ShownUse[] = []) =>
  usesIn(places, shown).of(placeId(asset)).map(lineOf);

test.for<[string, readonly UsePlace[], readonly string[]]>([
  ['no places', [], []],
  ['a page without it', [usePlace('page', 'Home', { assets: { other: 1 } })], []],
  ['a page that shows it zero times', [usePlace('page', 'Home', { assets: { hero: 0 } })], []],
  ['a page', [usePlace('page', 'Home', { assets: { hero: 2 } })], ['Home ×2']],
  [
    'pages, the most usages first, drafts and archived ones last',
    [
      usePlace('page', 'Old', { assets: { hero: 9 }, status: 'archived' }),
      usePlace('page', 'Next', { assets: { hero: 9 }, status: 'draft' }),
      usePlace('page', 'Page 10', { assets: { hero: 1 } }),
      usePlace('page', 'Page 9', { assets: { hero: 1 } }),
      usePlace('page', 'Home', { assets: { hero: 2 } }),
    ],
    ['Home ×2', 'Page 9 ×1', 'Page 10 ×1', 'Next ×9 draft', 'Old ×9 archived'],
  ],
  [
    'a component that is on no page',
    [usePlace('component', 'Card', { assets: { hero: 1 } })],
    ['component Card ×1 on '],
  ],
  [
    'a component twice on a page and once on another, after the pages',
    [
      usePlace('component', 'Card', { assets: { hero: 1 } }),
      usePlace('page', 'Archive', { components: { Card: 1 }, assets: { hero: 1 } }),
      usePlace('page', 'Home', { components: { Card: 2 } }),
    ],
    ['Archive ×1', 'component Card ×1 on Home ×2,Archive ×1'],
  ],
  [
    'a component in a component',
    [
      usePlace('component', 'Icon', { assets: { hero: 1 } }),
      usePlace('component', 'Card', { components: { Icon: 3 } }),
      usePlace('page', 'Home', { components: { Card: 2 } }),
    ],
    ['component Icon ×1 on Home ×6'],
  ],
  [
    'a page whose component is not known',
    [usePlace('page', 'Home', { components: { Gone: 1 }, assets: { hero: 1 } })],
    ['Home ×1'],
  ],
  [
    'items of a Collection in two parts',
    [
      useCollection('Posts', [['hero', 'cover', 'Ridge trail']]),
      useCollection(
        'Posts',
        [
          ['hero', 'cover', 'Lake'],
          ['other', 'cover', 'Fjord'],
        ],
        1,
      ),
    ],
    ['Posts · cover of Lake', 'Posts · cover of Ridge trail'],
  ],
  [
    'places without a name',
    [
      { ...usePlace('page', 'Home', { assets: { hero: 1 } }), name: null },
      { ...useCollection('Posts', [['hero', null, null]]), name: null },
    ],
    ['null ×1', 'null · null of null'],
  ],
  [
    'a Collection that lists the asset without an item',
    [useCollection('Posts', [], 0, { hero: 1 })],
    ['Posts · null of null'],
  ],
  [
    'a Collection whose other items did not fit',
    [useCollection('Posts', [['hero', 'cover', 'Lake']], 0, { other: 3 })],
    ['Posts · cover of Lake'],
  ],
])('the uses in %s', ([, places, expected]) => {
  expect(linesOf(places, 'hero')).toEqual(expected);
});

const home = { id: placeId('Home'), name: 'Home' };

test('what the Designer shows follows with kinds of its own', () => {
  const assetId = placeId('hero');
  const shown: ShownUse[] = [
    { assetId, use: { kind: 'social', ...home, image: 'openGraph' } },
    { assetId, use: { kind: 'background', style: 'Hero band' } },
    { assetId, use: { kind: 'property', ...home, component: 'Gear card', property: 'Photo' } },
    { assetId: placeId('new'), use: { kind: 'background', style: 'Card' } },
  ];
  const places = [usePlace('page', 'Home', { assets: { hero: 2 }, status: 'draft' })];
  expect(linesOf(places, 'hero', shown)).toEqual([
    'Home ×2 draft',
    'Photo of Gear card on Home',
    'style Hero band',
    'openGraph of Home',
  ]);
  expect(linesOf(places, 'new', shown)).toEqual(['style Card']);
});

test.for<[string, readonly UsePlace[], ReturnType<typeof reachOf>]>([
  ['nothing', [], { pages: 0, items: 0 }],
  [
    'a page twice and by its component once, a draft, and an item',
    [
      usePlace('component', 'Card', { assets: { hero: 1 } }),
      usePlace('page', 'Home', { assets: { hero: 2 }, components: { Card: 1 } }),
      usePlace('page', 'Archive', { components: { Card: 1 } }),
      usePlace('page', 'Next', { components: { Card: 1 }, assets: { hero: 1 }, status: 'draft' }),
      useCollection('Posts', [['hero', 'cover', 'Ridge trail']]),
    ],
    { pages: 2, items: 1 },
  ],
])('the reach of a text on %s', ([, places, expected]) => {
  expect(reachOf(usesIn(places).of(placeId('hero')))).toEqual(expected);
});

const short = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const counts = fc.dictionary(short, fc.integer({ min: 0, max: 2 }), { maxKeys: 3 });
const script = fc.record({
  assets: counts,
  components: counts,
  status: fc.constantFrom(null, 'draft' as const, 'archived' as const),
  state: fc.constantFrom('read' as const, 'failed' as const, 'unread' as const),
});
const anyPlace = fc.oneof(
  fc
    .tuple(fc.constantFrom('page' as const, 'component' as const), short, script)
    .map(([kind, name, rest]) => usePlace(kind, name, rest)),
  fc
    .tuple(short, fc.array(fc.tuple(short, fc.option(short), fc.option(short)), { maxLength: 3 }))
    .map(([name, items]) => useCollection(name, items)),
);
const anyPlaces = fc.uniqueArray(anyPlace, { selector: ({ key }) => key, maxLength: 12 });

test('an asset has a use exactly where a place lists it, whatever the order and the cycles of the places', () => {
  fc.assert(
    fc.property(anyPlaces, (places) => {
      const uses = usesIn(places);
      const backwards = usesIn([...places].reverse());
      for (const name of ['a', 'b', 'c', 'd', 'e']) {
        const id = placeId(name);
        const isListed = places.some(
          ({ assets, items }) =>
            assets.some(([assetId, count]) => assetId === id && count > 0) ||
            items.some(({ assetId }) => assetId === id),
        );
        expect(uses.has(id)).toBe(isListed);
        expect(uses.of(id).length > 0).toBe(isListed);
        expect(backwards.of(id).map(lineOf)).toEqual(uses.of(id).map(lineOf));
      }
    }),
  );
});
