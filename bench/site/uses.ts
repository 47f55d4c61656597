import * as v from 'valibot';
import type { Result } from '../benchmark.ts';
import { measuredBy } from '../growth/measured-by.ts';

const Site = v.object({
  name: v.string(),
  calls: v.number(),
  /** What the formula says. */
  formula: v.number(),
  places: v.number(),
  /** Milliseconds, without waiting for Webflow. */
  taken: v.number(),
  /** Bytes. */
  heap: v.number(),
  second: v.object({ calls: v.number(), lists: v.number() }),
});
const MeasuredUses = v.array(Site);
export type MeasuredUses = v.InferOutput<typeof MeasuredUses>;

const mib = 1024 * 1024;

function resultsOf({
  name,
  calls,
  formula,
  places,
  taken,
  heap,
  second,
}: v.InferOutput<typeof Site>): Result[] {
  return [
    {
      what: `calls for the uses on ${name}, beyond those that its pages, components and Collections need`,
      value: calls - formula,
      unit: '',
      target: { atMost: 0 },
      from: `${calls} calls; ${places} places; ${(taken / 1_000).toFixed(1)} s where Webflow answers at once and limits nothing`,
    },
    {
      what: `calls of a second reading after one page has changed, beyond the lists, ${name}`,
      value: second.calls - second.lists,
      unit: '',
      target: { atMost: 3 },
      from: `${second.calls} calls, ${second.lists} of them for lists`,
    },
    {
      what: `memory that the backend holds after it has read the uses on ${name}`,
      value: heap / mib,
      unit: 'MiB',
      target: { atMost: 20 },
      from: 'without the database’s own',
    },
  ];
}

/** What it takes to find where the assets of a site are used. */
export async function usesOfSites(folder: string): Promise<Result[]> {
  return (await measuredBy(folder, '../site/uses-program', [], MeasuredUses)).flatMap(resultsOf);
}
