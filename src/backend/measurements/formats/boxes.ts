import type { Head } from './head.ts';

/** A box of an ISO base media file: its four letters, and where its content begins and ends. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** The most boxes that are looked at side by side; a sound picture has a few dozen. */
const mostBoxes = 1_000;

/**
 * The boxes one after another from `start` on. Ends at `end` or where a box is broken. Throws CutOffError where the
 * head ends first. Source: ISO/IEC 14496-12, 4.2.
 */
export function* boxesIn(head: Head, start: number, end: number): Generator<Box> {
  let at = start;
  for (let left = mostBoxes; left > 0 && at + 8 <= end; left--) {
    const short = head.long(at);
    const type = head.text(at + 4, 4);
    const isLong = short === 1;
    const length = isLong ? head.long(at + 8) * 2 ** 32 + head.long(at + 12) : short;
    const header = isLong ? 16 : 8;
    const next = length === 0 ? end : at + length;
    if (next < at + header || next > end) return;
    yield { type, start: at + header, end: next };
    at = next;
  }
}

/** The first box of a type among these. */
export function findBox(head: Head, type: string, { start, end }: Omit<Box, 'type'>): Box | undefined {
  for (const box of boxesIn(head, start, end)) if (box.type === type) return box;
  return undefined;
}
