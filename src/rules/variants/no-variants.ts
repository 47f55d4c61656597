import { mediaType } from '#rules/media-type.ts';
import { parseDate } from '#rules/parse-date.ts';
import { isVector } from '#rules/variants/vector.ts';

/** Why an image has no variants; `lost` where it should have some, `unknown` where that is not known. */
export type NoVariantsReason = 'processing' | 'svg' | 'gif' | 'small' | 'new' | 'lost' | 'unknown';

/** The narrowest variant Webflow makes, in pixels: a narrower original has none. Source: srcsets of published sites. */
export const narrowestVariant = 500;

/** Milliseconds in which variants of a new upload may still appear. Our choice: Webflow documents no time. */
const newUpload = 600_000;

interface Original {
  readonly contentType: string | null | undefined;
  /** Bytes; 0 while Webflow still processes an upload. */
  readonly size: number | null | undefined;
  /** Pixels; null where not known. */
  readonly width: number | null | undefined;
  /** RFC 3339: when it was uploaded, and when Webflow's facts were read. */
  readonly createdOn?: string | null | undefined;
  readonly fetchedAt?: string | null | undefined;
}

/**
 * Returns why an image has no variants, as far as its own facts show. Sources: srcsets of published sites; Webflow's
 * API.
 */
export function whyNoVariants({
  contentType,
  size,
  width,
  createdOn,
  fetchedAt,
}: Original): NoVariantsReason {
  if (size === 0) return 'processing';
  if (isVector(contentType)) return 'svg';
  if (mediaType(contentType) === 'image/gif') return 'gif';
  if (typeof width === 'number' && width <= narrowestVariant) return 'small';
  const readAt = parseDate(fetchedAt ?? '');
  const createdAt = parseDate(createdOn ?? '');
  if (readAt !== null && createdAt !== null && readAt - createdAt < newUpload) return 'new';
  return width ? 'lost' : 'unknown';
}
