import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import { deliverElement } from '#rules/delivery/deliver-element.ts';
import type { RenderedWidth } from '#rules/delivery/rendered-width.ts';
import { filesAfter } from '#rules/weighing/files-after.ts';
import { type LoadChanges, loadChanges } from '#rules/weighing/load-changes.ts';
import { totalFileChange, totalLoadChange } from '#rules/weighing/total-changes.ts';
import { neededWidth, weighingRequest } from '#rules/weighing/weighing-request.ts';
import { candidateOf, source, variantsOf, weighedOf } from '#test/rules/weighing/weighed-files.ts';
import { detailsOf, variantOf } from '#test/support/panel/asset-details.ts';

const widths = [500, 800, 1_080, 1_600, 2_000, 2_600, 3_200];
const file = { bytes: null, type: 'image/jpeg', reason: null };

interface Shown {
  /** Pixels of the original; null where not known. */
  readonly pixels?: number | null;
  /** Bytes of each variant by its width. */
  readonly weigh?: (width: number) => number;
  readonly everywhere?: RenderedWidth | null;
  readonly toldWidth?: number | null;
  readonly size?: number;
}

/** A photo with variants, and its delivery where an element shows it. */
function shown({ pixels = 3_600, weigh, everywhere = null, toldWidth = null, size = 900_000 }: Shown = {}) {
  const own = widths.filter((width) => pixels !== null && width < pixels);
  const details = detailsOf({
    hostedUrl: 'https://cdn.prod.website-files.com/hero.jpg',
    variants: own.map((width) => variantOf(width)),
    size,
    contentType: 'image/jpeg',
  });
  const measured = {
    original: { ...file, bytes: size },
    variants: own.map((width) => ({ ...file, bytes: (weigh ?? ((one) => one * 100))(width) })),
  };
  const inputs = { rendered: { everywhere, at: new Map() }, typedWidth: undefined, pastedSizes: null };
  const delivery = deliverElement(
    { details, measured, width: pixels },
    toldWidth,
    inputs,
    defaultBreakpoints,
  );
  return { details, delivery };
}

const px = (value: number): RenderedWidth => ({ unit: 'px', value });

describe('srcset after a replacement', () => {
  const listed = (...[weighed, candidate]: Parameters<typeof filesAfter>) =>
    filesAfter(weighed, candidate).map(({ width, bytes }) => `${width}: ${bytes}`);

  test('lists every variant that is narrower than the new original, without bytes where there is no estimate', () => {
    const weighed = weighedOf({ variants: variantsOf([500, 9_000], [1_080, 40_000]) });
    expect(listed(weighed, candidateOf(100_000, { width: 1_600 }))).toEqual([
      '500: 9000',
      '800: null',
      '1080: 40000',
      '1600: 100000',
    ]);
  });

  test.for([
    ['webp', 110_000, true],
    ['webp', 110_001, false],
    ['avif', 99_999, true],
    ['avif', 100_000, false],
  ] as const)(
    'of a %s of 100,000 bytes and a variant of %i, the variant is listed: %s',
    ([format, bytes, is]) => {
      const weighed = weighedOf({ variants: variantsOf([500, bytes]) });
      const files = filesAfter(weighed, candidateOf(100_000, { format, width: 800 }));
      expect(files.map(({ width }) => width)).toEqual(is ? [500, 800] : [800]);
    },
  );

  test('leaves out the wider ones without an estimate as well where one is too heavy', () => {
    const weighed = weighedOf({ variants: variantsOf([1_080, 90_000], [2_000, 20_000]) });
    expect(listed(weighed, candidateOf(60_000, { format: 'avif' }))).toEqual([
      '500: null',
      '800: null',
      '2000: 20000',
      '3600: 60000',
    ]);
  });

  test('takes the heaviest of several estimates of one width', () => {
    const weighed = weighedOf({ variants: variantsOf([500, 9_000], [500, 12_000]) });
    expect(listed(weighed, candidateOf(100_000, { width: 501 }))).toEqual(['500: 12000', '501: 100000']);
  });

  test.for([
    ['an SVG', weighedOf(), candidateOf(9_000, { format: 'svg', quality: null })],
    ['an animation', weighedOf({ source: { ...source, isAnimated: true } }), candidateOf(9_000)],
    ['a file of 500 px', weighedOf(), candidateOf(9_000, { width: 500 })],
  ] as const)('lists %s alone', ([, weighed, candidate]) => {
    expect(filesAfter(weighed, candidate)).toMatchObject([{ isOriginal: true, bytes: 9_000 }]);
  });
});

