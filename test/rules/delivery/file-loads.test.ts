import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Variant } from '#contract/asset.ts';
import { type Breakpoint, defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import { deviceOf } from '#rules/delivery/devices.ts';
import { type FileLoads, imageLoads } from '#rules/delivery/file-loads.ts';
import { deliverImage, type ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { noWidths, type RenderedWidths } from '#rules/delivery/rendered-width.ts';
import type { ScreenGroup } from '#rules/delivery/screen-groups.ts';
import { selectSource } from '#rules/delivery/select-source.ts';
import { variantOf } from '#test/support/panel/asset-details.ts';
import { modestly } from '#test/support/shared/properties.ts';

const originalUrl = 'https://cdn.example.test/photo.jpg';
const ladder = [500, 800, 1080, 1600, 2000, 2600, 3200].map((width) => variantOf(width));

interface Files {
  readonly variants?: readonly Variant[];
  readonly bytes?: readonly number[];
  readonly original?: number | null;
  readonly width?: number | null;
  readonly pasted?: string;
  readonly rendered?: RenderedWidths;
  readonly breakpoints?: readonly Breakpoint[];
}

function deliver(files: Files): ImageDelivery {
  const { variants = ladder, original = 3_600, width = null, rendered = noWidths, pasted = null } = files;
  const measured = (files.bytes ?? []).map((bytes) => ({ bytes, type: 'image/jpeg', reason: null }));
  return deliverImage({
    details: { hostedUrl: originalUrl, size: 1_750_000, contentType: 'image/jpeg', variants },
    measured: files.bytes ? { original: { bytes: 1_750_000, type: 'image/jpeg' }, variants: measured } : null,
    width: original,
    sizes: { pasted, width },
    rendered,
    breakpoints: files.breakpoints ?? defaultBreakpoints,
  });
}

const screens = (groups: readonly ScreenGroup[]): string[] =>
  groups.map(({ device, densities }) => `${device} ${densities.join()}`);

function inWords({ isOnly, loadedBy, neededBy, isBetween }: FileLoads): string {
  if (isOnly) return 'only';
  const loaded = screens(loadedBy);
  const needed = screens(neededBy).map((screen) => `needed ${screen}`);
  return [...loaded, ...needed].join(' + ') || (isBetween ? 'between' : 'nobody');
}

/** What is said of each file, the original's last. */
function saidOf(files: Files): string[] | null {
  const { variants = ladder } = files;
  const loads = imageLoads(variants, deliver(files), false);
  return loads && [...loads.variants, loads.original].map(inWords);
}

const at = (id: string, value: number): RenderedWidths => ({
  everywhere: null,
  at: new Map([[id, { unit: 'px', value }]]),
});

describe('the screens of each file', () => {
  test('without a Width are those that load an image as wide as the screen', () => {
    expect(saidOf({})).toEqual([
      'phone 1',
      'landscape 1',
      'phone 2 + tablet 1',
      'phone 3 + landscape 2',
      'tablet 2 + laptop 1',
      'landscape 3',
      'tablet 3',
      'laptop 2,3',
    ]);
  });

  test('with a Width follow the sizes that Webflow writes, and the others are loaded by none', () => {
    expect(saidOf({ width: 625 })).toEqual([
      'phone 1',
      'landscape 1 + tablet 1 + laptop 1',
      'phone 2',
      'phone 3 + landscape 2 + tablet 2 + laptop 2',
      'tablet 3 + laptop 3',
      'landscape 3',
      'nobody',
      'nobody',
    ]);
  });

  test('name what a known rendered width needs, and nothing of an assumed one', () => {
    expect(saidOf({ rendered: at('main', 625) })).toEqual([
      'phone 1',
      'landscape 1 + needed laptop 1',
      'phone 2 + tablet 1',
      'phone 3 + landscape 2 + needed laptop 2',
      'tablet 2 + laptop 1 + needed laptop 3',
      'landscape 3',
      'tablet 3',
      'laptop 2,3',
    ]);
  });

  test('between the named ones are not the same as no screens', () => {
    const said = saidOf({ pasted: '(max-width: 991px) 160px, 1600px', breakpoints: defaultBreakpoints });
    expect(said).toEqual([
      'phone 1,2,3 + landscape 1,2,3 + tablet 1,2,3',
      'between',
      'between',
      'laptop 1',
      'between',
      'between',
      'laptop 2',
      'laptop 3',
    ]);
  });

  test('are none for a file that srcset leaves out', () => {
    const bytes = [1_000, 2_000, 3_000, 4_000, 5_000, 2_000_000, 3_000_000];
    expect(saidOf({ bytes })?.slice(-3)).toEqual(['nobody', 'nobody', 'landscape 3 + tablet 3 + laptop 2,3']);
  });

  test('are none for a file that failed, and the next one stands in for it', () => {
    const variants = ladder.map((file, index) => (index === 1 ? { ...file, error: 'too large' } : file));
    expect(saidOf({ variants })?.slice(0, 3)).toEqual([
      'phone 1',
      'nobody',
      'phone 2 + landscape 1 + tablet 1',
    ]);
  });

  test('are all for the one file of an image without variants', () => {
    expect(saidOf({ variants: [] })).toEqual(['only']);
    const loads = imageLoads(ladder.slice(0, 1), null, true);
    expect(loads && [...loads.variants, loads.original].map(inWords)).toEqual(['nobody', 'only']);
  });

  test('are not known before the deliveries, nor where the original has no known width', () => {
    expect(imageLoads(ladder, null, false)).toBeNull();
    expect(saidOf({ original: null })).toBeNull();
  });
});

test('a file that any screen up to 3× may load is never said to be loaded by none', () => {
  const widths = fc.uniqueArray(fc.integer({ min: 100, max: 4_000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      widths,
      fc.option(fc.integer({ min: 20, max: 1_900 })),
      fc.integer({ min: 320, max: 1_920 }),
      fc.double({ min: 1, max: 3, noNaN: true }),
      (own, width, viewport, density) => {
        const variants = own.map((one) => variantOf(one));
        const files = { variants, original: 4_001, width };
        const delivery = deliver(files);
        const { candidates } = delivery.listing;
        const file = selectSource(candidates, delivery.sizes.sizes(viewport), density);
        const loads = imageLoads(variants, delivery, false);
        const all = loads && [...loads.variants, loads.original];
        const index = file?.isOriginal
          ? variants.length
          : variants.findIndex((one) => one.width === file?.width);
        expect(all?.[index] && inWords(all[index])).not.toBe('nobody');
      },
    ),
    modestly(300),
  );
});

test.for([
  [320, 'phone'],
  [479, 'phone'],
  [480, 'landscape'],
  [767, 'landscape'],
  [991, 'tablet'],
  [992, 'laptop'],
  [1_920, 'laptop'],
  [2_560, 'desktop'],
] as const)('a screen of %i px is a %s', ([viewport, device]) => {
  expect(deviceOf(viewport)).toBe(device);
});
