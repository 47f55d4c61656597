import sharp from 'sharp';

/** The colour between pictures on a sheet, and below a shorter one. */
export const gapColour = '#808080';

/** The pixels of a picture, three bytes each (red, green, blue), row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** Decodes a picture to the top left of a canvas of at least this size, filled with the gap colour. */
export async function rasterOf(picture: Buffer, width = 0, height = 0): Promise<Raster> {
  const size = await sharp(picture).metadata();
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .extend({
      right: Math.max(0, width - size.width),
      bottom: Math.max(0, height - size.height),
      background: gapColour,
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
