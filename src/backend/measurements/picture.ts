import type { FileFacts, ImageType } from '#contract/measurements.ts';
import { readAvif } from './formats/avif.ts';
import { readBmp, readIco } from './formats/bitmap.ts';
import type { Found, Reader } from './formats/found.ts';
import { findSize } from './formats/found.ts';
import { readGif } from './formats/gif.ts';
import { CutOffError, Head } from './formats/head.ts';
import { imageTypeOf } from './formats/image-type.ts';
import { readJpeg } from './formats/jpeg.ts';
import { readPng } from './formats/png.ts';
import { readSvgRoot } from './formats/svg.ts';
import { svgSize } from './formats/svg-size.ts';
import { readWebp } from './formats/webp.ts';

/** What a file's first bytes say of the picture in it. */
export type Picture = Pick<FileFacts, 'width' | 'height' | 'animated'> & { readonly type: ImageType };

/** How what browsers show is read; of the other formats only the name is known. */
const readers: Partial<Record<ImageType, Reader>> = {
  'image/png': readPng,
  'image/jpeg': readJpeg,
  'image/gif': readGif,
  'image/webp': readWebp,
  'image/avif': readAvif,
  'image/bmp': readBmp,
  'image/x-icon': readIco,
};

interface Inspection {
  readonly picture: Picture | null;
  /** Whether more bytes could say more. */
  readonly isCutOff: boolean;
}

function inspectRaster(type: ImageType, head: Head): Inspection {
  const found: Found = { width: null, height: null, animated: null };
  let isCutOff = false;
  try {
    readers[type]?.(head, found);
  } catch (error) {
    if (!(error instanceof CutOffError)) throw error;
    isCutOff = true;
  }
  return { picture: { type, ...found }, isCutOff };
}

function inspectSvg(bytes: Uint8Array): Inspection {
  const root = readSvgRoot(bytes);
  const found: Found = { width: null, height: null, animated: null };
  if (root.kind === 'other' || root.kind === 'ahead') {
    return { picture: null, isCutOff: root.kind === 'ahead' };
  }
  const size = root.kind === 'svg' ? svgSize(root.attributes) : null;
  if (size) findSize(found, ...size);
  return { picture: { type: 'image/svg+xml', ...found }, isCutOff: root.kind === 'cut' };
}

function inspect(bytes: Uint8Array): Inspection {
  const head = new Head(bytes);
  const type = imageTypeOf(head);
  return type ? inspectRaster(type, head) : inspectSvg(bytes);
}

/** What is in a file that begins with these bytes, or null where that is no picture. Never throws. */
export function readPicture(bytes: Uint8Array): Picture | null {
  return inspect(bytes).picture;
}

/** Whether a file that begins with these bytes and goes on may be known better by more of them. Never throws. */
export function endsTooEarly(bytes: Uint8Array): boolean {
  return inspect(bytes).isCutOff;
}
