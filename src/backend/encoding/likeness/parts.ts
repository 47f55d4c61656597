import type { Pixels } from './planes.ts';

/** A part of an image, in pixels. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Up to so many pixels an image is compared as a whole. */
const wholePixels = 512 * 512;
const side = 256;
/** Where the middles of the parts are, in shares of the image: spread over it, two near its middle. */
const middles = [
  [0.2, 0.25],
  [0.6, 0.4],
  [0.4, 0.6],
  [0.8, 0.75],
] as const;

const between = (least: number, value: number, most: number): number =>
  Math.max(least, Math.min(Math.round(value), most));

/**
 * The parts of an image of this size that are compared: the whole, or of a larger one four parts of 256 x 256 pixels at 1:1,
 * so that it takes as long for any image.
 */
export function comparedParts(width: number, height: number): Part[] {
  if (width * height <= wholePixels) return [{ left: 0, top: 0, width, height }];
  const [across, down] = [Math.min(side, width), Math.min(side, height)];
  return middles.map(([x, y]) => ({
    left: between(0, x * width - across / 2, width - across),
    top: between(0, y * height - down / 2, height - down),
    width: across,
    height: down,
  }));
}

/** Parts of one size beside each other, in two columns: the image that they make, and where each of them is in it. */
export function besideEachOther(pixels: readonly Pixels[]): { image: Pixels; parts: Part[] } {
  const [{ width, height } = { width: 0, height: 0 }] = pixels;
  const image = {
    width: 2 * width,
    height: Math.ceil(pixels.length / 2) * height,
    data: new Uint8Array(4 * 2 * width * Math.ceil(pixels.length / 2) * height),
  };
  const parts = pixels.map(({ data }, at): Part => {
    const part = { left: (at % 2) * width, top: Math.floor(at / 2) * height, width, height };
    for (let y = 0; y < height; y++) {
      const row = data.subarray(4 * y * width, 4 * (y + 1) * width);
      image.data.set(row, 4 * ((part.top + y) * image.width + part.left));
    }
    return part;
  });
  return { image, parts };
}

/** These parts of an image of so many bytes a pixel: grey, grey with opacity, RGB or RGBA. */
export function cutParts(
  data: Uint8Array,
  width: number,
  channels: number,
  parts: readonly Part[],
): Pixels[] {
  return parts.map((part) => {
    const out = new Uint8Array(part.width * part.height * 4);
    const hasColour = channels > 2;
    const opacity = channels % 2 === 0 ? channels - 1 : null;
    for (let y = 0, to = 0; y < part.height; y++) {
      let from = ((part.top + y) * width + part.left) * channels;
      for (let x = 0; x < part.width; x++, to += 4, from += channels) {
        out[to] = data[from] ?? 0;
        out[to + 1] = data[from + (hasColour ? 1 : 0)] ?? 0;
        out[to + 2] = data[from + (hasColour ? 2 : 0)] ?? 0;
        out[to + 3] = opacity === null ? 255 : (data[from + opacity] ?? 0);
      }
    }
    return { width: part.width, height: part.height, data: out };
  });
}
