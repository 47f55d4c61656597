import fc from 'fast-check';
import type { AltRemark } from '#panel/alt-text/alt-rules.ts';
import { candidatesOf } from '#panel/delivery/candidates.ts';
import { deliveriesOf } from '#panel/delivery/choose-file.ts';
import { type DrawnWidth, defaultBreakpoints } from '#panel/delivery/drawn-width.ts';
import type { ImageFacts } from '#panel/findings/finding.ts';
import { variantOf } from '#test/support/asset-details.ts';

/** Four variants that all went well. */
export const variants = [variantOf(500), variantOf(800), variantOf(1080), variantOf(1600)];
/** What measuring its files has told of an image. */
export type Measured = NonNullable<ImageFacts['measured']>;

/** The measured original of the image below. */
export const original: Measured['original'] = {
  bytes: 400_000,
  type: 'image/jpeg',
  servedType: 'image/jpeg',
  animated: null,
};

/** An image with nothing to improve. */
export const good: ImageFacts = {
  remarks: [],
  contentType: 'image/jpeg',
  size: 400_000,
  url: 'https://cdn.example.test/hero.jpg',
  variants,
  width: 2_000,
  height: 1_300,
  measured: { original, variants: [40, 90, 150, 300].map((kilobytes) => ({ bytes: kilobytes * 1_000 })) },
  deliveries: null,
};

/** A remark on an alt text: it is missing, but for what a test changes. */
export const remark = (changes: Partial<AltRemark>): AltRemark => ({
  rule: 'missing',
  level: 'fault',
  words: '',
  count: 0,
  ...changes,
});

/** The same image as used at this width. */
export function usedAt(drawn: DrawnWidth, changes: Partial<ImageFacts> = {}): ImageFacts {
  const facts = { ...good, ...changes };
  const files = candidatesOf(facts.variants ?? [], { url: facts.url, width: facts.width, bytes: facts.size });
  return { ...facts, deliveries: deliveriesOf(files, drawn, defaultBreakpoints) };
}

const bytes = fc.option(fc.nat({ max: 2 ** 40 }));
const pixels = fc.option(fc.nat({ max: 2 ** 31 }));
const type = fc.option(
  fc.constantFrom('image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/svg+xml', 'x'),
);
const variant = fc
  .record({ width: pixels, error: fc.option(fc.constant('broken'), { freq: 3 }) })
  .map((changes) => variantOf(500, changes));

/** Any image at all without an alt text: whatever was told, measured, and left unknown. */
export const anyImage: fc.Arbitrary<ImageFacts> = fc
  .record({
    contentType: type,
    size: bytes,
    url: fc.option(fc.webUrl()),
    variants: fc.option(fc.array(variant, { maxLength: 5 }), { nil: undefined }),
    width: pixels,
    height: pixels,
    measured: fc.record({
      original: fc.record({ bytes, type, servedType: type, animated: fc.option(fc.boolean()) }),
      variants: fc.array(fc.record({ bytes }), { maxLength: 5 }),
    }),
    drawn: fc.record({ unit: fc.constantFrom('vw', 'px'), value: fc.double() }),
  })
  .map(({ drawn, ...facts }) => usedAt(drawn, { ...facts, remarks: [remark({})] }));
