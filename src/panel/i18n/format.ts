import { languageTag } from '#panel/i18n/language-tag.ts';
import { lang } from '#panel/i18n/locale.ts';
import { mediaType } from '#rules/media-type.ts';
import { parseDate } from '#rules/parse-date.ts';

const units = ['B', 'kB', 'MB', 'GB'] as const;
const threeDigits = new Intl.NumberFormat(lang, { maximumSignificantDigits: 3 });
const tenths = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const ungrouped = new Intl.NumberFormat(lang, { useGrouping: false });

const collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });

/** Compares names in the order of the panel's language, numbers in them by their value. */
export const compareNames = (one: string, other: string): number => collator.compare(one, other);

/** The decimal separator of the panel's language. */
export const decimalMark = tenths.format(0.5).includes(',') ? ',' : '.';

/** Replaces a number that is no measure. */
const none = '–';

/**
 * Returns bytes as text, in decimal units and three digits: `2212772` is `2.21 MB`. Source: SI prefixes, 1 kB = 1000 B.
 */
export function formatBytes(bytes: number): string {
  if (!isMeasure(bytes)) return none;
  let value = bytes;
  let unit: (typeof units)[number] = 'B';
  for (const next of units.slice(1)) {
    // A value that would round up to 1,000 is 1 of the next unit.
    if (value < 999.5) break;
    value /= 1_000;
    unit = next;
  }
  return `${threeDigits.format(value)} ${unit}`;
}

/** Returns a number with one decimal, in the panel's language. */
export function formatTenths(value: number): string {
  return isMeasure(value) ? tenths.format(value) : none;
}

/** Returns a number without grouping, in the panel's language. */
export function formatNumber(value: number): string {
  return isMeasure(value) ? ungrouped.format(value) : none;
}

/** Returns pixels as Webflow writes them, without grouping: `1920 × 1080 px`. */
export function formatPixels(width: number, height: number): string {
  return `${formatNumber(width)} × ${formatNumber(height)} px`;
}

/** True for a count, weight or length: finite and not negative. */
function isMeasure(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

/** Returns milliseconds since the epoch as RFC 3339: `2026-03-01T12:00:00.000Z`. */
export function formatMoment(moment: number): string {
  return new Date(moment).toISOString();
}

/** Returns a date and time in the reader's own language, or null for an invalid date. `locale` is a BCP 47 tag. */
export function formatDate(rfc3339: string, locale: string): string | null {
  const moment = parseDate(rfc3339);
  if (moment === null) return null;
  const format = new Intl.DateTimeFormat(languageTag(locale) ?? lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return format.format(moment);
}

const names: ReadonlyMap<string, string> = new Map([
  ['svg+xml', 'SVG'],
  ['webp', 'WebP'],
  ['x-icon', 'ICO'],
  ['jxl', 'JPEG XL'],
  ['jp2', 'JPEG 2000'],
  ['vnd.ms-photo', 'JPEG XR'],
  ['vnd.adobe.photoshop', 'Photoshop'],
]);

/** Returns the usual name of a file format, from a media type or an extension: `image/svg+xml` is `SVG`. */
export function formatFormat(type: string): string {
  const word = mediaType(/\//.test(type) ? type : `image/${type}`).replace(/^image\//, '');
  return names.get(word) ?? word.replace(/^x-/, '').toUpperCase();
}
