import sharp from 'sharp';
import type { Area } from '#test/look/areas.ts';
import { changedAreas } from '#test/look/changed.ts';
import { differencesOf } from '#test/look/differing.ts';
import { isDrawnOtherwise } from '#test/look/drawn-otherwise.ts';
import { type Raster, rasterOf } from '#test/look/raster.ts';

/** Two pictures on canvases of one size, large enough for both. */
export interface Comparison {
  readonly width: number;
  readonly height: number;
  readonly after: Raster;
  /** The difference of each pixel. */
  readonly differences: Uint8Array;
  /** Whether both browsers rendered the unchanged parts alike. */
  readonly drawn: 'drawnAlike' | 'drawnOtherwise';
  /** The sizes of the pictures as text, where they differ. */
  readonly sizes: string | null;
}

/** Compares two pictures. Where one is smaller, the missing part differs. */
export async function compareLooks(stored: Buffer, taken: Buffer): Promise<Comparison> {
  const [was, is] = await Promise.all([sharp(stored).metadata(), sharp(taken).metadata()]);
  const [width, height] = [Math.max(was.width, is.width), Math.max(was.height, is.height)];
  const before = await rasterOf(stored, width, height);
  const after = await rasterOf(taken, width, height);
  const areSame = was.width === is.width && was.height === is.height;
  const sizes = `${was.width} × ${was.height} pixels were stored, ${is.width} × ${is.height} drawn`;
  const differences = differencesOf(before, after);
  const drawn = isDrawnOtherwise(before, differences) ? 'drawnOtherwise' : 'drawnAlike';
  return { width, height, after, differences, drawn, sizes: areSame ? null : sizes };
}

/** Returns the changes within a place of the pictures, the largest first. */
export function changesIn({ width, differences, drawn }: Comparison, place: Area): Area[] {
  const rows: Uint8Array[] = [];
  for (let y = place.top; y < place.bottom; y++) {
    rows.push(differences.subarray(y * width + place.left, y * width + place.right));
  }
  const part = new Uint8Array(Buffer.concat(rows));
  return changedAreas(part, place.right - place.left, drawn).map(({ left, top, right, bottom }) => ({
    left: left + place.left,
    top: top + place.top,
    right: right + place.left,
    bottom: bottom + place.top,
  }));
}
