import { expect, test } from 'vitest';
import { readWholeList } from '#backend/uses/whole-list.ts';

/** A part that a call returns: how many entries, what total, and how many a part has at most. */
type Part = readonly [entries: number, total: number | null, limit?: number];

test.each<[string, readonly Part[], readonly boolean[]]>([
  [
    'three whole parts',
    [
      [100, 230],
      [100, 230],
      [30, 230],
    ],
    [true, true, true],
  ],
  ['one part without a total', [[30, null]], [true]],
  [
    'parts of fifty',
    [
      [50, 80, 50],
      [30, 80, 50],
    ],
    [true, true],
  ],
  ['an empty list', [[0, 0]], [true]],
  [
    'an empty part before the total',
    [
      [100, 230],
      [0, 230],
    ],
    [true, false],
  ],
  ['an empty first part before the total', [[0, 31]], [false]],
  ['a last part with fewer entries than the total', [[20, 31]], [true]],
  [
    'a short part in the middle',
    [
      [100, 230],
      [60, 230],
      [30, 230],
    ],
    [true, true, true],
  ],
  [
    'a list that has become shorter',
    [
      [100, 230],
      [0, 80],
    ],
    [true, true],
  ],
  [
    'more parts than are read',
    [
      [100, 900],
      [100, 900],
      [100, 900],
      [100, 900],
    ],
    [true, true, true, false],
  ],
])('%s: %j are whole as %j', async (_, parts, expected) => {
  const left = [...parts];
  const whole: boolean[] = [];
  const read = async () => {
    const [entries, total, limit = 100] = left.shift() ?? [0, 0];
    return { entries: Array.from({ length: entries }, () => ({})), total, limit };
  };
  for await (const { isWhole } of readWholeList(read, 4)) whole.push(isWhole);
  expect(whole).toEqual(expected);
  expect(left).toEqual([]);
});
