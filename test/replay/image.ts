import * as v from 'valibot';
import { readWidth } from '#rules/delivery/read-width.ts';

/** Missing and invalid values of a file become null. */
const Pixels = v.fallback(v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))), null);
const Text = v.fallback(v.nullable(v.string()), null);
const TextOrNumber = v.fallback(v.nullable(v.union([v.string(), v.number()])), null);

const fileEntries = { width: Pixels, bytes: Pixels, type: Text };
const unknownFile = { width: null, bytes: null, type: null };
const Original = v.object(fileEntries);
const ReplayVariant = v.object({ ...fileEntries, inSrcset: v.fallback(v.boolean(), true) });
const Screen = v.object({ viewport: v.number(), density: v.number(), drawn: Pixels, downloads: Pixels });

/** A responsive image of a published page, as numbers. */
export const ReplayImage = v.object({
  /** An identifier of the site. */
  site: TextOrNumber,
  /** The attributes as written. */
  widthAttribute: TextOrNumber,
  sizes: Text,
  original: v.fallback(Original, unknownFile),
  /** `inSrcset` is whether the page lists it. */
  variants: v.fallback(v.array(v.fallback(ReplayVariant, { ...unknownFile, inSrcset: false })), []),
  /** The result in Chromium per screen: the rendered width in CSS pixels, null if hidden, and the loaded file's width. */
  on: v.fallback(v.array(Screen), []),
});
export type ReplayImage = v.InferOutput<typeof ReplayImage>;

/** The source of the page's `sizes`: none or the original's width, the Width in the image's settings, or the layout. */
export type SizesForm = 'full' | 'width' | 'layout';

/** The form of an image's `sizes`, from the attribute itself. */
export function formOf({ sizes, widthAttribute, original }: ReplayImage): SizesForm {
  const rule = /^\s*(?:\(max-width: (?<boundary>\d+)px\) 100vw, )?(?<width>[\d.]+)px\s*$/.exec(sizes ?? '');
  const { boundary, width } = rule?.groups ?? {};
  const isOriginal = width === `${original.width}` && boundary === width;
  if (sizes === null || sizes.trim() === '100vw' || isOriginal) return 'full';
  return width !== undefined && Number(width) === readWidth(widthAttribute) ? 'width' : 'layout';
}
