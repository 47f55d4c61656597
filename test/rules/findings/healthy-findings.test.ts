import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingsOf } from '#rules/findings/find.ts';
import type { ImageFacts } from '#rules/findings/finding.ts';
import { variantOf } from '#test/support/panel/asset-details.ts';
import { fileOf, good, withWidth } from '#test/support/panel/image-facts.ts';
import { modestly } from '#test/support/shared/properties.ts';

/** The widths Webflow makes, and the ranges of numbers, of 670 images of published Webflow sites, 2023 to 2026. */
const variantWidths = [500, 800, 1080, 1600, 2000, 2600, 3200];

const formats = [
  { type: 'image/jpeg', of: 'image/jpeg', extensions: ['jpg', 'jpeg', 'JPG'] },
  { type: 'image/png', of: 'image/png', extensions: ['png'] },
  // The last ones were compressed in place, which keeps the name.
  { type: 'image/webp', of: 'image/webp', extensions: ['webp', 'jpg', 'png'] },
  { type: 'image/avif', of: 'image/webp', extensions: ['avif', 'jpg', 'webp'] },
] as const;

const healthy: fc.Arbitrary<ImageFacts> = fc
  .record({
    format: fc.constantFrom(...formats),
    spelling: fc.constantFrom(
      (type: string) => type,
      (type: string) => type.toUpperCase(),
      (type: string) => `${type}; charset=binary`,
      (type: string) => type.replace('jpeg', 'jpg'),
    ),
    extension: fc.nat({ max: 2 }),
    bytes: fc.integer({ min: 1_000, max: 500_000 }),
    width: fc.integer({ min: 507, max: 4_000 }),
    // Of the original: a third or more of the variants of an AVIF outweigh it.
    shares: fc.array(fc.double({ min: 0.02, max: 2.5, noNaN: true }), { minLength: 7, maxLength: 7 }),
    made: fc.integer({ min: 1, max: 7 }),
    animated: fc.constantFrom(true, false, null),
    isMeasured: fc.boolean(),
  })
  .map(({ format, spelling, extension, bytes, width, shares, made, animated, isMeasured }) => {
    const { type, of, extensions } = format;
    const widths = variantWidths.filter((variantWidth) => variantWidth < width).slice(0, made);
    const original = fileOf({ bytes, type, animated });
    const files = widths.map((_, at) =>
      fileOf({ bytes: Math.round(bytes * (shares[at] ?? 1)), type: of, servedType: type, animated }),
    );
    const facts: ImageFacts = {
      ...good,
      contentType: spelling(type),
      size: bytes,
      url: `https://x.test/a.${extensions[extension] ?? extensions[0]}`,
      variants: widths.map((variantWidth) => variantOf(variantWidth)),
      width,
      // A drawing: less than 1 byte per pixel.
      height: Math.ceil(bytes / width) + 1,
      measured: isMeasured ? { original, variants: files } : null,
    };
    return withWidth(null, facts);
  });

test('healthy images have no findings, whichever file outweighs the original and wherever variants end', () => {
  fc.assert(
    fc.property(healthy, (facts) => {
      expect(findingsOf(facts)).toEqual([]);
      expect(findingsOf({ ...facts, delivery: null })).toEqual([]);
    }),
    modestly(1_000),
  );
});
