import sharp from 'sharp';

/**
 * Encodes a sheet for storage: lossless WebP, which is here less than half as large as a lossy one. In lossy files a
 * small change in one place would change a hundred pixels elsewhere.
 */
export function encodeSheet(sheet: Buffer, browser: string): Promise<Buffer> {
  return sharp(sheet)
    .webp({ lossless: true, effort: 6 })
    .withExif({ IFD0: { Software: browser } })
    .toBuffer();
}

/** Returns the browser that rendered a stored sheet, such as `Chromium 156.0.8078.108`. */
export async function browserOf(stored: Buffer): Promise<string> {
  const { exif } = await sharp(stored).metadata();
  return /Chromium [\d.]+/.exec(exif?.toString('latin1') ?? '')?.[0] ?? 'an unknown browser';
}
