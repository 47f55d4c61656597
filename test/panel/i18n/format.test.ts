import { expect, test } from 'vitest';
import { formatBytes, formatDate, formatFormat, formatPixels } from '#panel/i18n/format.ts';

test.for([
  [0, '0 B'],
  [1, '1 B'],
  [999, '999 B'],
  [1_000, '1 kB'],
  [1_234, '1.23 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [2_212_772, '2.21 MB'],
  [4_000_000, '4 MB'],
  [1_500_000_000, '1.5 GB'],
  [Number.MAX_SAFE_INTEGER, '9,010,000 GB'],
] as const)('%d bytes are "%s"', ([bytes, words]) => {
  expect(formatBytes(bytes)).toBe(words);
});

test.for([
  ['image/jpeg', 'JPEG'],
  ['jpg', 'JPEG'],
  ['jpeg', 'JPEG'],
  ['image/svg+xml', 'SVG'],
  ['image/webp', 'WebP'],
  ['image/avif', 'AVIF'],
  ['PNG', 'PNG'],
  ['image/x-icon', 'ICO'],
  ['image/vnd.microsoft.icon', 'ICO'],
  ['IMAGE/JPEG', 'JPEG'],
  ['image/pjpeg', 'JPEG'],
  ['image/svg+xml; charset=utf-8', 'SVG'],
  ['svg', 'SVG'],
  ['image/jxl', 'JPEG XL'],
  ['image/heic', 'HEIC'],
  ['image/x-tga', 'TGA'],
  ['application/octet-stream', 'APPLICATION/OCTET-STREAM'],
  ['image/constructor', 'CONSTRUCTOR'],
  ['', ''],
] as const)('the format %s is "%s"', ([type, words]) => {
  expect(formatFormat(type)).toBe(words);
});

test('pixels are written as Webflow writes them', () => {
  expect(formatPixels(1920, 1080)).toBe('1920 × 1080 px');
});

test('a date is written in the reader’s language, and an invalid one gives null', () => {
  expect(formatDate('2023-02-09T12:00:00.000Z', 'en-US')).toContain('Feb 9, 2023');
  expect(formatDate('2023-02-09T12:00:00.000Z', 'de-DE')).toContain('09.02.2023');
  expect(formatDate('yesterday', 'en-US')).toBeNull();
});
