import { expect, test } from 'vitest';
import { deliveryTo, deviceLoads, unknownLoads } from '#rules/audit/device-loads.ts';
import { type Breakpoint, defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import { deliverElement } from '#rules/delivery/deliver-element.ts';
import { noWidths, type RenderedWidth } from '#rules/delivery/rendered-width.ts';
import { detailsOf, variantOf } from '#test/support/panel/asset-details.ts';

const url = 'https://cdn.prod.website-files.com/hero.jpg';
const widths = [500, 800, 1_080, 1_600, 2_000];
const variants = widths.map((width) => variantOf(width));
const details = detailsOf({ hostedUrl: url, variants, size: 900_000, contentType: 'image/jpeg' });
const file = { bytes: null, type: 'image/jpeg', reason: null };
const measured = {
  original: { ...file, bytes: 900_000 },
  variants: widths.map((width) => ({ ...file, bytes: width * 100 })),
};

interface Shown {
  readonly details: typeof details;
  readonly everywhere?: RenderedWidth;
  readonly width?: number;
  readonly pixels?: number | null;
  readonly isMeasured?: boolean;
}

function loadsOf({ details, everywhere, width, pixels = 3_600, isMeasured = true }: Shown) {
  const rendered = { ...noWidths, everywhere: everywhere ?? null };
  const inputs = { rendered, typedWidth: undefined, pastedSizes: null };
  const shown = { details, measured: isMeasured ? measured : null, width: pixels };
  return deviceLoads({ details }, deliverElement(shown, width ?? null, inputs, defaultBreakpoints));
}

const load = (loaded: number | null, needed: number | null) => ({ loaded, needed });

test.for([
  // 479 px × 3 takes the file of 1600 px, 1920 px × 2 the original.
  ['without a Width, nothing measured', { details }, load(160_000, null), load(900_000, null)],
  [
    'drawn 625 px wide',
    { details, everywhere: { unit: 'px', value: 625 } as const },
    load(160_000, 160_000),
    load(900_000, 160_000),
  ],
  [
    'with a Width of 625 px, drawn 300 px wide',
    { details, width: 625, everywhere: { unit: 'px', value: 300 } as const },
    load(160_000, 108_000),
    load(160_000, 80_000),
  ],
  ['whose variants are not measured', { details, isMeasured: false }, load(null, null), load(900_000, null)],
  [
    'that is a vector',
    { details: detailsOf({ contentType: 'image/svg+xml', size: 4_000, variants: [] }), pixels: null },
    load(4_000, 4_000),
    load(4_000, 4_000),
  ],
  [
    'without variants, of unknown width',
    { details: detailsOf({ contentType: 'image/gif', size: 4_000, variants: [] }), pixels: null },
    load(4_000, 4_000),
    load(4_000, 4_000),
  ],
  [
    'that is still processed',
    { details: detailsOf({ size: 0, variants: [] }), pixels: null },
    load(null, null),
    load(null, null),
  ],
] as const)('loads of an image %s', ([, shown, phone, laptop]) => {
  expect(loadsOf(shown)).toEqual({ phone, laptop });
});

test('nothing is known without a delivery', () => {
  expect(deviceLoads({ details }, null)).toEqual(unknownLoads);
  expect(deliveryTo('phone', [])).toBeUndefined();
});

const at = (id: string, minWidth: number | null, maxWidth: number | null): Breakpoint => ({
  id,
  name: id,
  minWidth,
  maxWidth,
});

test.for([
  ['the four of every site', defaultBreakpoints, 'tiny', 'main'],
  [
    'seven',
    [
      at('xxl', 1920, null),
      at('xl', 1440, null),
      at('large', 1280, null),
      at('main', 992, null),
      ...defaultBreakpoints.slice(1),
    ],
    'tiny',
    'xl',
  ],
  ['only narrow ones', [at('tiny', null, 320)], 'tiny', 'tiny'],
] as const)('devices are in the breakpoints of their screens: %s', ([, breakpoints, phone, laptop]) => {
  const inputs = { rendered: noWidths, typedWidth: undefined, pastedSizes: null };
  const shown = deliverElement({ details, measured, width: 3_600 }, null, inputs, breakpoints);
  const deliveries = shown?.deliveries ?? [];
  expect(deliveryTo('phone', deliveries)?.breakpoint.id).toBe(phone);
  expect(deliveryTo('laptop', deliveries)?.breakpoint.id).toBe(laptop);
});
