import { describe, expect, test } from 'vitest';
import { imageTypes, unmeasuredReasons } from '#contract/measurements.ts';
import { findingsOf } from '#rules/findings/find.ts';
import type { ImageFacts, MeasuredFile } from '#rules/findings/finding.ts';
import type { variantOf } from '#test/support/panel/asset-details.ts';
import {
  briefly,
  fileOf,
  good,
  original,
  unmeasuredFile,
  variants,
  withWidth,
} from '#test/support/panel/image-facts.ts';

/** The good image with some of its variants replaced, by their index. */
function withVariants(files: Readonly<Record<number, MeasuredFile>>): Pick<ImageFacts, 'measured'> {
  const sound = good.measured?.variants ?? [];
  return { measured: { original, variants: sound.map((file, at) => files[at] ?? file) } };
}

const withOriginal = (file: MeasuredFile): Pick<ImageFacts, 'measured'> => ({
  measured: { original: file, variants: good.measured?.variants ?? [] },
});

const gone = unmeasuredFile('not_found');
const svg = fileOf({ type: 'image/svg+xml' });

describe('a variant that cannot be shown', () => {
  test.for(unmeasuredReasons)('measured as %s', (reason) => {
    const isFault = ['not_found', 'forbidden', 'not_an_image'].includes(reason);
    const facts = { ...good, ...withVariants({ 1: unmeasuredFile(reason) }) };
    expect(briefly(facts)).toBe(isFault ? 'brokenVariants high' : '');
  });

  test.for([
    ['800 px answer 404', {}, 'brokenVariants high'],
    ['it has failed, too', { variants: failed(1) }, 'failedVariants medium'],
    ['it is as wide as the original', { width: 800 }, 'brokenVariants high'],
    ['it has no width', { variants: changed(1, { width: null }) }, 'brokenVariants low'],
    [
      'it is the thumbnail of an upload',
      { variants: changed(1, { hostedUrl: 'https://x.test/a-p-130x130q80.jpg' }) },
      'brokenVariants low',
    ],
    ['it has no known neighbours', { width: null }, 'brokenVariants high'],
  ] as const)('%s: %s', ([, changes, found]) => {
    expect(briefly({ ...good, ...withVariants({ 1: gone }), ...changes })).toBe(found);
  });

  test.for([
    [0, 'brokenVariants high'],
    [1, 'brokenVariants low'],
    [3, 'brokenVariants low'],
  ] as const)('of an image 100 px wide, which loads 500 px at most, number %d: %s', ([at, found]) => {
    expect(briefly(withWidth(100, withVariants({ [at]: gone })))).toBe(found);
  });

  test('its numbers where visitors load one of two: the width of that one', () => {
    const facts = withWidth(100, withVariants({ 0: gone, 3: gone }));
    expect(findingsOf(facts)[0]).toEqual({
      id: 'brokenVariants',
      severity: 'high',
      count: 2,
      widths: [500],
      isLoaded: true,
    });
  });

  test('its numbers: how many and how wide, narrowest first', () => {
    const facts = { ...good, ...withVariants({ 2: gone, 0: unmeasuredFile('not_an_image') }) };
    expect(findingsOf(facts)).toEqual([
      { id: 'brokenVariants', severity: 'high', count: 2, widths: [500, 1080], isLoaded: true },
    ]);
  });
});

describe('an original that cannot be shown', () => {
  test.for([
    ['answers 404', unmeasuredFile('not_found'), {}, 'brokenOriginal high'],
    ['answers 403', unmeasuredFile('forbidden'), {}, 'brokenOriginal high'],
    ['is no image', unmeasuredFile('not_an_image'), {}, 'brokenOriginal high'],
    ['was not reached', unmeasuredFile('unavailable'), {}, ''],
    ['stands on another host', unmeasuredFile('host_not_allowed'), {}, ''],
    ['is sent elsewhere, which browsers follow', unmeasuredFile('redirected'), {}, ''],
    ['answers 404, yet this browser shows it', unmeasuredFile('not_found'), { isShown: true }, ''],
    [
      'answers 404, and is heavy, misnamed and without variants',
      unmeasuredFile('not_found'),
      { size: 9_000_000, contentType: 'image/png', variants: [] },
      'brokenOriginal high',
    ],
  ] as const)('it %s: %s', ([, file, changes, found]) => {
    expect(briefly({ ...good, ...withOriginal(file), ...changes })).toBe(found);
  });

  test.for([
    [null, 'high'],
    // Phones below 768 px still load all of these.
    [500, 'high'],
    [479, 'low'],
    [100, 'low'],
  ] as const)('with a Width of %s, where variants reach to 1600 px: %s', ([width, severity]) => {
    expect(briefly(withWidth(width, withOriginal(gone)))).toBe(`brokenOriginal ${severity}`);
  });

  test('without any variant either: both are high, as nothing can be loaded', () => {
    const measured = { original: gone, variants: variants.map(() => gone) };
    expect(briefly(withWidth(100, { measured }))).toBe('brokenOriginal high,brokenVariants high');
  });

  test.for([
    [undefined, ''],
    [true, ''],
    [false, 'brokenOriginal high,brokenVariants high'],
  ] as const)('a host that refuses every file, shown by this browser: %s', ([isShown, found]) => {
    const refused = unmeasuredFile('forbidden');
    const measured = { original: refused, variants: variants.map(() => refused) };
    expect(briefly({ ...good, isShown, measured })).toBe(found);
  });
});

