import { differs } from '#test/look/differing.ts';
import type { Raster } from '#test/look/raster.ts';

/** Pixels; levels of green that make an edge; and the share of blocks with an edge. */
const [block, edge, share] = [32, 40, 0.15] as const;

/**
 * True where edges differ nearly everywhere, as they do between browsers that render letters differently, and not only
 * where something has changed. Of blocks with an edge, 20 to 71 % have a pixel that differs between Chromium 156 and a
 * headless build of 153 that hints letters, none between 156 and 150, and 1 to 10 % where one element has changed.
 */
export function isDrawnOtherwise({ width, height, data }: Raster, differences: Uint8Array): boolean {
  let [edged, differing] = [0, 0];
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      let [low, high, isDifferent] = [255, 0, false];
      for (let y = top; y < Math.min(height, top + block); y++) {
        for (let x = left; x < Math.min(width, left + block); x++) {
          const green = data[(y * width + x) * 3 + 1] ?? 0;
          if (green < low) low = green;
          if (green > high) high = green;
          if (differences[y * width + x] !== differs.not) isDifferent = true;
        }
      }
      if (high - low <= edge) continue;
      edged++;
      if (isDifferent) differing++;
    }
  }
  return differing > share * edged;
}
