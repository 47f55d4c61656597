import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slotsOf } from '#panel/list/slots.ts';

const of = (keys: string): string[] => [...keys];

test.for([
  ['nothing before', '', 'abc', null, [0, 1, 2]],
  ['the same rows', 'abc', 'abc', null, [0, 1, 2]],
  ['one row on', 'abc', 'bcd', null, [1, 2, 0]],
  ['one row back', 'bcd', 'abc', null, [2, 0, 1]],
  ['all others', 'abc', 'xyz', null, [0, 1, 2]],
  ['fewer', 'abc', 'b', null, [1]],
  ['another order', 'abc', 'cab', null, [2, 0, 1]],
  ['a row with the focus has gone', 'abc', 'bcd', 'a', [1, 2, 3]],
] as const)('the slots of rows, %s: %s, then %s', ([, before, after, kept, expected]) => {
  const slots = slotsOf(of(after), slotsOf(of(before), new Map(), null), kept);
  expect([...slots.values()]).toEqual(expected);
});

test('P2 slots: each row has its own, a row that stays keeps it, and that of the focus goes to no other', () => {
  const rows = fc.uniqueArray(fc.constantFrom(...'abcdefghij'));
  fc.assert(
    fc.property(fc.array(fc.tuple(rows, fc.option(fc.nat(9)))), (walks) => {
      let before: ReadonlyMap<string, number> = new Map();
      for (const [keys, focus] of walks) {
        const kept = focus === null ? null : ([...before.keys()][focus] ?? null);
        const after = slotsOf(keys, before, kept);
        expect([...after.keys()]).toEqual(keys);
        expect(new Set(after.values()).size).toBe(keys.length);
        for (const key of keys) if (before.has(key)) expect(after.get(key)).toBe(before.get(key));
        const isTaken = [...after].some(([key, slot]) => key !== kept && slot === before.get(kept ?? ''));
        expect(isTaken).toBe(false);
        before = after;
      }
    }),
  );
});
