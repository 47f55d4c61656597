import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidateFormats } from '#contract/weighing.ts';
import { bestAt, bestCandidates } from '#rules/weighing/best-candidate.ts';
import { byteSaving } from '#rules/weighing/byte-saving.ts';
import { candidateOf, source, weighedOf } from '#test/rules/weighing/weighed-files.ts';

const avif = { format: 'avif', quality: 60 } as const;
const unlike = { isSuggested: false, score: 71 } as const;

test.for([
  ['no candidate', [], 'notWeighed'],
  ['a candidate of another width', [candidateOf(100, { width: 1_800 })], 'notWeighed'],
  ['one that is smaller', [candidateOf(400_000)], 'webp 400000'],
  ['two that are smaller', [candidateOf(400_000), candidateOf(300_000, avif)], 'avif 300000'],
  ['a smaller one that is not suggested', [candidateOf(400_000), candidateOf(100, unlike)], 'webp 400000'],
  ['one of the same bytes', [candidateOf(900_000)], 'nothingSmaller'],
  ['one that is heavier', [candidateOf(900_001)], 'nothingSmaller'],
  ['a heavier one that is not suggested', [candidateOf(950_000, unlike)], 'nothingSmaller'],
  ['smaller ones that are not alike', [candidateOf(400_000, unlike)], 'notAlike'],
  ['smaller ones without a score', [candidateOf(400_000, { score: null, isSuggested: false })], 'notAlike'],
  ['a suggested one that is heavier', [candidateOf(4, unlike), candidateOf(950_000)], 'nothingSmaller'],
  ['an optimised SVG', [candidateOf(10, { format: 'svg', quality: null, score: null })], 'svg 10'],
] as const)('%s at the original’s width is %s', ([, candidates, expected]) => {
  const best = bestAt(weighedOf({ candidates }), source.width);
  expect(best.kind === 'smaller' ? `${best.candidate.format} ${best.candidate.bytes}` : best.kind).toBe(
    expected,
  );
});

test('nothing is weighed before the original is decoded', () => {
  const weighed = weighedOf({ source: null, candidates: [candidateOf(10)] });
  expect(bestAt(weighed, 3_600)).toEqual({ kind: 'notWeighed' });
  expect(bestCandidates(weighed, 800)).toEqual({ own: { kind: 'notWeighed' }, needed: null });
});

test.for([
  [null, null],
  [3_600, null],
  [4_000, null],
  [1_800, 'smaller'],
  [1_700, 'notWeighed'],
] as const)('of a needed width of %s the best is %s', ([width, expected]) => {
  const weighed = weighedOf({ candidates: [candidateOf(500_000), candidateOf(200_000, { width: 1_800 })] });
  const { own, needed } = bestCandidates(weighed, width);
  expect(own).toEqual({
    kind: 'smaller',
    candidate: candidateOf(500_000),
    saving: { bytes: 400_000, percent: 44 },
  });
  expect(needed?.kind ?? null).toBe(expected);
});

test.for([
  [1_000, 240, 760, 76],
  [1_000, 1, 999, 99],
  [1_000, 0, 1_000, 100],
  [1_000, 999, 1, 0],
  [1_000, 1_000, 0, 0],
  [1_000, 1_001, -1, 0],
  [1_000, 1_999, -999, -99],
  [0, 0, 0, null],
  [0, 10, -10, null],
] as const)('%i bytes that become %i save %i, %s percent', ([before, after, bytes, percent]) => {
  expect(byteSaving({ before, after })).toEqual({ bytes, percent });
});

test('the best candidate is suggested and lighter than the original, and no such candidate is lighter', () => {
  const candidate = fc
    .record({
      bytes: fc.nat(1_800_000),
      format: fc.constantFrom(...candidateFormats),
      width: fc.constantFrom(1_800, 3_600),
      isSuggested: fc.boolean(),
    })
    .map(({ bytes, ...changes }) => candidateOf(bytes, changes));
  fc.assert(
    fc.property(fc.array(candidate), (candidates) => {
      const best = bestAt(weighedOf({ candidates }), 3_600);
      const fit = candidates.filter(
        ({ width, isSuggested, bytes }) => width === 3_600 && isSuggested && bytes < source.bytes,
      );
      const chosen = best.kind === 'smaller' ? best.candidate.bytes : Infinity;
      expect(chosen).toBe(Math.min(...fit.map(({ bytes }) => bytes)));
      if (best.kind !== 'smaller') return;
      expect(best.saving.bytes).toBe(source.bytes - chosen);
      expect(best.saving.percent).toBeGreaterThanOrEqual(0);
    }),
  );
});
