import { type Found, findSize } from './found.ts';
import { CutOffError, type Head } from './head.ts';
import { chunksBefore, firstChunk } from './webp-chunks.ts';

const animationFlag = 0x02;

const triple = (head: Head, at: number): number => head.short(at, true) | (head.byte(at + 2) << 16);

/** Whether there is a second frame; where it is out of sight, the header's flag is believed. */
function hasFrames(head: Head): boolean {
  const end = 8 + head.long(4, true);
  let frames = 0;
  try {
    for (const { type } of chunksBefore(head, end)) {
      if (type === 'ANMF') frames++;
      if (frames > 1) break;
    }
  } catch (error) {
    if (!(error instanceof CutOffError)) throw error;
    return true;
  }
  return frames > 1;
}

/**
 * Reads a WebP's header. Chromium 156 does not turn one by its EXIF orientation. Sources: WebP container
 * specification; RFC 6386, 9.1; WebP lossless bitstream specification, 3.
 */
export function readWebp(head: Head, found: Found): void {
  found.animated = false;
  const kind = head.text(firstChunk, 4);
  if (kind === 'VP8X') {
    findSize(found, triple(head, 24) + 1, triple(head, 27) + 1);
    if (head.byte(20) & animationFlag) found.animated = hasFrames(head);
  }
  if (kind === 'VP8 ' && head.text(23, 3) === '\x9d\x01\x2a') {
    findSize(found, head.short(26, true) & 0x3fff, head.short(28, true) & 0x3fff);
  }
  if (kind === 'VP8L' && head.byte(20) === 0x2f) {
    const bits = head.long(21, true);
    findSize(found, (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
}
