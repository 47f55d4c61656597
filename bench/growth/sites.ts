import * as v from 'valibot';
import { median, orderOfGrowth, ratios, slope, spreadOf } from '../../test/support/shared/statistics.ts';
import type { Report } from '../benchmark.ts';
import { measuredBy } from './measured-by.ts';

const sizes = [1, 10, 100];
/** Short ones, many of which nothing else on the machine disturbs. */
const rounds = 50;

/** What a backend with so many sites holds, in bytes, and what one of its cached reads takes, in microseconds. */
const MeasuredSites = v.array(v.object({ sites: v.number(), heap: v.number(), times: v.array(v.number()) }));
export type MeasuredSites = v.InferOutput<typeof MeasuredSites>;

/** How the time of the same reads, and memory, grow with the number of sites they are of. */
export async function growthOfSites(folder: string): Promise<Report> {
  const args = [rounds, ...sizes].map(String);
  const measured = await measuredBy(folder, 'sites-program', args, MeasuredSites);
  const memory = measured.map(({ sites, heap }) => ({ x: sites, y: heap }));
  const time = measured.map(({ sites, times }) => ({ x: sites, y: median(times) }));
  const powers = Array.from({ length: rounds }, (_, round) =>
    orderOfGrowth(measured.map(({ sites, times }) => ({ x: sites, y: times[round] ?? 0 }))),
  );
  const [first, last] = [measured[0], measured.at(-1)];
  const through = ratios(last?.times ?? [], first?.times ?? []);
  const told = time.map(({ x, y }) => `${y.toFixed(1)} µs of ${x}`).join(', ');
  return {
    results: [
      {
        what: 'power of growth of the time of a cached read with the number of sites that are read',
        value: median(powers),
        unit: '',
        spread: spreadOf(powers),
        target: { atMost: 0.1 },
        from: `${told}; ${sizes.at(-1)} against ${sizes[0]}: ${median(through).toFixed(2)} ×, ${rounds} rounds`,
      },
      {
        what: 'memory for each site beyond the first, the same assets being cached',
        value: slope(memory) / 1_000,
        unit: 'kB',
        target: { atMost: 10 },
        from: `${memory.map(({ x, y }) => `${(y / 1_000).toFixed(0)} kB with ${x}`).join(', ')}; without the database’s own`,
      },
    ],
    curves: [
      { what: 'A cached read', of: 'sites', unit: 'µs', points: time },
      { what: 'Memory', of: 'sites', unit: 'kB', points: memory.map(({ x, y }) => ({ x, y: y / 1_000 })) },
    ],
  };
}
