import { orderOfGrowth } from '../../test/support/shared/statistics.ts';
import type { Report } from '../benchmark.ts';
import { measureLookUp } from '../lookup.ts';

const sizes = [10, 100, 1_000];

/** How the time until all images of a page are known grows with their number; most of it is Webflow's, so once will do. */
export async function growthOfImages(folder: string): Promise<Report> {
  const points = [];
  for (const many of sizes) points.push({ x: many, y: (await measureLookUp(folder, many)).whole });
  return {
    results: [
      {
        what: 'power of growth of the time of looking up a page with the number of its images',
        value: orderOfGrowth(points),
        unit: '',
        target: { atMost: 1.1 },
        from: points.map(({ x, y }) => `${y.toFixed(0)} ms for ${x}`).join(', '),
      },
    ],
    curves: [{ what: 'Looking up a page', of: 'images', unit: 'ms', points }],
  };
}
