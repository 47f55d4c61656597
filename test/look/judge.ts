import { changesIn, compareLooks } from '#test/look/compare.ts';
import { drawChanges } from '#test/look/draw-changes.ts';
import { sayPlace } from '#test/look/place.ts';
import type { Sheet } from '#test/look/sheet.ts';
import { browserOf } from '#test/look/stored-sheet.ts';

/** One place that looks otherwise than stored. */
export interface Change {
  /** The picture, by its row and its place in the row, from 0. */
  readonly row: number;
  readonly column: number;
  /** The middle of what has changed, CSS pixels from the left and the top of the picture. */
  readonly x: number;
  readonly y: number;
  /** Where it is in the picture, in words. */
  readonly words: string;
}

export interface Judgement {
  /** The largest of each picture, then the second largest of each, and so on. */
  readonly changes: readonly Change[];
  /** In words: which browsers drew the two sheets, and how large they are where that differs. */
  readonly sheets: string;
}

/** What has changed since a sheet was stored, and a PNG that shows it; null where both look the same. */
export async function judgeSheet(
  stored: Buffer,
  sheet: Sheet,
  browser: string,
): Promise<(Judgement & { readonly picture: Buffer }) | null> {
  const comparison = await compareLooks(stored, sheet.picture);
  const found = sheet.places.flatMap((places, row) => {
    // What is stored below a picture, to where the next row begins, has nowhere else to be missed.
    const bottom = sheet.places[row + 1]?.[0]?.top ?? comparison.height;
    return places.flatMap((place, column) =>
      changesIn(comparison, { ...place, bottom }).map((area, rank) => ({ area, rank, place, row, column })),
    );
  });
  if (found.length === 0) return null;
  const browsers = `Stored by ${await browserOf(stored)}, drawn by ${browser}.`;
  return {
    changes: found
      .toSorted((one, other) => one.rank - other.rank)
      .map(({ area, place, row, column }) => ({
        row,
        column,
        x: Math.round((area.left + area.right) / 2) - place.left,
        y: Math.round((area.top + area.bottom) / 2) - place.top,
        words: sayPlace(area, place),
      })),
    sheets: comparison.sizes === null ? browsers : `${browsers}\n${comparison.sizes}`,
    picture: await drawChanges(
      comparison,
      found.map(({ area }) => area),
    ),
  };
}
