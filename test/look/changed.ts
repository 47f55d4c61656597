import { type Area, collectAreas } from '#test/look/areas.ts';
import { differs } from '#test/look/differing.ts';

/**
 * The share of a square of 8 by 8 pixels that makes a change where it differs at all, and where it differs clearly; and
 * pixels in a straight line that make one.
 *
 * Where letters are drawn otherwise, their edges differ everywhere: between Chromium 156 and a headless build of 153
 * that hints letters, 14 of 64 pixels differ at most, 6 of them clearly, and 8 are in a line. A text 7 % darker has 16 in
 * one square, a corner rounder by two pixels 8 clear ones, and a lighter border is a line. Else nothing that is the same
 * has a clear one, and an arrow of 6 pixels that has moved by two has 4.
 */
const side = 8;
const line = 12;
const shares = {
  drawnAlike: { somehow: 10 / 64, clearly: 3 / 64 },
  drawnOtherwise: { somehow: 16 / 64, clearly: 8 / 64 },
} as const;

type Found = (area: Area) => void;

/** Calls `found` with each square in which at least this share of the pixels has at least this difference. */
function findSquares(map: Uint8Array, width: number, least: number, share: number, found: Found): void {
  const height = map.length / width;
  const across = width + 1;
  /** For each pixel, the number of such pixels above and to the left of it (summed-area table). */
  const counts = new Uint32Array(across * (height + 1));
  const count = (x: number, y: number): number => counts[y * across + x] ?? 0;
  for (let y = 1; y <= height; y++) {
    for (let x = 1, inRow = 0; x <= width; x++) {
      if ((map[(y - 1) * width + x - 1] ?? 0) >= least) inRow++;
      counts[y * across + x] = count(x, y - 1) + inRow;
      const [left, top] = [x - side, y - side];
      if (left < 0 || top < 0) continue;
      const inSquare = count(x, y) - count(left, y) - count(x, top) + count(left, top);
      if (inSquare >= share * side * side) found({ left, top, right: x, bottom: y });
    }
  }
}

/** Calls `found` with each straight run of differing pixels that is long enough for a line. */
function findLines(map: Uint8Array, width: number, found: Found): void {
  const height = map.length / width;
  const find = (
    length: number,
    differsAt: (at: number) => boolean,
    end: (run: number, at: number) => Area,
  ) => {
    for (let at = 0, run = 0; at <= length; at++) {
      if (at < length && differsAt(at)) run++;
      else {
        if (run >= line) found(end(run, at));
        run = 0;
      }
    }
  };
  for (let y = 0; y < height; y++) {
    find(
      width,
      (x) => map[y * width + x] !== differs.not,
      (run, x) => ({ left: x - run, top: y, right: x, bottom: y + 1 }),
    );
  }
  for (let x = 0; x < width; x++) {
    find(
      height,
      (y) => map[y * width + x] !== differs.not,
      (run, y) => ({ left: x, top: y - run, right: x + 1, bottom: y }),
    );
  }
}

/** Returns the changed areas of a difference map with this width in pixels, the largest first. */
export function changedAreas(map: Uint8Array, width: number, drawn: keyof typeof shares): Area[] {
  const collected = collectAreas();
  const { somehow, clearly } = shares[drawn];
  findSquares(map, width, differs.somehow, somehow, collected.add);
  findSquares(map, width, differs.clearly, clearly, collected.add);
  findLines(map, width, collected.add);
  return collected.take();
}
