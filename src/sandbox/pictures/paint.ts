import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { AssetFixture, ImageFormat, VariantFixture } from '#sandbox/library/asset-fixture.ts';
import { apng } from './apng.ts';
import { avifSequence } from './avif-sequence.ts';
import { draw } from './draw.ts';
import { asHeic } from './heic.ts';
import { seeded } from './random.ts';

/** Part of the cache key: the encoder's version, and a number to raise when this file changes the bytes of an image. */
export const painterVersion = `4/${sharp.versions.sharp}`;

const grainSize = 512;

/**
 * A tile of film grain, no larger than the image. Without it a drawing compresses to a tenth of the bytes of a photo of
 * the same dimensions.
 */
function grain(picture: Pick<AssetFixture, 'width' | 'height'>): OverlayOptions {
  const random = seeded(7);
  const width = Math.min(grainSize, picture.width);
  const height = Math.min(grainSize, picture.height);
  const pixels = Buffer.alloc(width * height * 4);
  for (let at = 0; at < pixels.length; at += 4) {
    const light = random() + random() + random() > 1.5 ? 255 : 0;
    pixels.fill(light, at, at + 3);
    pixels[at + 3] = Math.floor(random() * 26);
  }
  return { input: pixels, raw: { width, height, channels: 4 }, tile: true };
}

interface Encoding {
  format: ImageFormat;
  quality: number;
  trueColour?: true | undefined;
}

function encode(image: Sharp, { format, quality, trueColour }: Encoding): Promise<Buffer> {
  switch (format) {
    case 'jpg':
      return image.jpeg({ quality }).toBuffer();
    case 'png':
      return (
        trueColour
          ? image.png({ compressionLevel: 1 })
          : image.png({ compressionLevel: 6, palette: true, effort: 1 })
      ).toBuffer();
    case 'webp':
      return image.webp({ quality, effort: 1 }).toBuffer();
    case 'avif':
      return image.avif({ quality, effort: 0 }).toBuffer();
    case 'gif':
      return image.gif({ effort: 1 }).toBuffer();
    case 'heic':
      return image.avif({ quality, effort: 0 }).toBuffer().then(asHeic);
    case 'svg':
      throw new Error('An SVG is drawn and never encoded');
  }
}

function rasterize(fixture: AssetFixture): Sharp {
  return sharp(Buffer.from(draw(fixture))).flatten({ background: '#ffffff' });
}

/** Milliseconds per frame of an animation. */
const delay = 400;

async function animate(fixture: AssetFixture, frames: number, format: ImageFormat): Promise<Buffer> {
  const pictures = Array.from({ length: frames }, (_, index) =>
    rasterize({ ...fixture, seed: fixture.seed + index }).removeAlpha(),
  );
  const { width, height, quality } = fixture;
  if (format === 'png') return apng(await Promise.all(pictures.map((each) => each.png().toBuffer())), delay);
  if (format === 'avif') {
    const stills = await Promise.all(pictures.map((each) => encode(each, { format, quality })));
    return avifSequence(stills, { width, height, delay });
  }
  const joined = sharp(await Promise.all(pictures.map((each) => each.png().toBuffer())), {
    join: { animated: true },
  });
  const timing = { effort: 1, loop: 0, delay: pictures.map(() => delay) };
  return (format === 'webp' ? joined.webp({ ...timing, quality }) : joined.gif(timing)).toBuffer();
}

/** The bytes of a fixture's original. Takes up to one second of CPU time for the largest image. */
export async function paint(fixture: AssetFixture): Promise<Buffer> {
  const { quality, trueColour, frames } = fixture;
  const format = fixture.bytesFormat ?? fixture.format;
  if (format === 'svg') return Buffer.from(draw(fixture));
  if (frames) return animate(fixture, frames, format);
  const photo =
    fixture.motif === 'mark' ? rasterize(fixture) : rasterize(fixture).composite([grain(fixture)]);
  return encode(photo.removeAlpha(), { format, quality, trueColour });
}

/** The bytes of a variant, resized from the original as Webflow does; of an animation, its first frame. */
export function resize(
  original: Uint8Array,
  variant: VariantFixture,
  fixture: Pick<AssetFixture, 'quality' | 'trueColour'>,
): Promise<Buffer> {
  const { width, height, quality = fixture.quality } = variant;
  const format = variant.bytesFormat ?? variant.format;
  const size = height === undefined ? { width } : { width, height };
  return encode(sharp(original).autoOrient().resize(size), {
    format,
    quality,
    trueColour: fixture.trueColour,
  });
}
