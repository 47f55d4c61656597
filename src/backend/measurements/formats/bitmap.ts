import { type Found, findSize } from './found.ts';
import type { Head } from './head.ts';

/** Lengths of the headers of the versions of BMP; the first has sizes of 16 bits. Source: Microsoft, Bitmap header types. */
const bmpHeaders = new Set([12, 16, 40, 52, 56, 64, 108, 124]);
const oldest = 12;

/** Whether these bytes begin a BMP: two letters alone would begin a text as well. */
export function isBmp(head: Head): boolean {
  return head.bytes.length >= 26 && head.text(0, 2) === 'BM' && bmpHeaders.has(head.long(14, true));
}

/** Reads a BMP. One with a negative height begins at its top. Source: Microsoft, BITMAPINFOHEADER. */
export function readBmp(head: Head, found: Found): void {
  if (head.long(14, true) === oldest) findSize(found, head.short(18, true), head.short(20, true));
  else findSize(found, head.long(18, true) | 0, Math.abs(head.long(22, true) | 0));
}

const directoryStart = 6;
const entryLength = 16;

/** Whether these bytes begin an icon or a cursor, whose directory makes sense. Source: MIME Sniffing, 6.1. */
export function isIco(head: Head): boolean {
  if (head.bytes.length < directoryStart + entryLength || head.short(0) !== 0) return false;
  const [kind, count] = [head.short(2, true), head.short(4, true)];
  if ((kind !== 1 && kind !== 2) || count === 0) return false;
  const firstPixels = head.long(directoryStart + 12, true);
  return head.byte(directoryStart + 3) === 0 && firstPixels >= directoryStart + count * entryLength;
}

/** Reads an icon's directory: browsers show the largest of its pictures. 0 is 256. Source: measured in Chromium 156. */
export function readIco(head: Head, found: Found): void {
  const count = head.short(4, true);
  let largest = 0;
  for (let number = 0; number < count; number++) {
    const at = directoryStart + number * entryLength;
    const [width, height] = [head.byte(at) || 256, head.byte(at + 1) || 256];
    if (width * height > largest) findSize(found, width, height);
    largest = Math.max(largest, width * height);
  }
}
