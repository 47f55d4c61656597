import { describe, expect, test } from 'vitest';
import { findingsOf } from '#rules/findings/find.ts';
import type { ImageFacts, MeasuredFile } from '#rules/findings/finding.ts';
import { variantOf } from '#test/support/panel/asset-details.ts';
import { briefly, fileOf, good, variants, withWidth } from '#test/support/panel/image-facts.ts';

/** The good image with an original of this type and weight, and a matching name. */
function typed(name: string, changes: Partial<MeasuredFile> = {}): Partial<ImageFacts> {
  const type = `image/${name}`;
  const measured = { original: fileOf({ type, ...changes }), variants: [] };
  return { contentType: type, url: `https://x.test/a.${name}`, measured };
}

describe('weight', () => {
  const alone = { variants: [] };
  const small = { variants: [], width: 500, height: 500, url: null };

  test.for([
    ['500 kB', { size: 500_000, measured: null }, ''],
    ['more than 500 kB', { size: 500_001, measured: null }, 'heavy medium'],
    ['more than 500 kB as measured', typed('jpeg', { bytes: 500_001 }), 'heavy medium'],
    ['less than 500 kB as measured', { size: 900_000, ...typed('jpeg', { bytes: 500_000 }) }, ''],
    ['an SVG of 150 kB', { ...typed('svg+xml', { bytes: 150_000 }), ...alone }, ''],
    ['a heavier SVG', { ...typed('svg+xml', { bytes: 150_001 }), ...alone }, 'heavy medium'],
    [
      'an SVG with parameters that was not measured',
      { contentType: 'image/svg+xml; charset=utf-8', size: 150_001, measured: null, url: null, ...alone },
      'heavy medium',
    ],
    ['a JPEG of 500 px and 150 kB', { ...small, size: 150_000, measured: null }, ''],
    ['a heavier JPEG of 500 px', { ...small, size: 150_001, measured: null }, 'heavy medium'],
    [
      'a still GIF over 150 kB',
      { ...typed('gif', { bytes: 150_001, animated: false }), ...alone },
      'heavy medium',
    ],
    [
      'a GIF not yet measured',
      { contentType: 'image/gif', size: 150_001, measured: null, ...alone },
      'heavy medium',
    ],
    ['an animated GIF of 100 KiB', typed('gif', { bytes: 102_400, animated: true }), ''],
    ['a heavier animated GIF', typed('gif', { bytes: 102_401, animated: true }), 'animatedGif medium'],
    ['an animated WebP of 500 kB', typed('webp', { bytes: 500_000, animated: true }), ''],
    ['a heavier animated WebP', typed('webp', { bytes: 500_001, animated: true }), 'heavy medium'],
  ] as const)('%s: %s', ([, changes, found]) => {
    expect(briefly({ ...good, ...changes })).toBe(found);
  });

  test.for([
    ['heavy', typed('jpeg', { bytes: 600_000 })],
    ['animatedGif', typed('gif', { bytes: 600_000, animated: true })],
  ] as const)('%s of an original that no screen loads is low', ([id, changes]) => {
    expect(briefly(withWidth(100, changes))).toBe(`${id} low`);
  });

  test.for([
    ['jpeg', null, 'compress', [250_000, 340_000], 500_000],
    ['png', false, 'compress', [260_000, 260_000], null],
    ['png', null, 'compressStill', [260_000, 260_000], null],
    ['png', true, 'animated', null, null],
    ['webp', false, 'compress', null, null],
    ['webp', null, 'compressStill', null, null],
    ['webp', true, 'animated', null, null],
    ['avif', false, 'smaller', null, null],
    ['avif', null, 'smaller', null, null],
    ['avif', true, 'animated', null, null],
    ['gif', false, 'convert', null, null],
    ['gif', null, 'gif', null, null],
    ['svg+xml', null, 'vector', null, null],
    ['bmp', null, 'convert', null, null],
    ['x', null, 'smaller', null, null],
  ] as const)('of a heavy %s, animated: %s, the advice is %s', ([name, animated, advice, webp, avif]) => {
    const changes = { ...typed(name, { bytes: 1_000_000, animated }), url: null, height: null };
    expect(findingsOf({ ...good, ...changes })).toMatchObject([
      { id: 'heavy', bytes: 1_000_000, advice, webp, avif },
    ]);
  });
});

describe('a PNG that is likely a photo', () => {
  const square = { width: 500, height: 500 };

  test.for([
    ['1 byte a pixel', { ...typed('png', { bytes: 250_000, animated: false }), ...square }, 'photoPng low'],
    ['less than 1 byte a pixel', { ...typed('png', { bytes: 249_999, animated: false }), ...square }, ''],
    ['many frames', { ...typed('png', { bytes: 250_000, animated: true }), ...square }, ''],
    ['perhaps many frames', { ...typed('png', { bytes: 250_000, animated: null }), ...square }, ''],
    ['100 KiB', { ...typed('png', { bytes: 102_400, animated: false }), width: 100, height: 100 }, ''],
    ['a height nobody knows', { ...typed('png', { bytes: 250_000, animated: false }), height: null }, ''],
    ['a JPEG', { ...typed('jpeg', { bytes: 250_000, animated: false }), ...square }, ''],
    ['WebP in its place', { ...typed('png', { type: 'image/webp', bytes: 250_000 }), ...square }, ''],
  ] as const)('%s: %s', ([, changes, found]) => {
    expect(briefly({ ...good, ...changes })).toBe(found);
  });
});

