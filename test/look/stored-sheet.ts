import sharp from 'sharp';

/**
 * A sheet as it is stored: WebP without loss, which is smaller than half the size with loss. With loss, a level more or
 * less in one place shows as a hundred in another.
 */
export function encodeSheet(sheet: Buffer, browser: string): Promise<Buffer> {
  return sharp(sheet)
    .webp({ lossless: true, effort: 6 })
    .withExif({ IFD0: { Software: browser } })
    .toBuffer();
}

/** The browser that a stored sheet was drawn by, such as `Chromium 156.0.8078.108`. */
export async function browserOf(stored: Buffer): Promise<string> {
  const { exif } = await sharp(stored).metadata();
  return /Chromium [\d.]+/.exec(exif?.toString('latin1') ?? '')?.[0] ?? 'an unknown browser';
}
