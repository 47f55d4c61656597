import { signal } from '@preact/signals-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createList } from '#panel/list/list.ts';
import { createSearch } from '#panel/list/search.ts';

interface Item {
  readonly name: string;
  readonly size: number;
}

const item = (name: string, size = 0): Item => ({ name, size });

const { find: search } = createSearch<Item>(({ name }) => [name, null, undefined]);

test.for([
  ['', ['Ridge trail.jpg', 'still-lake.jpg', 'Äcker im März.avif']],
  ['   ', ['Ridge trail.jpg', 'still-lake.jpg', 'Äcker im März.avif']],
  ['RIDGE', ['Ridge trail.jpg']],
  ['jpg ridge', ['Ridge trail.jpg']],
  ['acker', ['Äcker im März.avif']],
  ['MÄRZ', ['Äcker im März.avif']],
  ['a\u0308cker', ['Äcker im März.avif']],
  ['.*', []],
  ['lake ridge', []],
] as const)('a search for “%s” finds %j', ([query, expected]) => {
  const items = [item('Ridge trail.jpg'), item('still-lake.jpg'), item('Äcker im März.avif')];
  expect(search(items, query).map(({ name }) => name)).toEqual(expected);
});

test('a search finds right-to-left texts and texts of 300 characters', () => {
  const long = `${'x'.repeat(290)} שלום`;
  expect(search([item(long), item('other')], 'שלום')).toHaveLength(1);
});

test('the texts of an item are read once, as long as it is the same object', () => {
  let reads = 0;
  const { find: counting, prepare } = createSearch<Item>(({ name }) => {
    reads += 1;
    return [name];
  });
  const items = [item('a'), item('b')];
  items.forEach(prepare);
  for (const query of ['a', 'ab', 'b']) counting(items, query);
  expect(reads).toBe(2);
});

test('property: a search for any part of a name finds it, in the order of the items', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string({ maxLength: 4 }), (names, query) => {
      const items = names.map((name) => item(name + query));
      expect(search(items, query)).toEqual(items);
    }),
  );
});

function open(items: readonly Item[]) {
  const all = signal(items);
  const list = createList({
    items: all,
    chips: signal({ big: ({ size }: Item) => size > 5, long: ({ name }: Item) => name.length > 3 }),
    orders: { own: null, size: (one: Item, other: Item) => other.size - one.size },
    order: 'own',
    textsOf: ({ name }) => [name],
  });
  const shown = () => list.shown.value.map(({ name }) => name);
  return { all, list, shown };
}

const four = [item('lake', 3), item('hut', 9), item('ridge', 7), item('sea', 9)];

test('pressed chips are combined: an item is shown that belongs to all of them', () => {
  const { list, shown } = open(four);
  list.toggle('big');
  expect(shown()).toEqual(['hut', 'ridge', 'sea']);
  list.toggle('long');
  expect(shown()).toEqual(['ridge']);
  list.toggle('big');
  expect(shown()).toEqual(['lake', 'ridge']);
  list.search('lak');
  expect(shown()).toEqual(['lake']);
  list.showAll();
  expect(shown()).toHaveLength(4);
  expect(list.query.value).toBe('');
});

test('counts are those of all items, and follow them', () => {
  const { all, list } = open(four);
  list.toggle('long');
  expect(Object.fromEntries(list.counts.value)).toEqual({ big: 3, long: 2 });
  all.value = [];
  expect([...list.counts.value.values()].every((count) => count === 0)).toBe(true);
});

test('equal items keep their own order', () => {
  const { list, shown } = open(four);
  list.sort('size');
  expect(shown()).toEqual(['hut', 'sea', 'ridge', 'lake']);
});

test('a chip that is added counts at once, and one that goes is no longer pressed', () => {
  const chips = signal<Record<string, (item: Item) => boolean>>({ big: ({ size }) => size > 5 });
  const list = createList({
    items: signal(four),
    chips,
    orders: { own: null },
    order: 'own',
    textsOf: ({ name }) => [name],
  });
  list.toggle('big');
  expect(list.shown.value).toHaveLength(3);
  chips.value = { short: ({ name }) => name.length < 4 };
  expect(list.pressed.value.size).toBe(0);
  expect(list.shown.value).toHaveLength(4);
  expect([...list.counts.value]).toEqual([['short', 2]]);
});

test('a pressed chip brings its groups together, each in the list’s order', () => {
  const list = createList({
    items: signal(four),
    chips: signal({ any: () => true }),
    orders: { own: null, size: (one: Item, other: Item) => other.size - one.size },
    order: 'size',
    groups: signal({ any: (one: Item, other: Item) => one.name.length - other.name.length }),
    textsOf: ({ name }) => [name],
  });
  const names = () => list.shown.value.map(({ name }) => name);
  expect(names()).toEqual(['hut', 'sea', 'ridge', 'lake']);
  list.toggle('any');
  expect(names()).toEqual(['hut', 'sea', 'lake', 'ridge']);
  list.sort('own');
  expect(names()).toEqual(['hut', 'sea', 'lake', 'ridge']);
});
