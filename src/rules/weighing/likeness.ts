/** How much alike a candidate and the original look, best first: see `likenessOf`. */
export const likenesses = ['indistinguishable', 'same', 'close', 'different', 'poor', 'bad'] as const;
export type Likeness = (typeof likenesses)[number];

/**
 * The least score of each band, as an average observer sees the files at 1:1 from a normal distance. Source: README of
 * cloudinary/ssimulacra2.
 * - 90: a distortion is not noticeable in a flicker test.
 * - 80: it is not noticeable side by side.
 * - 70: it is barely noticeable side by side, and not without the original.
 * - 50: artifacts are slightly annoying.
 * - 30: they are obvious and annoying; below, very obvious.
 */
const least: readonly (readonly [number, Likeness])[] = [
  [90, 'indistinguishable'],
  [80, 'same'],
  [70, 'close'],
  [50, 'different'],
  [30, 'poor'],
];

/** Returns how much alike files of this SSIMULACRA 2 score look; null where it is not known. */
export function likenessOf(score: number | null): Likeness | null {
  if (score === null || Number.isNaN(score)) return null;
  return least.find(([from]) => score >= from)?.[1] ?? 'bad';
}
