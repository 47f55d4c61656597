import { describe, expect, test } from 'vitest';
import type { Variant } from '#contract/asset.ts';
import { listFiles, type OriginalFile, originalFile } from '#rules/delivery/candidates.ts';
import { variantOf } from '#test/support/panel/asset-details.ts';

const original = { url: 'https://cdn.example.test/hero.jpg', width: 2_400, bytes: 900 };
type Measured = NonNullable<Parameters<typeof listFiles>[2]>;

function brief(variants: readonly Variant[], from: OriginalFile = original, measured: Measured = []) {
  const { candidates, omissions, originalOmission } = listFiles(variants, from, measured);
  const listed = candidates.map(({ width, isOriginal }) => (isOriginal ? `${width} original` : width));
  return [...listed, ...[...omissions, originalOmission].filter((reason) => reason !== null)];
}

test.for([
  ['variants and the original', [variantOf(800), variantOf(500)], [500, 800, '2400 original']],
  ['no variants', [], ['2400 original']],
  ['a failed one', [variantOf(500, { error: 'broken' }), variantOf(800)], [800, '2400 original', 'failed']],
  ['one with an empty error', [variantOf(500, { error: '' })], ['2400 original', 'failed']],
  ['one without URL', [variantOf(500, { hostedUrl: null })], ['2400 original', 'noUrl']],
  ['one with an empty URL', [variantOf(500, { hostedUrl: '' })], ['2400 original', 'noUrl']],
  ['one without width', [variantOf(500, { width: null })], ['2400 original', 'noWidth']],
  [
    'widths that are none',
    [0, -500, 0.5, Number.NaN, Infinity, 2 ** 31].map((width) => variantOf(width)),
    ['2400 original', ...Array.from({ length: 6 }, () => 'noWidth')],
  ],
  [
    'a twin',
    [variantOf(500), variantOf(500, { hostedUrl: 'https://x.test/b' })],
    [500, '2400 original', 'sameWidth'],
  ],
  ['a twin of the original', [variantOf(2_400)], [2_400, 'sameWidth']],
  ['one wider than the original', [variantOf(3_200)], ['2400 original', 3_200]],
  [
    'a thumbnail',
    [
      variantOf(130, { hostedUrl: 'https://x.test/a_b-p-130x130q80.avif?v=1' }),
      variantOf(500, { hostedUrl: 'https://x.test/a-p-130x130q80.jpg-p-500.jpg' }),
    ],
    [500, '2400 original', 'thumbnail'],
  ],
] as const)('of %s', ([, variants, expected]) => {
  expect(brief([...variants])).toEqual(expected);
});

test.for([
  [{ ...original, width: null }, 'noWidth'],
  [{ ...original, width: undefined }, 'noWidth'],
  [{ ...original, width: 0 }, 'noWidth'],
  [{ ...original, url: null }, 'noUrl'],
  [{ ...original, bytes: null, reason: 'not_found' }, 'gone'],
  [{ ...original, bytes: null, reason: 'not_an_image' }, 'notImage'],
] as const)('an original with unknown facts, or that can’t be loaded, is omitted: %o', ([from, why]) => {
  expect(brief([variantOf(500)], from)).toEqual([500, why]);
});

test('an upload that is still processed has unknown bytes, not 0', () => {
  const facts = { url: original.url, size: 0, contentType: 'image/jpeg' };
  expect(originalFile(facts, 2_400, undefined)).toMatchObject({ bytes: null, type: 'image/jpeg' });
  expect(brief([variantOf(500)], originalFile(facts, 2_400, undefined))).toEqual([500, '2400 original']);
});

describe('a measured variant', () => {
  const reasons = [
    ['not_found', 'gone'],
    ['forbidden', 'gone'],
    ['not_an_image', 'notImage'],
    ['no_url', null],
    ['host_not_allowed', null],
    ['redirected', null],
    ['timeout', null],
    ['unavailable', null],
    ['no_length', null],
    ['bad_answer', null],
  ] as const;
  test.for(reasons)('refused with %s: %s', ([reason, omission]) => {
    const { omissions, candidates } = listFiles([variantOf(500)], original, [{ bytes: null, reason }]);
    expect(omissions).toEqual([omission]);
    // A file without a measurement stays, and has null bytes.
    expect(candidates.map(({ bytes }) => bytes)).toEqual(omission === null ? [null, 900] : [900]);
  });

  // Bytes of the variant for an original of 1000: listed or omitted as on 51 published sites.
  test.for([
    ['image/avif', 999, null],
    ['image/avif', 1_000, 'notLighter'],
    ['image/avif', 1_010, 'notLighter'],
    ['image/jpeg', 1_000, null],
    ['image/webp', 1_081, null],
    ['image/webp', 1_101, 'notLighter'],
    ['image/png', 2_000, 'notLighter'],
    [null, 999, null],
    [null, 1_000, 'notLighter'],
    ['image/jpeg', 0, 'notImage'],
    ['image/avif', null, null],
  ] as const)('of a %s with %s of 1000 bytes: %s', ([type, bytes, omission]) => {
    const from = { ...original, bytes: 1_000, type };
    expect(listFiles([variantOf(500)], from, [{ bytes }]).omissions).toEqual([omission]);
  });

  test.for([null, undefined, 0])('stays where the original has %s bytes', (bytes) => {
    const from = { ...original, bytes };
    expect(listFiles([variantOf(500)], from, [{ bytes: 5_000 }]).omissions).toEqual([null]);
  });

  test('keeps its own bytes and the first URL', () => {
    const twin = variantOf(500, { hostedUrl: 'https://x.test/b' });
    const variants = [variantOf(800), variantOf(500), twin];
    const { candidates } = listFiles(variants, original, [{ bytes: 80 }, null, { bytes: 7 }]);
    expect(candidates.map(({ bytes }) => bytes)).toEqual([null, 80, 900]);
    expect(candidates[0]?.url).toBe(variantOf(500).hostedUrl);
  });

  test('all of them heavier: the original alone is left', () => {
    const heavy = [{ bytes: 1_200 }, { bytes: 1_300 }];
    expect(brief([variantOf(500), variantOf(800)], original, heavy)).toEqual([
      '2400 original',
      'notLighter',
      'notLighter',
    ]);
  });
});
