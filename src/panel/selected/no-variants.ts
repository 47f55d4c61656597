import { isVector } from '#panel/selected/vector.ts';

/** Why an image has no variants. */
export type NoVariantsReason = 'processing' | 'svg' | 'gif' | 'small' | 'unknown';

/** The narrowest copy Webflow makes, in pixels: a narrower original has none. Source: srcsets of published sites. */
export const narrowestVariant = 500;

interface Original {
  readonly contentType: string | null | undefined;
  /** Bytes; 0 while Webflow still processes an upload. */
  readonly size: number | null;
  /** Pixels, null while the preview has not been loaded. */
  readonly width: number | null;
}

/** Says why an image has no variants, as far as its own facts tell. */
export function whyNoVariants({ contentType, size, width }: Original): NoVariantsReason {
  if (size === 0) return 'processing';
  if (isVector(contentType)) return 'svg';
  if (contentType === 'image/gif') return 'gif';
  if (width !== null && width <= narrowestVariant) return 'small';
  return 'unknown';
}
