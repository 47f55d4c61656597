import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Breakpoint, defaultBreakpoints, viewportsOf } from '#rules/delivery/breakpoints.ts';
import { deliveriesOf } from '#rules/delivery/deliveries.ts';
import { pageSizes } from '#rules/delivery/page-sizes.ts';
import { noWidths, type RenderedWidths, renderedAt } from '#rules/delivery/rendered-width.ts';
import { wasteOf } from '#rules/delivery/waste.ts';
import { candidatesOf } from '#test/rules/delivery/candidates.ts';
import { modestly } from '#test/support/shared/properties.ts';

const at = (id: string, minWidth: number | null, maxWidth: number | null): Breakpoint => ({
  id,
  name: id,
  minWidth,
  maxWidth,
});

test.for([
  ['the four of every site', defaultBreakpoints, ['main 1920', 'medium 991', 'small 767', 'tiny 479']],
  [
    'all seven, in the order of the cascade',
    [
      at('main', 992, null),
      at('large', 1280, null),
      at('xl', 1440, null),
      at('xxl', 1920, null),
      at('medium', null, 991),
      at('small', null, 767),
      at('tiny', null, 479),
    ],
    ['xxl 2560', 'xl 1919', 'large 1439', 'main 1279', 'medium 991', 'small 767', 'tiny 479'],
  ],
  ['one that is open on both sides', [at('main', null, null)], ['main 1920']],
  ['one beyond common screens', [at('wall', 5_000, null)], ['wall 5000']],
  ['none', [], []],
] as const)('viewports of %s', ([, breakpoints, expected]) => {
  const viewports = viewportsOf<Breakpoint>(breakpoints);
  expect(viewports.map(({ breakpoint, viewport }) => `${breakpoint.id} ${viewport}`)).toEqual(expected);
});

describe('the rendered width', () => {
  const desktop = at('main', 992, null);
  test.for([
    ['nothing', noWidths, 1_440, { width: 1_440, isAssumed: true }],
    [
      'half the screen',
      { ...noWidths, everywhere: { unit: 'vw', value: 50 } },
      991,
      { width: 495.5, isAssumed: false },
    ],
    [
      '940 px',
      { ...noWidths, everywhere: { unit: 'px', value: 940 } },
      1_440,
      { width: 940, isAssumed: false },
    ],
    [
      '940 px on a phone',
      { ...noWidths, everywhere: { unit: 'px', value: 940 } },
      479,
      { width: 479, isAssumed: false },
    ],
    [
      'another width at this breakpoint',
      { everywhere: { unit: 'px', value: 940 }, at: new Map([['main', { unit: 'px', value: 300 }]]) },
      1_440,
      { width: 300, isAssumed: false },
    ],
    [
      'a width at another breakpoint',
      { everywhere: null, at: new Map([['tiny', { unit: 'px', value: 300 }]]) },
      1_440,
      { width: 1_440, isAssumed: true },
    ],
    ...[0, -1, Number.NaN, Infinity].map(
      (value) =>
        [
          `${value} px`,
          { ...noWidths, everywhere: { unit: 'vw', value } },
          1_440,
          { width: 1_440, isAssumed: true },
        ] as const,
    ),
  ] satisfies (readonly [string, RenderedWidths, number, unknown])[])(
    'from %s',
    ([, widths, viewport, expected]) => {
      expect(renderedAt(widths, desktop, viewport)).toEqual(expected);
    },
  );
});

