import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DrawnWidth } from '#panel/delivery/drawn-width.ts';
import { findingsOf } from '#panel/findings/find.ts';
import type { ImageFacts } from '#panel/findings/finding.ts';
import { variantOf } from '#test/support/asset-details.ts';
import {
  anyImage,
  good,
  type Measured,
  original,
  remark,
  usedAt,
  variants,
} from '#test/support/image-facts.ts';
import { modestly } from '#test/support/properties.ts';

const measured = (changes: Partial<Measured['original']>): Measured => ({
  original: { ...original, ...changes },
  variants: [],
});

const brief = (facts: ImageFacts): string =>
  findingsOf(facts)
    .map(({ id, severity }) => `${id} ${severity}`)
    .join();

test('a good image has nothing to improve', () => {
  expect(findingsOf(good)).toEqual([]);
});

test('nothing is found in what nobody knows', () => {
  const nothing = {
    contentType: undefined,
    size: null,
    url: null,
    variants: undefined,
    width: null,
    height: null,
  };
  expect(findingsOf({ ...nothing, remarks: [], measured: null, deliveries: null })).toEqual([]);
});

describe('one thing at a time', () => {
  const png = { contentType: 'image/png', url: 'https://x.test/a.png' };
  const gif = { contentType: 'image/gif', url: 'https://x.test/a.gif', size: 102_401, variants: [] };
  const failed = [...variants.slice(1), variantOf(500, { error: 'broken' })];

  test.for([
    ['alt text at fault', { remarks: [remark({})] }, 'alt high'],
    ['a note on alt text', { remarks: [remark({ rule: 'long', level: 'note' })] }, 'alt low'],
    ['a good text in a link', { remarks: [remark({ rule: 'link', level: 'note' })] }, ''],
    ['still processing', { size: 0, variants: [], measured: null }, 'processing medium'],
    ['500 kB', { size: 500_000, measured: null }, ''],
    ['more than 500 kB', { size: 500_001, measured: null }, 'heavy medium'],
    ['more than 500 kB as measured', { measured: measured({ bytes: 500_001 }) }, 'heavy medium'],
    ['less than 500 kB as measured', { size: 900_000, measured: measured({ bytes: 500_000 }) }, ''],
    ['no variants of a wide image', { variants: [] }, 'noVariants medium'],
    ['no variants, width not known', { variants: [], width: null }, ''],
    ['no variants of a small image', { variants: [], width: 500 }, ''],
    ['no variants of a vector', { variants: [], contentType: 'image/svg+xml', measured: null }, ''],
    ['no variants of a GIF', { ...gif, measured: null }, 'noVariants low'],
    ['a failed variant', { variants: failed, measured: null }, 'failedVariants medium'],
    [
      'a variant as heavy as the original',
      { measured: { original, variants: [{ bytes: 400_000 }, { bytes: null }] } },
      '',
    ],
    [
      'a heavier variant',
      { measured: { original, variants: [{ bytes: 400_001 }, { bytes: null }] } },
      'heavyVariants medium',
    ],
    [
      'a failed variant is not weighed',
      { variants: failed, measured: { original, variants: [1, 1, 1, 400_001].map((bytes) => ({ bytes })) } },
      'failedVariants medium',
    ],
    [
      'JPEG bytes in a .png',
      { ...png, contentType: 'image/jpeg', measured: measured({}) },
      'otherExtension low',
    ],
    ['JPEG bytes in a .png that is called PNG', { ...png, measured: measured({}) }, 'otherExtension low'],
    ['a .jpeg', { url: 'https://x.test/A.JPEG?v=2.png#a.gif' }, ''],
    ['image/jpg', { contentType: 'image/jpg' }, ''],
    [
      'WebP in a .png, after compression in place',
      {
        ...png,
        contentType: 'image/webp',
        measured: measured({ type: 'image/webp', servedType: 'image/webp' }),
      },
      '',
    ],
    [
      'PNG from a cache, after compression in place',
      {
        ...png,
        contentType: 'image/webp',
        measured: measured({ type: 'image/png', servedType: 'image/png' }),
      },
      'otherType medium',
    ],
    [
      'another type on the wire',
      { measured: measured({ servedType: 'binary/octet-stream' }) },
      'otherType medium',
    ],
    ['a URL without extension', { url: 'https://x.test/jpg' }, ''],
    ['a type nobody told', { contentType: null }, ''],
    [
      'an animated GIF of 100 KiB',
      {
        ...gif,
        variants,
        measured: measured({ type: 'image/gif', servedType: null, animated: true, bytes: 102_400 }),
      },
      '',
    ],
    [
      'a heavier animated GIF',
      {
        ...gif,
        variants,
        measured: measured({ type: 'image/gif', servedType: null, animated: true, bytes: 900_000 }),
      },
      'animatedGif medium',
    ],
    [
      'a heavy still GIF',
      {
        ...gif,
        variants,
        measured: measured({ type: 'image/gif', servedType: null, animated: false, bytes: 900_000 }),
      },
      'heavy medium',
    ],
    [
      'a PNG of 1 byte a pixel',
      { ...png, size: 250_000, width: 500, height: 500, measured: null },
      'photoPng low',
    ],
    [
      'a PNG of less than 1 byte a pixel',
      { ...png, size: 249_999, width: 500, height: 500, measured: null },
      '',
    ],
    ['a small PNG', { ...png, size: 102_400, width: 100, height: 100, measured: null }, ''],
    ['a PNG whose height nobody knows', { ...png, height: null, measured: null }, ''],
    ['a JPEG of 1 byte a pixel', { size: 250_000, width: 500, height: 500, measured: null }, ''],
  ] as const)('%s: %s', ([, changes, found]) => {
    expect(brief({ ...good, ...changes })).toBe(found);
  });
});

