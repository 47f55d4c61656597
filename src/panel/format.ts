import { mediaType } from '#panel/media-type.ts';
import { lang } from '#panel/words/spoken.ts';

const units = ['B', 'kB', 'MB', 'GB'] as const;
const threeDigits = new Intl.NumberFormat(lang, { maximumSignificantDigits: 3 });

/** Bytes in words, decimal units and three digits: `2212772` is `2.21 MB`. Source: SI prefixes, 1 kB = 1000 B. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit: (typeof units)[number] = 'B';
  for (const next of units.slice(1)) {
    // What would round up to 1,000 reads better as 1 of the next unit.
    if (value < 999.5) break;
    value /= 1_000;
    unit = next;
  }
  return `${threeDigits.format(value)} ${unit}`;
}

const tenths = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A number with one digit after the point, as the panel's language writes it. */
export function formatTenths(value: number): string {
  return tenths.format(value);
}

/** Pixels as Webflow writes them, without grouping: `1920 × 1080 px`. */
export function formatPixels(width: number, height: number): string {
  return `${width} × ${height} px`;
}

/** A date and time in the reader's own language, or null for what is no date. `locale` is a BCP 47 tag. */
export function formatDate(rfc3339: string, locale: string): string | null {
  const date = new Date(rfc3339);
  if (Number.isNaN(date.getTime())) return null;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
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

/** A file format as people write it, from a media type or an extension: `image/svg+xml` is `SVG`. */
export function formatFormat(type: string): string {
  const word = mediaType(/\//.test(type) ? type : `image/${type}`).replace(/^image\//, '');
  return names.get(word) ?? word.replace(/^x-/, '').toUpperCase();
}
