import type { Candidate } from '#panel/delivery/candidates.ts';
import { type Breakpoint, type DrawnWidth, drawnIn, viewportsOf } from '#panel/delivery/drawn-width.ts';

/** The densities of nearly all screens, in device pixels to a CSS pixel. */
export const densities = [1, 2, 3] as const;

/** What one breakpoint downloads at one density. */
export interface Delivery<T extends Breakpoint = Breakpoint> {
  readonly breakpoint: T;
  /** CSS pixels, as is `drawn`. */
  readonly viewport: number;
  readonly drawn: number;
  readonly density: number;
  readonly file: Candidate;
  /** Device pixels the drawn image covers. */
  readonly needed: number;
  /** The file's pixels to those needed: below 1 it is stretched. */
  readonly sharpness: number;
  readonly isSharp: boolean;
  /** Bytes spent on pixels nobody sees; null where the file has not been measured. */
  readonly waste: number | null;
}

// Chromium keeps densities in 32 bits, which decides where a file has exactly the pixels needed.
const reaches = (width: number, drawn: number, density: number): boolean =>
  Math.fround(width / Math.fround(drawn)) >= Math.fround(density);

/**
 * Bytes of a file that go into pixels beyond those needed, by area. Source: Lighthouse, `uses-responsive-images`.
 */
export function wasteOf(bytes: number, width: number, needed: number): number {
  return width > needed ? Math.round(bytes * (1 - (needed / width) ** 2)) : 0;
}

/**
 * The file a browser downloads: the narrowest that is dense enough for the screen, else the widest; null without
 * any. `drawn` is CSS pixels, `density` device pixels to one of them. Source: HTML, selecting an image source, which
 * leaves the choice to browsers; Chromium's choice, measured in test/e2e/delivery.test.ts.
 */
export function chooseFile(files: readonly Candidate[], drawn: number, density: number): Candidate | null {
  const byWidth = files.toSorted((one, other) => one.width - other.width);
  const enough = byWidth.find(({ width }) => reaches(width, drawn, density));
  // Of files of one width a browser keeps the first.
  return enough ?? byWidth.find(({ width }) => width === byWidth.at(-1)?.width) ?? null;
}

/** What each breakpoint downloads at each density, widest breakpoint first; nothing where the width is none. */
export function deliveriesOf<T extends Breakpoint>(
  files: readonly Candidate[],
  drawnWidth: DrawnWidth,
  breakpoints: readonly T[],
): Delivery<T>[] {
  return viewportsOf(breakpoints).flatMap(({ breakpoint, viewport }) =>
    densities.flatMap((density) => {
      const drawn = drawnIn(drawnWidth, viewport);
      const file = drawn && chooseFile(files, drawn, density);
      if (!drawn || !file) return [];
      const needed = drawn * density;
      return {
        breakpoint,
        viewport,
        drawn,
        density,
        file,
        needed,
        sharpness: file.width / needed,
        isSharp: reaches(file.width, drawn, density),
        waste: file.bytes === null ? null : wasteOf(file.bytes, file.width, needed),
      };
    }),
  );
}