const change = (before: number | null, after: number | null) => ({ before, after });

describe('what a phone and a laptop load', () => {
  const variants = variantsOf([1_080, 31_000], [1_600, 60_000], [2_000, 90_000]);
  const weighed = weighedOf({ variants });

  test.for([
    // 479 px × 3 takes the file of 1600 px, 1920 px × 2 the original.
    ['without a Width', {}, weighed, candidateOf(400_000), change(160_000, 60_000), change(900_000, 400_000)],
    [
      'with a Width of 625 px',
      { toldWidth: 625 },
      weighed,
      candidateOf(400_000),
      change(160_000, 60_000),
      change(160_000, 60_000),
    ],
    [
      'whose new variants weigh more than the new original',
      {},
      weighed,
      candidateOf(50_000, { format: 'avif' }),
      change(160_000, 50_000),
      change(900_000, 50_000),
    ],
    [
      'whose present variants all weigh more than the original',
      { weigh: () => 2_000_000 },
      weighed,
      candidateOf(400_000),
      change(900_000, 60_000),
      change(900_000, 400_000),
    ],
    [
      'that becomes narrower',
      {},
      weighed,
      candidateOf(80_000, { width: 1_500 }),
      change(160_000, 80_000),
      change(900_000, 80_000),
    ],
    [
      'without estimates',
      {},
      weighedOf(),
      candidateOf(400_000),
      change(160_000, null),
      change(900_000, 400_000),
    ],
    ['that stays', {}, weighed, null, change(160_000, 160_000), change(900_000, 900_000)],
  ] as const)('of an image %s', ([, options, files, candidate, phone, laptop]) => {
    const asset = shown(options);
    expect(loadChanges(asset, asset.delivery, files, candidate)).toEqual({ phone, laptop });
  });

  test('are not known of an image whose delivery is not', () => {
    const { details } = shown();
    const unknown = change(null, null);
    expect(loadChanges({ details }, null, weighed, candidateOf(1))).toEqual({
      phone: unknown,
      laptop: unknown,
    });
  });

  test('are the whole file of one without variants and of unknown width', () => {
    const details = detailsOf({ contentType: 'image/svg+xml', size: 4_000, variants: [] });
    const inputs = {
      rendered: { everywhere: null, at: new Map() },
      typedWidth: undefined,
      pastedSizes: null,
    };
    const delivery = deliverElement(
      { details, measured: null, width: null },
      null,
      inputs,
      defaultBreakpoints,
    );
    const candidate = candidateOf(1_000, { format: 'svg', quality: null });
    const whole = change(4_000, 1_000);
    expect(loadChanges({ details }, delivery, weighedOf(), candidate)).toEqual({
      phone: whole,
      laptop: whole,
    });
  });
});

describe('totals', () => {
  const of = (before: number | null, after: number | null): LoadChanges => ({
    phone: change(before, after),
    laptop: change(1, 1),
  });

  test.for([
    ['no image', [], { before: 0, after: 0, unknown: 0 }],
    ['an image that is not shown', [[]], { before: 0, after: 0, unknown: 0 }],
    ['two images of equal bytes', [[of(9, 4)], [of(9, 4)]], { before: 18, after: 8, unknown: 0 }],
    ['two usages of one file', [[of(9, 4), of(9, 4)]], { before: 9, after: 4, unknown: 0 }],
    ['usages that become different', [[of(9, 4), of(9, 3)]], { before: 9, after: 7, unknown: 0 }],
    [
      'usages of unknown bytes',
      [[of(null, 4), of(9, null)], [of(7, 8)]],
      { before: 7, after: 8, unknown: 2 },
    ],
  ] as const)('of %s', ([, images, expected]) => {
    expect(totalLoadChange(images, 'phone')).toEqual(expected);
  });

  test('of originals count each', () => {
    expect(totalFileChange([change(9, 4), change(9, 4), change(null, 4)])).toEqual({
      before: 18,
      after: 8,
      unknown: 1,
    });
  });
});

