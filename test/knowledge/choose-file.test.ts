import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Variant } from '#contract/asset.ts';
import { candidatesOf } from '#panel/delivery/candidates.ts';
import { chooseFile, deliveriesOf, wasteOf } from '#panel/delivery/choose-file.ts';
import {
  type Breakpoint,
  defaultBreakpoints,
  drawnIn,
  sizesOf,
  viewportsOf,
} from '#panel/delivery/drawn-width.ts';
import { ladderOf } from '#test/knowledge/candidates.ts';
import { variantOf } from '#test/support/asset-details.ts';
import { modestly } from '#test/support/properties.ts';

const full = { unit: 'vw', value: 100 } as const;

test.for([
  [[500, 800, 1080, 1600], 400, 1, 500],
  [[500, 800, 1080, 1600], 500, 1, 500],
  [[500, 800, 1080, 1600], 501, 1, 800],
  [[500, 800, 1080, 1600], 400, 2, 800],
  [[500, 800, 1080, 1600], 400, 3, 1600],
  [[500, 800, 1080, 1600], 360, 3, 1080],
  [[500, 800, 1080, 1600], 800, 3, 1600],
  [[1600, 500, 1080, 800], 501, 1, 800],
  [[640], 3000, 3, 640],
  [[640], 1, 1, 640],
  // 32 bits: 1800 ÷ 1028.5714 is under 1.75 in 64 bits and reaches it in Chromium.
  [[1800, 2000], 1800 / 1.75 + 1e-9, 1.75, 1800],
  [[2000, 2400], 666.666_68, 3, 2000],
] as const)('of %o, drawn %d px wide at %d×: %d', ([widths, drawn, density, chosen]) => {
  expect(chooseFile(ladderOf(widths), drawn, density)?.width).toBe(chosen);
});

test('of no files none is chosen, of files of one width the first', () => {
  expect(chooseFile([], 400, 1)).toBeNull();
  const twins = ladderOf([800, 500, 800, 500]);
  expect(chooseFile(twins, 400, 1)).toBe(twins[1]);
  expect(chooseFile(twins, 600, 1)).toBe(twins[0]);
  expect(chooseFile(twins, 6_000, 1)).toBe(twins[0]);
});

const widths = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 9 });
const drawn = fc.double({ min: 1, max: 5_000, noNaN: true });
const density = fc.double({ min: 0.5, max: 4, noNaN: true });

test('a wider image or a denser screen never gets a narrower file, and order does not matter', () => {
  fc.assert(
    fc.property(widths, drawn, density, drawn, density, (ladder, first, one, second, other) => {
      const files = ladderOf(ladder);
      const less = chooseFile(files, Math.min(first, second), Math.min(one, other));
      const more = chooseFile(files, Math.max(first, second), Math.max(one, other));
      expect(more?.width).toBeGreaterThanOrEqual(less?.width ?? Number.NaN);
      expect(chooseFile(files.toReversed(), first, one)?.width).toBe(chooseFile(files, first, one)?.width);
      const chosen = chooseFile(files, first, one)?.width ?? Number.NaN;
      const narrower = ladder.filter((width) => width < chosen);
      // Nothing narrower would have done, but for the last of 24 binary digits.
      for (const width of narrower) expect(width / (first * one)).toBeLessThan(1 + 2 ** -22);
    }),
    modestly(500),
  );
});

describe('which files may be chosen', () => {
  const original = { url: 'https://cdn.example.test/hero.jpg', width: 2_400, bytes: 900 };
  const widthsOf = (variants: Variant[], from: Parameters<typeof candidatesOf>[1] = original) =>
    candidatesOf(variants, from).map(({ width, isOriginal }) => (isOriginal ? `${width} original` : width));

  test.for([
    ['variants and the original', [variantOf(800), variantOf(500)], [500, 800, '2400 original']],
    ['no variants', [], ['2400 original']],
    ['one that failed', [variantOf(500, { error: 'broken' }), variantOf(800)], [800, '2400 original']],
    ['one without URL', [variantOf(500, { hostedUrl: null }), variantOf(800)], [800, '2400 original']],
    ['one with an empty URL', [variantOf(500, { hostedUrl: '' })], ['2400 original']],
    ['one without width', [variantOf(500, { width: null })], ['2400 original']],
    [
      'widths that are none',
      [0, -500, 0.5, Number.NaN, Infinity, 2 ** 31].map((at) => variantOf(at)),
      ['2400 original'],
    ],
    ['a twin', [variantOf(500), variantOf(500, { hostedUrl: 'https://x.test/b' })], [500, '2400 original']],
    ['a twin of the original', [variantOf(2_400)], [2_400]],
  ] as const)('%s', ([, variants, expected]) => {
    expect(widthsOf([...variants])).toEqual(expected);
  });

  test.for([
    [{ ...original, width: null }],
    [{ ...original, width: undefined }],
    [{ ...original, width: 0 }],
    [{ ...original, url: null }],
  ])('an original of which too little is known is left out: %o', ([from]) => {
    expect(widthsOf([variantOf(500)], from)).toEqual([500]);
  });

  test('each file keeps its own bytes and the first URL', () => {
    const twin = variantOf(500, { hostedUrl: 'https://x.test/b' });
    const files = candidatesOf([variantOf(800), variantOf(500), twin], original, [80, null, 7]);
    expect(files.map(({ bytes }) => bytes)).toEqual([null, 80, 900]);
    expect(files[0]?.url).toBe(variantOf(500).hostedUrl);
  });
});

