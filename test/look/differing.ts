import type { Raster } from '#test/look/raster.ts';

/** The difference of one pixel: none, some, or clear. */
export const differs = { not: 0, somehow: 1, clearly: 2 } as const;

/** Levels of 255 that count as equal. Chromium 150 and 156 blend half-transparent colours to levels one apart. */
const sameLevels = 2;

/** A difference above this share of the contrast around the pixel is clear. */
const clearShare = 0.3;

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Returns the lowest and the highest level of a channel within this distance in pixels. */
function rangeAround({ width, height, data }: Raster, x: number, y: number, channel: number, reach: number) {
  let [low, high] = [255, 0];
  for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
    for (let column = Math.max(0, x - reach); column <= Math.min(width - 1, x + reach); column++) {
      const level = data[(row * width + column) * 3 + channel] ?? 0;
      if (level < low) low = level;
      if (level > high) high = level;
    }
  }
  return { low, high };
}

const beyond = (level: number, { low, high }: Range): number => Math.max(low - level, level - high);

/** Returns the difference of one channel of one pixel. */
function howChannel(before: Raster, after: Raster, x: number, y: number, channel: number): number {
  const at = (y * before.width + x) * 3 + channel;
  const [was, is] = [before.data[at] ?? 0, after.data[at] ?? 0];
  if (Math.abs(was - is) <= sameLevels) return differs.not;
  const near = (raster: Raster) => rangeAround(raster, x, y, channel, 1);
  const excess = Math.max(beyond(is, near(before)), beyond(was, near(after)));
  if (excess <= sameLevels) return differs.not;
  const [a, b] = [before, after].map((raster) => rangeAround(raster, x, y, channel, 2));
  const contrast = Math.max(a?.high ?? 0, b?.high ?? 0) - Math.min(a?.low ?? 0, b?.low ?? 0);
  return excess > clearShare * contrast ? differs.clearly : differs.somehow;
}

/**
 * Returns the difference of each pixel of two pictures of one size, row by row. A pixel differs where a channel of it
 * is lighter or darker than in all nine pixels around that place of the other picture. So an edge with other smoothing
 * does not differ, nor does an element that has moved by one pixel; one that has moved by two does.
 */
export function differencesOf(before: Raster, after: Raster): Uint8Array {
  const { width, height } = before;
  const map = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const [from, to] = [y * width * 3, (y + 1) * width * 3];
    if (before.data.compare(after.data, from, to, from, to) === 0) continue;
    for (let x = 0; x < width; x++) {
      map[y * width + x] = Math.max(...[0, 1, 2].map((channel) => howChannel(before, after, x, y, channel)));
    }
  }
  return map;
}
