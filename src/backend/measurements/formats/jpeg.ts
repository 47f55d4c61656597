import { type Exif, readExif, shownSize } from './exif.ts';
import { type Found, findSize } from './found.ts';
import type { Head } from './head.ts';

/** Frames that browsers decode: Huffman and arithmetic, sequential and progressive. Source: ITU-T T.81, table B.1. */
const frames = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca]);
const startOfScan = 0xda;
const app1 = 0xe1;
/** The most segments that are looked at; a sound photo with a large profile has some hundred. */
const mostSegments = 10_000;

/** Marks without a segment: a stuffed zero, TEM and the restarts. */
const isBare = (mark: number): boolean => mark <= 1 || (mark >= 0xd0 && mark <= 0xd7);

/** Marks of segments that may stand before a scan: tables, definitions, applications' own, comments. */
const isSegment = (mark: number): boolean =>
  mark === 0xc4 || mark === 0xcc || (mark >= 0xdb && mark <= 0xef) || mark === 0xfe;

/** An identifier of five letters and one byte of padding, of any value in Chromium. Source: Exif 2.32, 4.7.2. */
function exifIn(segment: Head): Exif | null {
  const { length } = segment.bytes;
  return length > 6 && segment.text(0, 5) === 'Exif\0' ? readExif(segment.bytes.subarray(6)) : null;
}

/**
 * Reads a JPEG up to its first scan: EXIF may come before the frame or behind it, and the first one counts. Bytes
 * between segments and a second frame make a picture that Chromium 156 doesn't show. Source: ITU-T T.81, B.1.1.
 */
export function readJpeg(head: Head, found: Found): void {
  let exif: Exif = { isTurned: false, density: null };
  let hasExif = false;
  let frame: readonly [number, number] | null = null;
  let at = 2;
  for (let left = mostSegments; left > 0; left--) {
    const isMark = head.byte(at) === 0xff;
    while (head.byte(at) === 0xff) at++;
    const mark = head.byte(at++);
    if (mark === startOfScan) return;
    if (isMark && isBare(mark)) continue;
    const isFrame = frames.has(mark);
    if (!isMark || (isFrame ? frame !== null : !isSegment(mark))) {
      findSize(found, 0, 0);
      return;
    }
    const length = Math.max(2, head.short(at));
    if (isFrame) frame = [head.short(at + 5), head.short(at + 3)];
    if (mark === app1 && !hasExif) {
      const own = exifIn(head.part(at + 2, length - 2));
      hasExif = own !== null;
      exif = own ?? exif;
    }
    if (frame) findSize(found, ...shownSize(...frame, exif));
    at += length;
  }
}
