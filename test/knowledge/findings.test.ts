import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DrawnWidth } from '#panel/delivery/drawn-width.ts';
import { findingsOf } from '#panel/findings/find.ts';
import type { ImageFacts } from '#panel/findings/finding.ts';
import { variantOf } from '#test/support/asset-details.ts';
import { anyImage, good, remark, shuffled, usedAt } from '#test/support/image-facts.ts';
import { modestly } from '#test/support/properties.ts';

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

describe('alt texts and uploads', () => {
  test.for([
    ['alt text at fault', { remarks: [remark({})] }, 'alt high'],
    ['a note on alt text', { remarks: [remark({ rule: 'long', level: 'note' })] }, 'alt low'],
    ['a good text in a link', { remarks: [remark({ rule: 'link', level: 'note' })] }, ''],
    ['still processing', { size: 0, variants: [], measured: null }, 'processing medium'],
  ] as const)('%s: %s', ([, changes, found]) => {
    expect(brief({ ...good, ...changes })).toBe(found);
  });
});

describe('an original wider than any use', () => {
  const wide = { width: 3_600, height: 2_400 };
  const svg = { contentType: 'image/svg+xml', url: null, size: 90_000, variants: [], measured: null };
  const px = (value: number): DrawnWidth => ({ unit: 'px', value });

  test.for([
    ['full width', { unit: 'vw', value: 100 }, wide, ''],
    ['a rung, half and all densities below', px(400), wide, 'oversized low'],
    ['just over twice its use, which is wider than any variant', px(599), wide, 'oversized medium'],
    ['twice its use', px(600), wide, ''],
    ['without variants', px(400), { ...wide, variants: [] }, 'oversized medium,noVariants medium'],
    ['under the lowest rung', px(50), { width: 480, variants: [], size: 90_000, measured: null }, ''],
    ['a vector', px(50), { ...wide, ...svg }, ''],
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
  expect(brief(facts)).toBe('alt high,failedVariants medium,oversized medium,heavy medium,alt low');
});

test('while an upload is processed only its alt text is judged', () => {
  expect(brief({ ...good, size: 0, variants: [], remarks: [remark({})] })).toBe('alt high,processing medium');
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

test('findings are the same in whatever order the variants come', () => {
  fc.assert(
    fc.property(anyImage, fc.infiniteStream(fc.nat()), (facts, order) => {
      expect(findingsOf(shuffled(facts, order))).toEqual(findingsOf(facts));
    }),
    modestly(500),
  );
});
