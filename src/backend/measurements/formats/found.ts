import type { Head } from './head.ts';

/** What was found of a picture so far: pixels as a browser shows them, and whether it has more than one frame. */
export interface Found {
  width: number | null;
  height: number | null;
  animated: boolean | null;
}

/**
 * Reads what a head says of the picture in it into `found`. Throws CutOffError where the head ends too early; what
 * stands before that is in `found` by then. A broken picture has no size.
 */
export type Reader = (head: Head, found: Found) => void;

/** Notes a size; one that no picture can have is none. */
export function findSize(found: Found, width: number, height: number): void {
  const isSize = Number.isSafeInteger(width) && Number.isSafeInteger(height) && width > 0 && height > 0;
  found.width = isSize ? width : null;
  found.height = isSize ? height : null;
}
