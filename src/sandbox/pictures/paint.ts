import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { PictureFormat, Recipe, VariantRecipe } from '#sandbox/library/recipe.ts';
import { draw } from './draw.ts';
import { seeded } from './random.ts';

/** What changes the bytes of a painting beside its recipe and its drawing: the encoder, and this number for the rest. */
export const painterVersion = `2/${sharp.versions.sharp}`;

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

interface Canvas {
  pixels: Buffer;
  width: number;
  height: number;
}

async function canvasOf(recipe: Recipe): Promise<Canvas> {
  const drawing = sharp(Buffer.from(draw(recipe))).flatten({ background: '#ffffff' });
  const grainy = recipe.motif === 'mark' ? drawing : drawing.composite([grain()]);
  const { data, info } = await grainy.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

function encode(image: Sharp, format: PictureFormat, quality: number): Sharp {
  switch (format) {
    case 'jpg':
      return image.jpeg({ quality });
    case 'png':
      return image.png({ compressionLevel: 6, palette: true, effort: 1 });
    case 'webp':
      return image.webp({ quality, effort: 1 });
    case 'avif':
      return image.avif({ quality, effort: 0 });
    case 'gif':
      return image.gif({ effort: 1 });
    case 'svg':
      throw new Error('An SVG is drawn and never encoded');
  }
}

/** The bytes of a recipe's original and of each variant that has no error, in the recipe's order. */
export interface Painting {
  original: Buffer;
  variants: { variant: VariantRecipe; bytes: Buffer }[];
}

/** Paints a recipe. It takes up to a second of processor time for the largest. */
export async function paint(recipe: Recipe): Promise<Painting> {
  const format = recipe.bytesFormat ?? recipe.format;
  if (format === 'svg') return { original: Buffer.from(draw(recipe)), variants: [] };
  const { pixels, width, height } = await canvasOf(recipe);
  const open = () => sharp(pixels, { raw: { width, height, channels: 3 } });
  const original = await encode(open(), format, recipe.quality).toBuffer();
  const variants: Painting['variants'] = [];
  for (const variant of recipe.variants) {
    if (variant.error) continue;
    const small = open().resize({ width: variant.width });
    variants.push({ variant, bytes: await encode(small, variant.format, recipe.quality).toBuffer() });
  }
  return { original, variants };
}
