import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instancesOn, type Nested } from '#rules/uses/instances-on.ts';

type Counts = Readonly<Record<string, number>>;

const nestedOf = (components: Readonly<Record<string, Counts>>): Nested =>
  new Map(Object.entries(components).map(([id, inner]) => [id, new Map(Object.entries(inner))]));

const on = (direct: Counts, components: Readonly<Record<string, Counts>>) =>
  Object.fromEntries(instancesOn(new Map(Object.entries(direct)), nestedOf(components)));

test.for<[string, Counts, Readonly<Record<string, Counts>>, Counts]>([
  ['no instance', {}, { card: { icon: 1 } }, {}],
  ['one without others', { card: 1 }, {}, { card: 1 }],
  ['an instance twice', { card: 2 }, {}, { card: 2 }],
  ['two in two', { card: 2 }, { card: { icon: 3 } }, { card: 2, icon: 6 }],
  ['directly and in another', { card: 1, icon: 1 }, { card: { icon: 2 } }, { card: 1, icon: 3 }],
  [
    'by two ways',
    { card: 1 },
    { card: { left: 1, right: 1 }, left: { icon: 1 }, right: { icon: 2 } },
    { card: 1, left: 1, right: 1, icon: 3 },
  ],
  ['one that contains itself', { card: 2 }, { card: { card: 1, icon: 4 } }, { card: 2, icon: 1 }],
  [
    'one that contains itself through others',
    { a: 1 },
    { a: { b: 1 }, b: { c: 1 }, c: { a: 1, icon: 1 } },
    { a: 1, b: 1, c: 1, icon: 1 },
  ],
  [
    'a cycle beside ordinary components',
    { a: 1, card: 2 },
    { a: { b: 1 }, b: { a: 1, icon: 1 }, card: { icon: 2 } },
    { a: 1, b: 1, card: 2, icon: 4 },
  ],
])('a page with %s shows each component as often as it is there', ([, direct, components, expected]) => {
  expect(on(direct, components)).toEqual(expected);
});

test('50 levels of two instances each count 2⁵⁰ times, and 2,000 levels end', () => {
  const levels = (many: number) =>
    Object.fromEntries(Array.from({ length: many }, (_, at) => [`c${at}`, { [`c${at + 1}`]: 2 }]));
  expect(on({ c0: 1 }, levels(50)).c50).toBe(2 ** 50);
  expect(on({ c0: 1 }, levels(2_000)).c2000).toBe(Number.MAX_SAFE_INTEGER);
});

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const countsAmong = (some: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...some), fc.integer({ min: 1, max: 3 }), { maxKeys: 3 });

/** Each component contains only later ones. */
const acyclic = fc
  .tuple(...names.map((_, at) => (at < 5 ? countsAmong(names.slice(at + 1)) : fc.constant<Counts>({}))))
  .map((inner) => Object.fromEntries(names.map((name, at) => [name, inner[at] ?? {}])));

/** Counts every single instance, one after the other. */
function walk(direct: Counts, components: Readonly<Record<string, Counts>>, found: Record<string, number>) {
  for (const [id, count] of Object.entries(direct)) {
    for (let time = 0; time < count; time += 1) {
      found[id] = (found[id] ?? 0) + 1;
      walk(components[id] ?? {}, components, found);
    }
  }
  return found;
}

test('without cycles every instance counts exactly once', () => {
  fc.assert(
    fc.property(countsAmong(names), acyclic, (direct, components) => {
      expect(on(direct, components)).toEqual(walk(direct, components, {}));
    }),
  );
});

test('with cycles exactly the components that can be reached count, whatever their order', () => {
  const components = fc.tuple(...names.map(() => countsAmong(names)));
  fc.assert(
    fc.property(countsAmong(names), components, (direct, inner) => {
      const graph = Object.fromEntries(names.map((name, at) => [name, inner[at] ?? {}]));
      const reached = new Set<string>();
      const reach = (id: string): void => {
        if (reached.has(id)) return;
        reached.add(id);
        Object.keys(graph[id] ?? {}).forEach(reach);
      };
      Object.keys(direct).forEach(reach);
      const counts = on(direct, graph);
      expect(new Set(Object.keys(counts))).toEqual(reached);
      for (const id of reached) expect(counts[id]).toBeGreaterThanOrEqual(direct[id] ?? 1);
      const backwards = Object.fromEntries(Object.entries(graph).reverse());
      expect(on(Object.fromEntries(Object.entries(direct).reverse()), backwards)).toEqual(counts);
    }),
  );
});
