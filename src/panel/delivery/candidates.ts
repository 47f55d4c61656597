import type { Variant } from '#contract/asset.ts';

/** One file of a ladder that a browser may choose. */
export interface Candidate {
  readonly url: string;
  /** Pixels: the number before `w` in `srcset`. */
  readonly width: number;
  /** Null where nobody has measured. */
  readonly bytes: number | null;
  readonly isOriginal: boolean;
}

/** The original as far as it is known. */
export interface OriginalFile {
  readonly url: string | null | undefined;
  readonly width: number | null | undefined;
  readonly bytes: number | null | undefined;
}

/**
 * The files of `srcset` as Webflow writes it: its variants, then the original. Left out is what has failed, has no
 * URL, or has no width that `srcset` can say. Of files of one width the first stays, as in a browser. `bytes` has
 * the order of `variants`. Source: HTML, srcset attributes; srcsets of published sites.
 */
export function candidatesOf(
  variants: readonly Variant[],
  original: OriginalFile,
  bytes: readonly (number | null | undefined)[] = [],
): Candidate[] {
  const files = variants.map(({ hostedUrl, width, error }, at) => ({
    url: error === null ? hostedUrl : null,
    width,
    bytes: bytes[at] ?? null,
    isOriginal: false,
  }));
  const found: Candidate[] = [];
  for (const file of [...files, { ...original, bytes: original.bytes ?? null, isOriginal: true }]) {
    const { url, width } = file;
    // A descriptor is a whole number above 0, and browsers read it into 32 bits.
    const isWidth = width && Number.isInteger(width) && width > 0 && width < 2 ** 31;
    if (url && isWidth && !found.some((one) => one.width === width)) found.push({ ...file, url, width });
  }
  return found.toSorted((one, other) => one.width - other.width);
}