describe('the request', () => {
  const asked = (options: Shown) =>
    weighingRequest({
      id: source.assetId,
      width: options.pixels === undefined ? 3_600 : options.pixels,
      deliveries: [shown(options).delivery],
    });
  const request = (widths: readonly number[], variantWidths: readonly number[]) => ({
    id: source.assetId,
    widths,
    variantWidths,
  });

  test.for([
    ['without a Width', {}, request([], [1_600])],
    ['with a Width of 625 px', { toldWidth: 625 }, request([], [1_600])],
    ['drawn 300 px wide', { everywhere: px(300) }, request([900], [1_600])],
    ['drawn 700.5 px wide', { everywhere: px(700.5) }, request([2_102], [1_600])],
    ['drawn wider than it is', { everywhere: px(1_300), pixels: 2_000 }, request([], [1_600])],
    ['of unknown width', { pixels: null }, request([], [])],
    ['of 500 px', { pixels: 500 }, request([], [])],
  ] as const)('for an image %s', ([, options, expected]) => {
    expect(asked(options)).toEqual(expected);
  });

  test('for usages of one asset takes the widest that is needed, and all that is loaded', () => {
    const deliveries = [
      shown({ everywhere: px(300) }).delivery,
      shown({ everywhere: px(600), toldWidth: 100 }).delivery,
    ];
    expect(weighingRequest({ id: source.assetId, width: 3_600, deliveries })).toEqual(
      request([1_800], [500, 1_600]),
    );
  });

  test.for([
    ['one usage of which nothing is known', [shown({ everywhere: px(300) }).delivery, null]],
    ['one usage whose width is assumed', [shown({ everywhere: px(300) }).delivery, shown().delivery]],
    ['no usages', []],
  ] as const)('no width is needed of %s', ([, deliveries]) => {
    expect(neededWidth({ width: 3_600, deliveries })).toBeNull();
  });
});

test('an estimate is of a file that srcset lists, and devices load what the request has asked for', () => {
  const options = fc.record({
    pixels: fc.integer({ min: 1, max: 9_000 }),
    toldWidth: fc.option(fc.integer({ min: 1, max: 2_500 })),
    everywhere: fc.option(fc.double({ min: 1, max: 4_000, noNaN: true }).map(px)),
  });
  const bytes = fc.integer({ min: 1, max: 3_000_000 });
  fc.assert(
    fc.property(
      options,
      fc.array(bytes, { minLength: 8, maxLength: 8 }),
      bytes,
      (options, sizes, original) => {
        const asset = shown(options);
        const request = weighingRequest({
          id: source.assetId,
          width: options.pixels,
          deliveries: [asset.delivery],
        });
        expect(request.widths.every((width) => width < options.pixels)).toBe(true);
        expect(request.variantWidths.every((width) => width < options.pixels)).toBe(true);
        const variants = variantsOf(
          ...request.variantWidths.map((width, at) => [width, sizes[at] ?? 1] as const),
        );
        for (const width of [options.pixels, ...request.widths]) {
          const candidate = candidateOf(original, { width });
          const weighed = weighedOf({ variants });
          const changes = loadChanges(asset, asset.delivery, weighed, candidate);
          const files = filesAfter(weighed, candidate).map((one) => one.bytes);
          for (const { after } of Object.values(changes)) {
            expect(after).not.toBeNull();
            expect(files).toContain(after);
          }
        }
      },
    ),
  );
});
