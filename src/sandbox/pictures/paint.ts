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

function encode(image: Sharp, format: PictureFormat, quality: number): Promise<Buffer> {
  switch (format) {
    case 'jpg':
      return image.jpeg({ quality }).toBuffer();
    case 'png':
      return image.png({ compressionLevel: 6, palette: true, effort: 1 }).toBuffer();
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

/** The bytes of a recipe's original. It takes up to a second of processor time for the largest. */
export async function paint(recipe: Recipe): Promise<Buffer> {
  const format = recipe.bytesFormat ?? recipe.format;
  const drawing = Buffer.from(draw(recipe));
  if (format === 'svg') return drawing;
  const flat = sharp(drawing).flatten({ background: '#ffffff' });
  const photo = recipe.motif === 'mark' ? flat : flat.composite([grain()]);
  return encode(photo.removeAlpha(), format, recipe.quality);
}

/** The bytes of a responsive copy, made from the original as Webflow makes it. */
export function shrink(original: Buffer, variant: VariantRecipe, quality: number): Promise<Buffer> {
  return encode(sharp(original).resize({ width: variant.width }), variant.format, quality);
}
