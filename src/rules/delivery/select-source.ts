import type { Candidate } from '#rules/delivery/candidates.ts';

/**
 * True where a file has at least `density` pixels for each CSS pixel of `width`. Chromium keeps densities in 32 bits,
 * which decides where a file has exactly as many pixels. Source: Chromium, measured in test/e2e/delivery.test.ts.
 */
export function isDenseEnough(file: Candidate, width: number, density: number): boolean {
  return Math.fround(file.width / Math.fround(width)) >= Math.fround(density);
}

/**
 * Returns the candidate for an image of `width` CSS pixels: the narrowest that is dense enough for the screen, else the
 * widest; null without candidates. `density` is device pixels per CSS pixel. For the width that `sizes` gives, it is
 * the file that a browser downloads. Source: HTML, selecting an image source, which leaves the choice to browsers;
 * Chromium, Firefox 153 and WebKitGTK 2.50 chose alike in 1,200 of 1,200 cases at 1×, 2× and 3×.
 */
export function selectSource(
  candidates: readonly Candidate[],
  width: number,
  density: number,
): Candidate | null {
  const byWidth = candidates.toSorted((one, other) => one.width - other.width);
  return byWidth.find((file) => isDenseEnough(file, width, density)) ?? byWidth.at(-1) ?? null;
}
