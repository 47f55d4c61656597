import { mediaType } from '#rules/media-type.ts';
import { parseDate } from '#rules/parse-date.ts';
import { isVector } from '#rules/variants/vector.ts';

/** Why an image has no variants; `lost` where it should have some, `unknown` where that is not known. */
export type NoVariantsReason = 'processing' | 'svg' | 'gif' | 'small' | 'new' | 'lost' | 'unknown';

/**
 * The widths of the variants that Webflow makes, in pixels: those narrower than the original. Source: srcsets of 51
 * published sites, 2026.
 */
export const variantWidths = [500, 800, 1_080, 1_600, 2_000, 2_600, 3_200] as const;

/** The narrowest variant: a narrower original has none. */
export const narrowestVariant = variantWidths[0];

/** Milliseconds in which variants of a new upload may still appear. Our choice: Webflow documents no time. */
const newUpload = 600_000;

interface Original {
  readonly contentType: string | null | undefined;
  /** Bytes; 0 while Webflow still processes an upload. */
  readonly size: number | null | undefined;
  /** Pixels; null where not known. */
  readonly width: number | null | undefined;
  /** RFC 3339: when it was uploaded, when it was changed last, and when Webflow's facts were read. */
  readonly createdOn?: string | null | undefined;
  readonly lastUpdated?: string | null | undefined;
  readonly fetchedAt?: string | null | undefined;
}

/**
 * Returns why an image has no variants, as far as its own facts show. Sources: srcsets of published sites; Webflow's
 * API. UNCONFIRMED: `animationHasVariants`.
 */
export function whyNoVariants({
  contentType,
  size,
  width,
  createdOn,
  lastUpdated,
  fetchedAt,
}: Original): NoVariantsReason {
  if (size === 0) return 'processing';
  if (isVector(contentType)) return 'svg';
  if (mediaType(contentType) === 'image/gif') return 'gif';
  if (typeof width === 'number' && width <= narrowestVariant) return 'small';
  const readAt = parseDate(fetchedAt ?? '');
  // A file that was replaced has the day of the first one's upload.
  const changes = [createdOn, lastUpdated].flatMap((date) => parseDate(date ?? '') ?? []);
  if (readAt !== null && changes.some((changedAt) => readAt - changedAt < newUpload)) return 'new';
  return width ? 'lost' : 'unknown';
}
