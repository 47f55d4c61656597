import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { PictureFormat, Recipe, VariantRecipe } from '#sandbox/library/recipe.ts';
import { apng } from './apng.ts';
import { avifSequence } from './avif-sequence.ts';
import { draw } from './draw.ts';
import { asHeic } from './heic.ts';
import { seeded } from './random.ts';

/** What changes the bytes of a painting beside its recipe and its drawing: the encoder, and this number for the rest. */
export const painterVersion = `4/${sharp.versions.sharp}`;

const grainSize = 512;

/**
 * A tile of film grain, no larger than the picture: without it a drawing compresses to a tenth of what a photo of its
 * size weighs.
 */
function grain(picture: Pick<Recipe, 'width' | 'height'>): OverlayOptions {
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
  format: PictureFormat;
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

function flat(recipe: Recipe): Sharp {
  return sharp(Buffer.from(draw(recipe))).flatten({ background: '#ffffff' });
}

/** Milliseconds that each picture of an animation is shown. */
const delay = 400;

/** An animation of several pictures, each of them another composition. */
async function animate(recipe: Recipe, frames: number, format: PictureFormat): Promise<Buffer> {
  const pictures = Array.from({ length: frames }, (_, index) =>
    flat({ ...recipe, seed: recipe.seed + index }).removeAlpha(),
  );
  const { width, height, quality } = recipe;
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

/** The bytes of a recipe's original. It takes up to a second of processor time for the largest. */
export async function paint(recipe: Recipe): Promise<Buffer> {
  const { quality, trueColour, frames } = recipe;
  const format = recipe.bytesFormat ?? recipe.format;
  if (format === 'svg') return Buffer.from(draw(recipe));
  if (frames) return animate(recipe, frames, format);
  const photo = recipe.motif === 'mark' ? flat(recipe) : flat(recipe).composite([grain(recipe)]);
  return encode(photo.removeAlpha(), { format, quality, trueColour });
}

/** The bytes of a responsive copy, made from the original as Webflow makes it: of an animation, its first picture. */
export function shrink(original: Buffer, variant: VariantRecipe, recipe: Recipe): Promise<Buffer> {
  const { width, height, quality = recipe.quality } = variant;
  const format = variant.bytesFormat ?? variant.format;
  const size = height === undefined ? { width } : { width, height };
  return encode(sharp(original).resize(size), { format, quality, trueColour: recipe.trueColour });
}