describe('a format that many browsers don’t show', () => {
  const shown = [
    'image/png',
    'image/jpeg',
    'image/gif',
    'image/webp',
    'image/avif',
    'image/svg+xml',
    'image/bmp',
    'image/x-icon',
  ];

  test.for(imageTypes)('an original of %s', (type) => {
    const facts = { ...good, contentType: type, url: 'https://x.test/a', ...withOriginal(fileOf({ type })) };
    expect(briefly(facts)).toBe(shown.includes(type) ? '' : 'unshownFormat high');
  });

  test.for([
    [
      'HEIC called JPEG',
      withOriginal(fileOf({ type: 'image/heic', servedType: 'image/jpeg' })),
      'image/heic',
    ],
    ['HEIC by Webflow’s word', { contentType: 'image/heic; x=1', measured: null }, 'image/heic'],
    ['TIFF of 4 MB', withOriginal(fileOf({ type: 'image/tiff', bytes: 4_000_000 })), 'image/tiff'],
    ['a variant of JPEG XL', withVariants({ 1: fileOf({ type: 'image/jxl', bytes: 90_000 }) }), 'image/jxl'],
    [
      'an original this very browser shows',
      { ...withOriginal(fileOf({ type: 'image/jxl' })), isShown: true },
      'image/jxl',
    ],
  ] as const)('%s is one finding', ([, changes, is]) => {
    expect(findingsOf({ ...good, ...changes })).toEqual([
      { id: 'unshownFormat', severity: 'high', is, isLoaded: true },
    ]);
  });

  test('no screen loads it: low', () => {
    expect(briefly(withWidth(100, withOriginal(fileOf({ type: 'image/heic' }))))).toBe('unshownFormat low');
  });

  test('where no screen loads the original, a variant is named', () => {
    const files = [0, 1, 2, 3].map((at) =>
      fileOf({ type: at === 0 ? 'image/jxl' : 'image/jpeg', bytes: 9_000 }),
    );
    const measured = { original: fileOf({ type: 'image/tiff' }), variants: files };
    expect(findingsOf(withWidth(100, { measured }))[0]).toEqual({
      id: 'unshownFormat',
      severity: 'high',
      is: 'image/jxl',
      isLoaded: true,
    });
  });

  test('WebP bytes in the variants of an AVIF are Webflow’s own', () => {
    const webp = fileOf({ type: 'image/webp', servedType: 'image/avif', bytes: 90_000 });
    const measured = { original: fileOf({ type: 'image/avif' }), variants: variants.map(() => webp) };
    expect(briefly({ ...good, contentType: 'image/avif', url: 'https://x.test/a.avif', measured })).toBe('');
  });
});

describe('a Content-Type that keeps browsers from showing a file', () => {
  test.for([
    ['an SVG', svg, 'image/svg+xml', ''],
    ['an SVG', svg, 'IMAGE/SVG+XML; charset=utf-8', ''],
    ['an SVG', svg, null, ''],
    ['an SVG', svg, 'image/png', 'unshownType high'],
    ['an SVG', svg, 'text/plain', 'unshownType high'],
    ['an SVG', svg, 'binary/octet-stream', 'unshownType high'],
    ['a JPEG', original, 'binary/octet-stream', ''],
    ['a JPEG', original, 'image/png', ''],
    ['a JPEG', original, 'image/svg+xml', 'unshownType high'],
  ] as const)('%s sent as %3$s', ([, file, servedType, found]) => {
    const url = 'https://x.test/a';
    const { type: contentType } = file;
    expect(briefly({ ...good, contentType, url, ...withOriginal({ ...file, servedType }) })).toBe(found);
  });

  test('is no finding where this browser shows it', () => {
    const file = { ...svg, servedType: 'text/plain' };
    const facts = { ...good, contentType: 'image/svg+xml', url: null, isShown: true };
    expect(briefly({ ...facts, ...withOriginal(file) })).toBe('');
  });
});

function changed(at: number, changes: Parameters<typeof variantOf>[1]) {
  return variants.map((variant, place) => (place === at ? { ...variant, ...changes } : variant));
}

function failed(at: number) {
  return changed(at, { error: 'broken' });
}
