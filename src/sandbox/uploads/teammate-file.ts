import sharp, { type Sharp } from 'sharp';
import { blackPng } from '#sandbox/pictures/black-png.ts';
import type { TeammateFile } from '#sandbox/protocol/teammate-file.ts';
import type { Upload } from './replace-file.ts';

const width = 1_200;
const height = 800;

/** A picture with gradients, another one for each number. */
function picture(number: number): Sharp {
  const hue = (number * 67) % 360;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 60% 40%)"/><stop offset="1" stop-color="hsl(${hue + 90} 60% 70%)"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><circle cx="40%" cy="45%" r="180" fill="hsl(${hue + 200} 50% 55%)"/></svg>`;
  return sharp(Buffer.from(drawing)).removeAlpha();
}

const jpeg = (image: Sharp) => image.jpeg({ quality: 92 }).toBuffer();

type Made = Pick<Upload, 'type'> & { extension: string; bytes: Buffer };

async function make(kind: TeammateFile, number: number): Promise<Made> {
  const image = picture(number);
  switch (kind) {
    case 'photo':
      return { type: 'image/jpeg', extension: 'jpg', bytes: await jpeg(image) };
    case 'truncated': {
      const whole = await jpeg(image);
      return { type: 'image/jpeg', extension: 'jpg', bytes: whole.subarray(0, Math.floor(whole.length / 2)) };
    }
    case 'cmyk':
      return { type: 'image/jpeg', extension: 'jpg', bytes: await jpeg(image.toColourspace('cmyk')) };
    case 'deep':
      return {
        type: 'image/png',
        extension: 'png',
        bytes: await image.toColourspace('rgb16').png({ compressionLevel: 1 }).toBuffer(),
      };
    case 'turned':
      return {
        type: 'image/jpeg',
        extension: 'jpg',
        bytes: await jpeg(image.withMetadata({ orientation: 6 })),
      };
    case 'onePixel':
      return { type: 'image/png', extension: 'png', bytes: await image.resize(1, 1).png().toBuffer() };
    case 'bomb':
      return { type: 'image/png', extension: 'png', bytes: blackPng(20_000, 20_000) };
    case 'page':
      return {
        type: 'image/jpeg',
        extension: 'jpg',
        bytes: Buffer.from(`<!doctype html><p>Sign in (${number})`),
      };
  }
}

/** A file of this kind, another one for each number. */
export async function teammateFile(kind: TeammateFile, number: number): Promise<Upload> {
  const { type, extension, bytes } = await make(kind, number);
  return { name: `teammate-${number}.${extension}`, type, bytes: new Uint8Array(bytes) };
}