describe('names and types', () => {
  test.for([
    ['image/jpeg', 'jpg', 'image/jpeg', ''],
    ['IMAGE/JPEG', 'jpg', 'image/jpeg', ''],
    ['image/jpg', 'JPEG', 'image/jpeg', ''],
    ['image/pjpeg; q=1', 'jfif', 'image/jpeg', ''],
    ['image/x-png', 'png', 'image/png', ''],
    ['image/svg+xml; charset=utf-8', 'svg', 'image/svg+xml', ''],
    ['image/vnd.microsoft.icon', 'ico', 'image/x-icon', ''],
    [null, 'jpg', 'image/jpeg', ''],
    ['application/octet-stream', 'jpg', 'image/jpeg', ''],
    // Compressed in place.
    ['image/webp', 'png', 'image/webp', ''],
    ['image/png', 'png', 'image/webp', ''],
    ['image/avif', 'jpg', 'image/avif', ''],
    ['image/avif', 'webp', 'image/avif', ''],
    // The same, while the CDN still has the earlier file.
    ['image/webp', 'png', 'image/png', 'otherType low'],
    ['image/avif', 'jpg', 'image/jpeg', 'otherType low'],
    ['image/png', 'png', 'image/jpeg', 'otherExtension low'],
    ['image/jpeg', 'png', 'image/jpeg', 'otherExtension low'],
    ['image/webp', 'webp', 'image/jpeg', 'otherExtension low'],
    ['image/jpeg', 'jpg', 'image/bmp', 'otherExtension low'],
    ['image/png', 'upload', 'image/jpeg', 'otherType low'],
    ['image/png', 'png', 'image/heic', 'unshownFormat high'],
  ] as const)(
    'Webflow says %s, the name ends in .%s, the bytes are %s: %s',
    ([says, extension, is, found]) => {
      const measured = { original: fileOf({ type: is }), variants: [] };
      const url = `https://x.test/A.${extension}?v=2.tiff#a.gif`;
      expect(briefly({ ...good, contentType: says, url, measured })).toBe(found);
    },
  );

  test('one fault is one finding: a PNG that is named and sent as SVG', () => {
    const original = fileOf({ type: 'image/png', servedType: 'image/svg+xml', bytes: 90_000 });
    const facts = { contentType: 'image/svg+xml', url: 'https://x.test/a.svg', variants: [], width: 400 };
    expect(briefly({ ...good, ...facts, measured: { original, variants: [] } })).toBe('unshownType high');
  });
});

describe('variants', () => {
  const none = { variants: [], measured: null };
  const failed = (...widths: number[]) =>
    variants.map((variant) =>
      widths.includes(variant.width ?? 0) ? { ...variant, error: 'broken' } : variant,
    );

  test.for([
    ['none of a wide image', none, 'noVariants medium'],
    ['none, width not known', { ...none, width: null }, ''],
    ['none of a small image', { ...none, width: 500, size: 90_000 }, ''],
    [
      'none of a vector',
      { ...none, contentType: 'image/svg+xml; charset=utf-8', size: 90_000, url: null },
      '',
    ],
    ['none that would save 4 KiB', { ...none, width: 1_000, size: 5_000 }, ''],
    ['none of a light GIF', { ...none, contentType: 'IMAGE/GIF', size: 90_000, url: null }, 'noVariants low'],
    ['none of a light and small GIF', { ...none, contentType: 'image/gif', size: 90_000, width: 500 }, ''],
    ['none of a heavy GIF', { ...none, contentType: 'image/gif', size: 200_000, url: null }, 'heavy medium'],
    ['one failed', { variants: failed(500) }, 'failedVariants medium'],
    ['not known', { variants: undefined, measured: null }, ''],
    [
      'heavier than the original, which no srcset lists',
      { measured: { original: fileOf(), variants: variants.map(() => fileOf({ bytes: 400_001 })) } },
      '',
    ],
  ] as const)('%s: %s', ([, changes, found]) => {
    expect(briefly({ ...good, ...changes })).toBe(found);
  });

  test.for([
    ['uploaded a minute before', '2026-02-28T23:59:00Z', 'new'],
    ['uploaded months before', '2026-01-01T00:00:00Z', 'lost'],
    ['uploaded nobody knows when', null, 'lost'],
  ] as const)('no variants of an image %s: %s', ([, createdOn, reason]) => {
    expect(findingsOf({ ...good, ...none, createdOn })).toMatchObject([{ id: 'noVariants', reason }]);
  });

  test.for([
    [[500, 1600], false],
    [[500, 800, 1080, 1600], true],
  ] as const)('failed ones of %o px: all of them %s', ([widths, isAll]) => {
    const found = findingsOf({ ...good, variants: failed(...widths) });
    expect(found).toEqual([
      { id: 'failedVariants', severity: 'medium', count: widths.length, widths, isAll },
    ]);
  });

  // A Width of 100 px needs 300 px at most, one of 200 px 600 px.
  test.for([
    [100, [1600]],
    [100, [800]],
    [200, [1080]],
    [200, [1080, 800]],
    [100, [500]],
  ] as const)('with a Width of %d px, failed ones of %o px', ([width, widths]) => {
    const isAsked = widths.some((one) => one === 500 || (width === 200 && one === 800));
    expect(briefly(withWidth(width, { variants: failed(...widths) }))).toBe(
      `failedVariants ${isAsked ? 'medium' : 'low'}`,
    );
  });

  test('a failed one without a width is counted', () => {
    const all = [...variants, variantOf(0, { width: null, error: 'broken' })];
    expect(findingsOf({ ...good, variants: all })).toMatchObject([{ count: 1, widths: [], severity: 'low' }]);
  });
});
