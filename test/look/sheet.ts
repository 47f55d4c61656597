import sharp, { type OverlayOptions } from 'sharp';
import type { Area } from '#test/look/areas.ts';
import { gapColour } from '#test/look/raster.ts';

const gap = 16;

/** A sheet of pictures, and the places of the pictures on it. */
export interface Sheet {
  /** PNG. */
  readonly picture: Buffer;
  /** For each picture of each row, in the given order. */
  readonly places: readonly (readonly Area[])[];
}

/** Arranges pictures in rows, at their own size. */
export async function layOut(rows: readonly (readonly Buffer[])[]): Promise<Sheet> {
  const layers: OverlayOptions[] = [];
  const places: Area[][] = [];
  let [width, top] = [0, gap];
  for (const row of rows) {
    const sizes = await Promise.all(row.map((input) => sharp(input).metadata()));
    let left = gap;
    places.push(
      sizes.map((size) => {
        const place = { left, top, right: left + size.width, bottom: top + size.height };
        left = place.right + gap;
        return place;
      }),
    );
    row.forEach((input, at) => void layers.push({ input, left: places.at(-1)?.[at]?.left ?? gap, top }));
    width = Math.max(width, left);
    top += Math.max(...sizes.map((size) => size.height)) + gap;
  }
  const create = { width, height: top, channels: 3, background: gapColour } as const;
  const picture = await sharp({ create }).composite(layers).png({ compressionLevel: 1 }).toBuffer();
  return { picture, places };
}
