import { GIF } from 'image-size/types/gif';
import { HEIF } from 'image-size/types/heif';
import type { IImage, ISizeCalculationResult } from 'image-size/types/interface';
import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { SVG } from 'image-size/types/svg';
import { WEBP } from 'image-size/types/webp';
import { limits } from '#contract/limits.ts';
import type { FileFacts } from '#contract/measurements.ts';
import { isAnimatedGif } from './gif.ts';
import { svgRoot } from './svg.ts';

/** What a file's first bytes say of the picture in it. */
export type Picture = Pick<FileFacts, 'width' | 'height' | 'animated'> & { readonly type: string };

/**
 * The picture formats of Webflow that begin with a fixed mark. The library knows a dozen others; each would be one
 * more parser for made-up bytes, and some of them have hung on those before. Source: Webflow help, file limits.
 */
const formats: readonly (readonly [type: string, format: IImage])[] = [
  ['image/png', PNG],
  ['image/jpeg', JPG],
  ['image/gif', GIF],
  ['image/webp', WEBP],
];

/** The EXIF orientations that lay a picture on its side: browsers turn it back. Source: Exif 2.32, Orientation. */
const onItsSide = new Set([5, 6, 7, 8]);

const unknownSize = { width: null, height: null };

/** What the parser says, or undefined where the bytes end too early for it or make no sense. */
function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

function pixels(value: number | undefined): number | null {
  return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** The size as it is shown; of several pictures in one file, the largest is the whole and the others are its tiles. */
function shownSize(size: ISizeCalculationResult | undefined): Pick<Picture, 'width' | 'height'> {
  if (!size) return unknownSize;
  const [largest = size] = (size.images ?? []).toSorted((a, b) => b.width * b.height - a.width * a.height);
  const [width, height] = [pixels(largest.width), pixels(largest.height)];
  if (width === null || height === null) return unknownSize;
  return onItsSide.has(size.orientation ?? 1) ? { width: height, height: width } : { width, height };
}

/** AVIF names itself among the brands of its container, not always first. Source: ISO/IEC 14496-12 §4.3; AVIF §6. */
function isAvif(head: Uint8Array): boolean {
  const [length, kind] = [head[3] ?? 0, String.fromCharCode(...head.subarray(4, 8))];
  return kind === 'ftyp' && /^(?:.{4})*avi[fs]/s.test(String.fromCharCode(...head.subarray(8, length)));
}

/**
 * What is in a file that begins with these bytes, or null where that is no picture of Webflow's formats. `head` must
 * fill its buffer: the library looks as far as that goes.
 */
export function readPicture(head: Uint8Array): Picture | null {
  for (const [type, format] of formats) {
    if (!attempt(() => format.validate(head))) continue;
    const size = shownSize(attempt(() => format.calculate(head)));
    return { type, ...size, animated: format === GIF ? isAnimatedGif(head) : null };
  }
  if (isAvif(head)) {
    return {
      type: 'image/avif',
      ...shownSize(attempt(() => HEIF.calculate(head.slice(0, limits.avifHead)))),
      animated: null,
    };
  }
  const root = svgRoot(head);
  if (root === null) return null;
  const size = shownSize(attempt(() => SVG.calculate(new TextEncoder().encode(root))));
  return { type: 'image/svg+xml', ...size, animated: null };
}
