import type { Head } from './head.ts';

/** A chunk of a PNG: its four letters, where its content begins, and how many bytes that has. */
export interface Chunk {
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

/** The chunks from the place `first` on, up to the pixels. Throws CutOffError where the head ends before. Source: PNG (third edition), 5.3. */
export function* chunksBeforePixels(head: Head, first: number): Generator<Chunk> {
  for (let at = first; ; ) {
    const length = head.long(at);
    const type = head.text(at + 4, 4);
    if (type === 'IDAT') return;
    yield { type, at: at + 8, length };
    at += 12 + length;
  }
}
