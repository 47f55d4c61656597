import sharp, { type OverlayOptions } from 'sharp';

const gap = 16;

/** Half of each side: small enough to be stored, and a letter of 12 pixels can still be read. */
const scale = 0.5;

/** Lays pictures out in rows, PNG in and PNG out, at their own size. */
export async function layOut(rows: readonly (readonly Buffer[])[]): Promise<Buffer> {
  const layers: OverlayOptions[] = [];
  let [width, top] = [0, gap];
  for (const row of rows) {
    let [left, height] = [gap, 0];
    for (const input of row) {
      const size = await sharp(input).metadata();
      layers.push({ input, left, top });
      left += size.width + gap;
      height = Math.max(height, size.height);
    }
    width = Math.max(width, left);
    top += height + gap;
  }
  return sharp({ create: { width, height: top, channels: 3, background: '#808080' } })
    .composite(layers)
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** A sheet as it is stored: half its size, WebP. */
export async function shrink(sheet: Buffer): Promise<Buffer> {
  const { width } = await sharp(sheet).metadata();
  return sharp(sheet)
    .resize({ width: Math.round(width * scale) })
    .webp({ quality: 60, effort: 6 })
    .toBuffer();
}
