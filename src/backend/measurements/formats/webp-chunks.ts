import type { Head } from './head.ts';

/** Where the first chunk of a WebP begins. Source: WebP container specification. */
export const firstChunk = 12;

/** The chunks of a WebP that begin before `end`: their four letters, and where these stand. Throws CutOffError beyond the head. */
export function* chunksBefore(
  head: Head,
  end: number,
): Generator<{ readonly type: string; readonly at: number }> {
  for (let at = firstChunk; at + 8 <= end; ) {
    yield { type: head.text(at, 4), at };
    const length = head.long(at + 4, true);
    at += 8 + length + (length % 2);
  }
}