describe('how wide it is drawn', () => {
  test.for([
    [full, 1440, 1440, '100vw'],
    [{ unit: 'vw', value: 50 }, 991, 495.5, '50vw'],
    [{ unit: 'vw', value: 33.3 }, 1000, 333, '33.3vw'],
    [{ unit: 'px', value: 940 }, 1440, 940, '(max-width: 940px) 100vw, 940px'],
    [{ unit: 'px', value: 940 }, 478, 478, '(max-width: 940px) 100vw, 940px'],
    [{ unit: 'px', value: 0 }, 478, null, '(max-width: 0px) 100vw, 0px'],
    [{ unit: 'vw', value: -1 }, 478, null, '-1vw'],
    [{ unit: 'vw', value: Number.NaN }, 478, null, 'NaNvw'],
    [{ unit: 'vw', value: Infinity }, 478, null, 'Infinityvw'],
  ] as const)('%o in %d px: %d px', ([width, viewport, pixels, sizes]) => {
    const is = drawnIn(width, viewport);
    if (pixels === null) expect(is).toBeNull();
    else expect(is).toBeCloseTo(pixels, 9);
    expect(sizesOf(width)).toBe(sizes);
  });

  const at = (id: string, minWidth: number | null, maxWidth: number | null): Breakpoint => ({
    id,
    name: id,
    minWidth,
    maxWidth,
  });

  test.for([
    ['the four of every site', defaultBreakpoints, ['main 1920', 'medium 991', 'small 767', 'tiny 478']],
    [
      'all seven, in the order of the cascade',
      [
        at('main', 992, null),
        at('large', 1280, null),
        at('xl', 1440, null),
        at('xxl', 1920, null),
        at('medium', null, 991),
        at('small', null, 767),
        at('tiny', null, 478),
      ],
      ['xxl 2560', 'xl 1919', 'large 1439', 'main 1279', 'medium 991', 'small 767', 'tiny 478'],
    ],
    ['one that is open on both sides', [at('main', null, null)], ['main 1920']],
    ['one beyond common screens', [at('wall', 5_000, null)], ['wall 5000']],
    ['none', [], []],
  ] as const)('viewports of %s', ([, breakpoints, expected]) => {
    const viewports = viewportsOf<Breakpoint>(breakpoints);
    expect(viewports.map(({ breakpoint, viewport }) => `${breakpoint.id} ${viewport}`)).toEqual(expected);
  });
});

describe('what each breakpoint downloads', () => {
  test('a row for each breakpoint and density, with bytes, sharpness and waste', () => {
    const rows = deliveriesOf(ladderOf([500, 800, 1080, 1600, 2000], 1_000), full, defaultBreakpoints);
    expect(
      rows.map(({ breakpoint, density: dpr, file }) => `${breakpoint.id} ${dpr}× ${file.width}`),
    ).toEqual([
      'main 1× 2000',
      'main 2× 2000',
      'main 3× 2000',
      'medium 1× 1080',
      'medium 2× 2000',
      'medium 3× 2000',
      'small 1× 800',
      'small 2× 1600',
      'small 3× 2000',
      'tiny 1× 500',
      'tiny 2× 1080',
      'tiny 3× 1600',
    ]);
    expect(rows[1]).toMatchObject({ viewport: 1920, drawn: 1920, needed: 3840, isSharp: false, waste: 0 });
    expect(rows[1]?.sharpness).toBeCloseTo(2000 / 3840, 9);
    expect(rows.at(-1)).toMatchObject({ needed: 1434, isSharp: true, file: { bytes: 1_600_000 } });
    expect(rows.at(-1)?.waste).toBe(Math.round(1_600_000 * (1 - (1434 / 1600) ** 2)));
  });

  test('nothing is said where nothing is known', () => {
    expect(deliveriesOf([], full, defaultBreakpoints)).toEqual([]);
    expect(deliveriesOf(ladderOf([500]), { unit: 'px', value: 0 }, defaultBreakpoints)).toEqual([]);
    expect(deliveriesOf(ladderOf([500]), full, [])).toEqual([]);
    expect(deliveriesOf(ladderOf([500]), full, defaultBreakpoints)[0]?.waste).toBeNull();
  });

  test.for([
    [1_000, 800, 400, 750],
    [1_000, 800, 800, 0],
    [1_000, 800, 1_600, 0],
    [0, 800, 400, 0],
  ] as const)('waste of %d bytes, %d px wide for %d px: %d', ([bytes, width, needed, waste]) => {
    expect(wasteOf(bytes, width, needed)).toBe(waste);
  });
});
