import { changesIn, compareLooks } from '#test/look/compare.ts';
import { drawChanges } from '#test/look/draw-changes.ts';
import { sayPlace } from '#test/look/place.ts';
import type { Sheet } from '#test/look/sheet.ts';
import { browserOf } from '#test/look/stored-sheet.ts';

/** One place that differs from the stored picture. */
export interface Change {
  /** The picture, by its row and its index in the row, from 0. */
  readonly row: number;
  readonly column: number;
  /** The centre of the change, CSS pixels from the left and the top of the picture. */
  readonly x: number;
  readonly y: number;
  /** Its place in the picture, as text. */
  readonly words: string;
}

export interface Judgement {
  /** The largest of each picture, then the second largest of each, and so on. */
  readonly changes: readonly Change[];
  /** As text: the browsers of the two sheets, and their sizes where these differ. */
  readonly sheets: string;
}

/** Returns the changes since a sheet was stored, and a PNG that shows them; null where both look the same. */
export async function judgeSheet(
  stored: Buffer,
  sheet: Sheet,
  browser: string,
): Promise<(Judgement & { readonly picture: Buffer }) | null> {
  const comparison = await compareLooks(stored, sheet.picture);
  const found = sheet.places.flatMap((places, row) => {
    // Stored pixels below a picture, up to the next row, count as part of it.
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
