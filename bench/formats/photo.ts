import sharp from 'sharp';
import { seeded } from '../../src/sandbox/pictures/random.ts';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** So many bands of detail, each twice as fine as the one before; the first is this many pixels wide. */
const bands = 9;
const coarsest = 4;

/** Levels of 255 that one band adds at most, and that a sensor's noise does. */
const contrast = 34;
const grain = 3;

/** One band of detail at the picture's size, as raw RGB. */
async function band({ width, height }: PixelSize, number: number, random: () => number): Promise<Buffer> {
  const columns = Math.min(width, coarsest * 2 ** number);
  const rows = Math.max(2, Math.round((columns * height) / width));
  const noise = new Uint8Array(columns * rows * 3);
  for (let at = 0; at < noise.length; at += 3) {
    const light = random();
    // Neighbouring colours of a photo differ less than its lights do.
    for (let channel = 0; channel < 3; channel++) noise[at + channel] = 255 * (0.7 * light + 0.3 * random());
  }
  return sharp(noise, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
}

/**
 * A JPEG like a photo's, of quality 90: the same bytes for the same seed. Every octave of detail has the same contrast, as in natural
 * images, whose amplitude falls with the frequency. Source: Field, "Relations between the statistics of natural images", 1987.
 */
export async function photo(size: PixelSize, seed: number): Promise<Uint8Array> {
  const random = seeded(seed);
  const sum = new Float32Array(size.width * size.height * 3).fill(128);
  for (let number = 0; number < bands; number++) {
    const detail = await band(size, number, random);
    for (let at = 0; at < sum.length; at++) {
      sum[at] = (sum[at] ?? 0) + (((detail[at] ?? 128) - 128) / 128) * contrast;
    }
  }
  const pixels = Uint8ClampedArray.from(sum, (value) => value + grain * (random() - 0.5));
  return sharp(pixels, { raw: { ...size, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** The size of a photo of 12 megapixels, as most telephones take them. */
export const twelveMegapixels: PixelSize = { width: 4_000, height: 3_000 };

/** The size of a picture that was made smaller for a page. */
export const pagePicture: PixelSize = { width: 1_600, height: 1_200 };