describe('an original wider than any use', () => {
  const wide = { width: 3_600, height: 2_400 };
  const px = (value: number): DrawnWidth => ({ unit: 'px', value });

  test.for([
    ['full width', { unit: 'vw', value: 100 }, wide, ''],
    ['a rung, half and all densities below', px(400), wide, 'oversized low'],
    ['just over twice its use, which is wider than any variant', px(599), wide, 'oversized medium'],
    ['twice its use', px(600), wide, ''],
    ['without variants', px(400), { ...wide, variants: [] }, 'oversized medium,noVariants medium'],
    ['under the lowest rung', px(50), { width: 480, variants: [] }, ''],
    ['a vector', px(50), { ...wide, contentType: 'image/svg+xml', variants: [], measured: null }, ''],
    ['a waste under 12 KiB', px(50), { ...wide, size: 12_000, measured: null }, ''],
    ['a waste over 12 KiB', px(50), { ...wide, size: 13_000, measured: null }, 'oversized low'],
    [
      'a waste under 12 KiB without variants',
      px(50),
      { ...wide, size: 12_000, measured: null, variants: [] },
      'oversized medium,noVariants medium',
    ],
    ['bytes nobody knows', px(50), { ...wide, size: null, measured: null }, 'oversized low'],
  ] as const)('%s: %s', ([, drawn, changes, found]) => {
    const ids = brief(usedAt(drawn, changes)).split(',').toSorted().reverse().join();
    expect(ids).toBe(found);
  });

  test('numbers: its width, the widest use in device pixels, and bytes lost where visitors get it', () => {
    expect(findingsOf(usedAt(px(400), wide))).toEqual([
      { id: 'oversized', severity: 'low', width: 3_600, needed: 1_200, waste: null },
    ]);
    const alone = findingsOf(usedAt(px(400), { ...wide, variants: [] }));
    expect(alone.find(({ id }) => id === 'oversized')).toMatchObject({
      waste: Math.round(400_000 * (8 / 9)),
    });
  });

  test('without delivery facts nothing is said of it', () => {
    expect(findingsOf({ ...good, ...wide, deliveries: [] })).toEqual([]);
  });
});

test('worst first, and of one severity what visitors meet first', () => {
  const facts = usedAt(
    { unit: 'px', value: 50 },
    {
      remarks: [remark({ rule: 'long', level: 'note' }), remark({ rule: 'junk' })],
      contentType: 'image/png',
      url: 'https://x.test/a.png',
      size: 9_000_000,
      variants: [variantOf(500, { error: 'broken' })],
      measured: null,
    },
  );
  expect(brief(facts)).toBe(
    'alt high,failedVariants medium,oversized medium,heavy medium,alt low,photoPng low',
  );
});

test('while an upload is processed only its alt text is judged', () => {
  expect(brief({ ...good, size: 0, variants: [], remarks: [remark({})] })).toBe('alt high,processing medium');
});

test.for([
  ['image/jpeg', 1_000_000, [250_000, 340_000], 500_000],
  ['image/png', 1_000_000, [260_000, 260_000], null],
  ['image/webp', 1_000_000, null, null],
  ['image/avif', 1_000_000, null, null],
] as const)('what another format saves of a heavy %s', ([contentType, size, webp, avif]) => {
  const [heavy] = findingsOf({ ...good, contentType, size, url: null, height: null, measured: null });
  expect(heavy).toEqual({ id: 'heavy', severity: 'medium', bytes: size, webp, avif });
});

test('whatever the numbers, findings keep their order and have no holes', () => {
  fc.assert(
    fc.property(anyImage, (facts) => {
      const found = findingsOf(facts);
      const ranks = found.map((finding) => ['high', 'medium', 'low'].indexOf(finding.severity));
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      for (const value of found.flatMap((finding) => Object.values(finding).flat())) {
        if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite);
      }
    }),
    modestly(500),
  );
});
