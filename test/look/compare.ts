import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

/**
 * What counts as another look. A pixel differs by more than a tenth of the way from black to white, and is no edge that
 * another machine smooths otherwise; and in some square of 24 stored pixels, 48 on the screen, more than a twelfth of
 * all pixels differ.
 */
export const tolerance = { threshold: 0.1, windowSize: 24, pixels: 48 } as const;

export interface Comparison {
  /** The pixels that differ in the square where most do; every pixel where the sizes differ. */
  readonly differing: number;
  /** Where they are, red on the sheet, PNG; null where the sizes differ. */
  readonly picture: Buffer | null;
}

async function pixelsOf(sheet: Buffer) {
  const { data, info } = await sharp(sheet).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Compares two sheets as they are stored. */
export async function compareSheets(stored: Buffer, taken: Buffer): Promise<Comparison> {
  const before = await pixelsOf(stored);
  const { data, width, height } = await pixelsOf(taken);
  if (before.width !== width || before.height !== height) {
    return { differing: width * height, picture: null };
  }
  const { threshold, windowSize } = tolerance;
  const marked = Buffer.alloc(data.length);
  const differing = pixelmatch(before.data, data, marked, width, height, { threshold, windowSize });
  const raw = { width, height, channels: 4 } as const;
  return { differing, picture: await sharp(marked, { raw }).png().toBuffer() };
}
