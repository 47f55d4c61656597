import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RenderedWidth } from '#rules/delivery/rendered-width.ts';
import { findingsOf } from '#rules/findings/find.ts';
import type { ImageFacts } from '#rules/findings/finding.ts';
import { variantOf } from '#test/support/panel/asset-details.ts';
import {
  anyImage,
  fileOf,
  good,
  issue,
  renderedAt,
  shuffled,
  variants,
} from '#test/support/panel/image-facts.ts';
import { modestly } from '#test/support/shared/properties.ts';

/** Variants of 500 bytes each, and an original of this many. */
const smallFiles = (bytes: number) => ({
  original: fileOf({ bytes }),
  variants: variants.map(() => fileOf({ bytes: 500 })),
});

const brief = (facts: ImageFacts): string =>
  findingsOf(facts)
    .map(({ id, severity }) => `${id} ${severity}`)
    .join();

test('a good image has no findings', () => {
  expect(findingsOf(good)).toEqual([]);
});

test('unknown facts give no findings', () => {
  const nothing = {
    contentType: undefined,
    size: null,
    url: null,
    variants: undefined,
    width: null,
    height: null,
  };
  expect(findingsOf({ ...nothing, issues: [], measured: null, delivery: null })).toEqual([]);
});

describe('alt texts and uploads', () => {
  test.for([
    ['alt text at fault', { issues: [issue({})] }, 'alt high'],
    ['a note on alt text', { issues: [issue({ rule: 'long', level: 'note' })] }, 'alt low'],
    ['a good text in a link', { issues: [issue({ rule: 'link', level: 'note' })] }, ''],
    ['still processing', { size: 0, variants: [], measured: null }, 'processing medium'],
  ] as const)('%s: %s', ([, changes, found]) => {
    expect(brief({ ...good, ...changes })).toBe(found);
  });
});

describe('bytes that screens load above what they need', () => {
  const wide = { width: 3_600, height: 2_400, size: 400_000 };
  const px = (value: number): RenderedWidth => ({ unit: 'px', value });
  const svg = { contentType: 'image/svg+xml', url: null, size: 90_000, variants: [], measured: null };
  const alone = { ...wide, variants: [], measured: null };

  test.for([
    ['full width', { unit: 'vw', value: 100 }, wide, ''],
    ['400 px with variants', px(400), wide, 'tooWide medium'],
    ['1700 px: no file between it and the original', px(1_700), wide, ''],
    ['400 px without variants', px(400), alone, 'oversized medium,noVariants medium'],
    ['just over half the original without variants', px(601), alone, 'noVariants medium'],
    ['half the original without variants', px(600), alone, 'oversized medium,noVariants medium'],
    ['a vector', px(50), { ...wide, ...svg }, ''],
    [
      'a small original',
      px(50),
      { width: 480, variants: [], size: 90_000, measured: null },
      'oversized medium',
    ],
    ['a saving under 12 KiB', px(50), { ...wide, measured: smallFiles(12_000) }, ''],
    ['a saving over 12 KiB', px(50), { ...wide, measured: smallFiles(14_000) }, 'tooWide medium'],
    ['bytes that are not known', px(50), { ...wide, size: null, measured: null }, ''],
    ['an upload still processing', px(50), { ...wide, size: 0, measured: null }, 'processing medium'],
  ] as const)('%s: %s', ([, rendered, changes, found]) => {
    const ids = brief(renderedAt(rendered, changes)).split(',').toSorted().reverse().join();
    expect(ids).toBe(found);
  });

  test('numbers: the screen that saves the most, its bytes now and then, and the Width to set', () => {
    expect(findingsOf(renderedAt(px(400), wide))).toEqual([
      {
        id: 'tooWide',
        severity: 'medium',
        device: 'laptop',
        breakpoint: 'Desktop',
        density: 1,
        before: 400_000,
        after: 40_000,
        pixels: 400,
        unmeasured: [],
      },
    ]);
    const found = findingsOf(renderedAt(px(400), alone)).find(({ id }) => id === 'oversized');
    expect(found).toMatchObject({
      before: 400_000,
      after: Math.round(400_000 / 9),
      width: 3_600,
      pixels: 1_200,
    });
  });

  test('without delivery facts, or with assumed widths alone, there is no finding', () => {
    expect(findingsOf({ ...good, ...wide, delivery: null })).toEqual([]);
    expect(findingsOf(renderedAt(px(Number.NaN), wide))).toEqual([]);
  });
});

test('worst first, and within one severity what visitors meet first', () => {
  const facts = renderedAt(
    { unit: 'px', value: 50 },
    {
      issues: [issue({ rule: 'long', level: 'note' }), issue({ rule: 'junk' })],
      contentType: 'image/png',
      url: 'https://x.test/a.png',
      size: 9_000_000,
      variants: [variantOf(500, { error: 'broken' })],
      measured: null,
    },
  );
  expect(brief(facts)).toBe('alt high,failedVariants medium,oversized medium,heavy medium,alt low');
});

test('while an upload is processed only its alt text is audited', () => {
  expect(brief({ ...good, size: 0, variants: [], issues: [issue({})] })).toBe('alt high,processing medium');
});

test('any numbers give findings in the same order without empty values', () => {
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

test('findings are the same for every order of the variants', () => {
  fc.assert(
    fc.property(anyImage, fc.infiniteStream(fc.nat()), (facts, order) => {
      expect(findingsOf(shuffled(facts, order))).toEqual(findingsOf(facts));
    }),
    modestly(500),
  );
});
