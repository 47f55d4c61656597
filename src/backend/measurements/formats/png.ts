import { crc32 } from 'node:zlib';
import { readExif, shownSize } from './exif.ts';
import { type Found, findSize } from './found.ts';
import type { Head } from './head.ts';
import { chunksBeforePixels } from './png-chunks.ts';

/** Whether the chunk whose type stands at `at` has the checksum it says. Source: PNG (third edition), 5.3. */
function isSound(head: Head, at: number, length: number): boolean {
  return crc32(head.part(at, length + 4).bytes) === head.long(at + 4 + length);
}

/**
 * Reads a PNG up to its pixels. Only the first sound `eXIf` before them counts, and no resolution in it; `acTL` must
 * stand before them as well. Sources: PNG (third edition), 5.6, 11.3.2.5, 11.3.4.1; measured in Chromium 156.
 */
export function readPng(head: Head, found: Found): void {
  const [width, height] = [head.long(16), head.long(20)];
  if (head.long(8) !== 13 || head.text(12, 4) !== 'IHDR' || !isSound(head, 12, 13)) return;
  findSize(found, width, height);
  let frames = 1;
  let hasExif = false;
  for (const { type, at, length } of chunksBeforePixels(head, 33)) {
    if (type === 'acTL') frames = head.long(at);
    if (type === 'eXIf' && !hasExif && isSound(head, at - 4, length)) {
      hasExif = true;
      const { isTurned } = readExif(head.bytes.subarray(at, at + length));
      findSize(found, ...shownSize(width, height, { isTurned, density: null }));
    }
  }
  found.animated = frames > 1;
}