describe('what each breakpoint loads and needs', () => {
  const candidates = candidatesOf([500, 800, 1080, 1600, 2000, 3600], 1_000);
  const brief = (rendered: RenderedWidths, width: number | null) =>
    deliveriesOf({
      candidates,
      sizes: pageSizes({ pasted: null, width }).sizes,
      rendered,
      breakpoints: defaultBreakpoints,
    }).map(({ breakpoint, density, loaded, needed, excess, isBlurry, rendered: { isAssumed } }) =>
      [
        breakpoint.id,
        density,
        loaded.width,
        needed.width,
        excess,
        isAssumed && 'assumed',
        isBlurry && 'blurry',
      ]
        .filter((part) => part !== false)
        .join(' '),
    );

  test('without a Width, measured on the Desktop', () => {
    const rendered = { everywhere: null, at: new Map([['main', { unit: 'px', value: 625 } as const]]) };
    expect(brief(rendered, null)).toEqual([
      'main 1 2000 800 1200000',
      'main 2 3600 1600 2000000',
      'main 3 3600 2000 1600000',
      'medium 1 1080 1080 0 assumed',
      'medium 2 2000 2000 0 assumed',
      'medium 3 3600 3600 0 assumed',
      'small 1 800 800 0 assumed',
      'small 2 1600 1600 0 assumed',
      'small 3 3600 3600 0 assumed',
      'tiny 1 500 500 0 assumed',
      'tiny 2 1080 1080 0 assumed',
      'tiny 3 1600 1600 0 assumed',
    ]);
  });

  test('with a Width that is too narrow', () => {
    const rendered = { ...noWidths, everywhere: { unit: 'px', value: 700 } as const };
    expect(brief(rendered, 300).slice(0, 6)).toEqual([
      'main 1 500 800 0 blurry',
      'main 2 800 1600 0 blurry',
      'main 3 1080 3600 0 blurry',
      'medium 1 500 800 0 blurry',
      'medium 2 800 1600 0 blurry',
      'medium 3 1080 3600 0 blurry',
    ]);
  });

  test('no candidates or no breakpoints give no deliveries', () => {
    const { sizes } = pageSizes({ pasted: null, width: null });
    const all = { sizes, rendered: noWidths, breakpoints: defaultBreakpoints };
    expect(deliveriesOf({ ...all, candidates: [] })).toEqual([]);
    expect(deliveriesOf({ ...all, candidates, breakpoints: [] })).toEqual([]);
    expect(deliveriesOf({ ...all, candidates: candidatesOf([500]) })[0]?.excess).toBeNull();
  });
});

const width = fc.record({
  unit: fc.constantFrom('vw', 'px'),
  value: fc.oneof(fc.double(), fc.nat({ max: 4_000 })),
});
const renderedWidths: fc.Arbitrary<RenderedWidths> = fc.record({
  everywhere: fc.option(width),
  at: fc
    .array(fc.tuple(fc.constantFrom('main', 'medium', 'small', 'tiny', 'other'), width), { maxLength: 4 })
    .map((entries) => new Map(entries)),
});
const sizesInputs = fc.record({
  pasted: fc.option(
    fc.constantFrom('100vw', '(max-width: 479px) 92vw, 40vw', '0px', 'calc(50vw - 20px)', 'nonsense'),
  ),
  width: fc.option(fc.double({ min: -1, max: 6_000 })),
});
const files = fc
  .uniqueArray(fc.integer({ min: 1, max: 8_000 }), { minLength: 1, maxLength: 8 })
  .map((widths) => candidatesOf(widths, 100));

test('measuring changes no loaded file, sizes change no needed one, and no assumed width is blurry', () => {
  fc.assert(
    fc.property(
      files,
      sizesInputs,
      sizesInputs,
      renderedWidths,
      renderedWidths,
      (candidates, one, other, first, second) => {
        const deliver = (inputs: typeof one, rendered: RenderedWidths) =>
          deliveriesOf({
            candidates,
            sizes: pageSizes(inputs).sizes,
            rendered,
            breakpoints: defaultBreakpoints,
          });
        const before = deliver(one, first);
        expect(before).toHaveLength(12);
        expect(deliver(one, second).map(({ loaded }) => loaded)).toEqual(before.map(({ loaded }) => loaded));
        expect(deliver(other, first).map(({ needed }) => needed)).toEqual(before.map(({ needed }) => needed));
        for (const { rendered, isBlurry, excess, loaded, needed } of before) {
          expect(rendered.isAssumed && isBlurry).toBe(false);
          expect(excess).toBe(Math.max(0, loaded.width - needed.width) * 100);
        }
      },
    ),
    modestly(300),
  );
});

test.for([
  [1_000, 800, 400, 750],
  [1_000, 800, 800, 0],
  [1_000, 800, 1_600, 0],
  [0, 800, 400, 0],
] as const)('waste of %d bytes, %d px wide for %d px: %d', ([bytes, pixels, needed, waste]) => {
  expect(wasteOf(bytes, pixels, needed)).toBe(waste);
});
