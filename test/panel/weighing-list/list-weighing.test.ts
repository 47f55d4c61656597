import { computed, effect, signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import type { WeighedAsset } from '#panel/weighing/weighed-asset.ts';
import { createListWeighing } from '#panel/weighing-list/list-weighing.ts';
import { outcomeOf } from '#panel/weighing-list/outcome.ts';
import type { LoadChange } from '#rules/weighing/load-changes.ts';
import { createFakeWeighing, weighedAsset } from '#test/support/panel/weighed.ts';
import { candidateOf, sourceOf } from '#test/support/panel/weighing-answers.ts';

interface Row {
  readonly id: string;
  readonly isPicture: boolean;
}

const rowsOf = (...ids: string[]): Row[] => ids.map((id) => ({ id, isPicture: !id.endsWith('.mp4') }));
const half: LoadChange = { before: 100_000, after: 50_000 };
const more: LoadChange = { before: 100_000, after: 150_000 };
const unknown: LoadChange = { before: null, after: null };

function open(ids: string[], { hasUsages = false, laptop = unknown } = {}) {
  const weighing = createFakeWeighing();
  const rows = signal<readonly Row[]>(rowsOf(...ids));
  const query = signal('');
  const list = createListWeighing<Row>({
    weighing,
    rows,
    shown: computed(() => rows.value.filter(({ id }) => id.includes(query.value))),
    weighableOf: ({ id, isPicture }) => (isPicture ? id : null),
    requestOf: (_row, id) => ({ id, widths: [], variantWidths: [] }),
    nameOf: (id) => `Name of ${id}`,
    changesOf(_row, _weighed, candidate) {
      if (!hasUsages) return null;
      const kept = { before: 100_000, after: 100_000 };
      return [{ phone: candidate ? half : kept, laptop: candidate ? laptop : kept }];
    },
  });
  return { weighing, rows, query, list };
}

const askedIds = ({ asked }: ReturnType<typeof createFakeWeighing>) =>
  asked.map((requests) => requests.map(({ id }) => id));

test('what is shown is weighed in its order, without other files and what is weighed or waits', () => {
  const { weighing, query, list } = open(['lake', 'lane.mp4', 'hut', 'lamp', 'land']);
  expect(list.open.value).toBe(4);
  query.value = 'la';
  weighing.set('lamp', weighedAsset('lamp'));
  weighing.set('land', weighedAsset('land', { state: 'queued' }));
  expect(list.open.value).toBe(1);
  query.value = '';
  list.weigh();
  expect(askedIds(weighing)).toEqual([['lake', 'hut']]);
});

test.for([
  ['an encoder that ended early', 'encoder_failed', 1],
  ['a file host that was away', 'unavailable', 1],
  ['a file that is cut off', 'damaged', 0],
  ['an unknown format', 'unsupported_type', 0],
] as const)('after %s, %s: %i to weigh again', ([, reason, expected]) => {
  const { weighing, list } = open(['lake']);
  weighing.set(
    'lake',
    weighedAsset('lake', { source: null, candidates: [], refused: [{ format: null, reason }] }),
  );
  expect(list.open.value).toBe(expected);
});

test('an image with a suggestion is not weighed again for the format that was too slow', () => {
  const { weighing, list } = open(['lake']);
  weighing.set('lake', weighedAsset('lake', { refused: [{ format: 'avif', reason: 'too_slow' }] }));
  expect(list.open.value).toBe(0);
  expect(list.replaceable.value).toHaveLength(1);
});

test.for([
  ['less', half, 1, 50_000],
  ['more', more, 0, 100_000],
  ['an unknown number', unknown, 1, 50_000],
] as const)('an image of which a laptop would load %s: %o, %i to replace', ([, laptop, many, phone]) => {
  const { weighing, list } = open(['lake'], { hasUsages: true, laptop });
  weighing.set('lake', weighedAsset('lake'));
  expect(list.replaceable.value).toHaveLength(many);
  expect(list.total.value?.loads?.phone.after).toBe(phone);
});

const alike = candidateOf('lake');
const outcomes: readonly (readonly [string, Partial<WeighedAsset>, object])[] = [
  ['waits', { state: 'queued', candidates: [] }, { kind: 'queued' }],
  ['is encoded', { state: 'running' }, { kind: 'running' }],
  [
    'has a smaller file',
    {},
    { kind: 'suggested', candidate: alike, before: 1_750_000, saved: 1_338_000, percent: 76 },
  ],
  [
    'has two: the smaller',
    { candidates: [alike, candidateOf('lake', { format: 'avif', bytes: 290_000 })] },
    { kind: 'suggested', candidate: { format: 'avif' } },
  ],
  [
    'has a suggestion at a narrower width alone',
    {
      candidates: [
        candidateOf('lake', { width: 1_000, bytes: 9_000 }),
        candidateOf('lake', { bytes: 2_000_000 }),
      ],
    },
    { kind: 'nothingSmaller', before: 1_750_000 },
  ],
  ['has no smaller file', { source: sourceOf('lake', { bytes: 400_000 }) }, { kind: 'nothingSmaller' }],
  ['has a file of equal bytes', { source: sourceOf('lake', { bytes: 412_000 }) }, { kind: 'nothingSmaller' }],
  [
    'has none that looks alike',
    { candidates: [candidateOf('lake', { isSuggested: false })] },
    { kind: 'notAlike' },
  ],
  [
    'is refused',
    { candidates: [], refused: [{ format: null, reason: 'animated' }] },
    { kind: 'refused', reason: 'animated' },
  ],
  [
    'is refused before its source',
    { source: null, candidates: [], refused: [{ format: null, reason: 'not_found' }] },
    { kind: 'refused', reason: 'not_found' },
  ],
  ['is refused in one format', { refused: [{ format: 'avif', reason: 'too_slow' }] }, { kind: 'suggested' }],
  [
    'is heavier in one format, and was too slow in the other',
    {
      candidates: [candidateOf('lake', { bytes: 2_000_000 })],
      refused: [{ format: 'avif', reason: 'too_slow' }],
    },
    { kind: 'refused', reason: 'too_slow' },
  ],
  [
    'is heavier in one format, and is never weighed in the other',
    {
      candidates: [candidateOf('lake', { bytes: 2_000_000 })],
      refused: [{ format: 'avif', reason: 'animated' }],
    },
    { kind: 'nothingSmaller', before: 1_750_000 },
  ],
  ['is done without a line', { source: null, candidates: [] }, { kind: 'refused', reason: 'encoder_failed' }],
];

test.for(outcomes)('an asset that %s', ([, changes, expected]) => {
  expect(outcomeOf(weighedAsset('lake', changes))).toMatchObject(expected);
});

test('the total is of what is shown and weighed to its end', () => {
  const { weighing, query, list } = open(['lake', 'land', 'hut', 'broken', 'tent']);
  expect(list.total.value).toBe(null);
  weighing.set('lake', weighedAsset('lake'));
  weighing.set('land', weighedAsset('land', { candidates: [candidateOf('land', { bytes: 2_000_000 })] }));
  weighing.set('hut', weighedAsset('hut', { state: 'running' }));
  weighing.set(
    'broken',
    weighedAsset('broken', { source: null, candidates: [], refused: [{ format: null, reason: 'damaged' }] }),
  );
  expect(list.total.value).toEqual({
    weighed: 2,
    refused: 1,
    originals: { before: 3_500_000, after: 2_162_000, unknown: 0 },
    loads: null,
  });
  query.value = 'land';
  expect(list.total.value).toMatchObject({
    weighed: 1,
    refused: 0,
    originals: { before: 1_750_000, after: 1_750_000 },
  });
  expect(list.wholeTotal()).toMatchObject({ weighed: 2, refused: 1 });
  query.value = 'tent';
  expect(list.total.value).toBe(null);
});

test('what visitors load is apart from the originals, and what is not known is counted', () => {
  const { weighing, list } = open(['lake', 'land'], { hasUsages: true });
  for (const id of ['lake', 'land']) weighing.set(id, weighedAsset(id));
  expect(list.total.value?.loads).toEqual({
    phone: { before: 200_000, after: 100_000, unknown: 0 },
    laptop: { before: 0, after: 0, unknown: 2 },
  });
  expect(list.savings.value).toEqual(
    new Map([
      ['lake', 50_000],
      ['land', 50_000],
    ]),
  );
});

test('without usages the savings are those of the originals; nothing is saved where nothing is smaller', () => {
  const { weighing, list } = open(['lake', 'land', 'hut']);
  weighing.set('lake', weighedAsset('lake'));
  weighing.set('land', weighedAsset('land', { candidates: [candidateOf('land', { bytes: 2_000_000 })] }));
  expect(list.savings.value).toEqual(
    new Map([
      ['lake', 1_338_000],
      ['land', 0],
    ]),
  );
});

test('those with a suggestion are replaced, by name, as far as they are shown', () => {
  const { weighing, query, list } = open(['lake', 'land', 'hut']);
  for (const id of ['lake', 'hut']) weighing.set(id, weighedAsset(id));
  weighing.set('land', weighedAsset('land', { candidates: [] }));
  expect(list.replaceable.value).toHaveLength(2);
  query.value = 'la';
  expect(list.replaceable.value).toEqual([{ assetId: 'lake', name: 'Name of lake', candidate: alike }]);
});

test('the progress names the image that is encoded', () => {
  const { weighing, list } = open(['lake']);
  expect(list.progress.value).toBe(null);
  weighing.series.value = { done: 4, of: 22, running: 'lake' };
  expect(list.progress.value).toEqual({ done: 4, of: 22, name: 'Name of lake' });
  weighing.series.value = { done: 4, of: 22, running: null };
  expect(list.progress.value?.name).toBe(null);
});

test('a row that leaves the page while it is weighed is no longer counted', () => {
  const { weighing, rows, list } = open(['lake', 'land']);
  for (const id of ['lake', 'land']) weighing.set(id, weighedAsset(id));
  rows.value = rowsOf('land', 'hut');
  expect(list.total.value?.weighed).toBe(1);
  expect(list.open.value).toBe(1);
  weighing.set('lake', undefined);
  expect(list.total.value?.weighed).toBe(1);
});

test('a file that was replaced meanwhile is to weigh again', () => {
  const { weighing, list } = open(['lake']);
  weighing.set('lake', weighedAsset('lake'));
  expect(list.open.value).toBe(0);
  weighing.set('lake', undefined);
  expect([list.open.value, list.total.value, list.replaceable.value]).toEqual([1, null, []]);
});

test('the outcome of one asset is not read again as another changes', () => {
  const { weighing, list } = open(['lake', 'land']);
  let reads = 0;
  const stop = effect(() => {
    reads += 1;
    list.outcomeOf('lake');
  });
  weighing.set('land', weighedAsset('land'));
  expect(reads).toBe(1);
  weighing.set('lake', weighedAsset('lake'));
  expect(reads).toBe(2);
  stop();
});
