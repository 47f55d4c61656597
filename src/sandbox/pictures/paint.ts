import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { PictureFormat, Recipe, VariantRecipe } from '#sandbox/library/recipe.ts';
import { draw } from './draw.ts';
import { seeded } from './random.ts';

/** What changes the bytes of a painting beside its recipe and its drawing: the encoder, and this number for the rest. */
export const painterVersion = `3/${sharp.versions.sharp}`;

const grainSize = 512;

/** A tile of film grain: without it a drawing compresses to a tenth of what a photo of its size weighs. */
function grain(): OverlayOptions {
  const random = seeded(7);
  const pixels = Buffer.alloc(grainSize * grainSize * 4);
  for (let at = 0; at < pixels.length; at += 4) {
    const light = random() + random() + random() > 1.5 ? 255 : 0;
    pixels.fill(light, at, at + 3);
    pixels[at + 3] = Math.floor(random() * 26);
  }
  return { input: pixels, raw: { width: grainSize, height: grainSize, channels: 4 }, tile: true };
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
    case 'svg':
      throw new Error('An SVG is drawn and never encoded');
  }
}

function flat(recipe: Recipe): Sharp {
  return sharp(Buffer.from(draw(recipe))).flatten({ background: '#ffffff' });
}

/** A GIF of several pictures, each of them another composition. */
async function animate(recipe: Recipe, frames: number): Promise<Buffer> {
  const pictures = Array.from({ length: frames }, (_, index) =>
    flat({ ...recipe, seed: recipe.seed + index })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(pictures), { join: { animated: true } })
    .gif({ effort: 1, loop: 0, delay: Array.from({ length: frames }, () => 400) })
    .toBuffer();
}

/** The bytes of a recipe's original. It takes up to a second of processor time for the largest. */
export async function paint(recipe: Recipe): Promise<Buffer> {
  const { quality, trueColour, frames } = recipe;
  const format = recipe.bytesFormat ?? recipe.format;
  if (format === 'svg') return Buffer.from(draw(recipe));
  if (frames) return animate(recipe, frames);
  const photo = recipe.motif === 'mark' ? flat(recipe) : flat(recipe).composite([grain()]);
  return encode(photo.removeAlpha(), { format, quality, trueColour });
}

/** The bytes of a responsive copy, made from the original as Webflow makes it. */
export function shrink(original: Buffer, variant: VariantRecipe, recipe: Recipe): Promise<Buffer> {
  const { format, quality = recipe.quality } = variant;
  const { trueColour } = recipe;
  return encode(sharp(original).resize({ width: variant.width }), { format, quality, trueColour });
}
