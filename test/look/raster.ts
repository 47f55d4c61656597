import sharp from 'sharp';

/** What lies between pictures on a sheet, and below one that is shorter. */
export const gapColour = '#808080';

/** A picture's pixels, three bytes each (red, green, blue), row after row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** Decodes a picture, onto so large a canvas in the colour of what lies between pictures, at its top left. */
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
