import { scatteredHour, workingHour } from '../test/support/backend/hour/hour-pattern.ts';
import { type Hour, throughOurs, withoutKeeping } from '../test/support/backend/hour/live-hour.ts';
import { quantile } from '../test/support/shared/statistics.ts';
import type { Benchmark, Result } from './benchmark.ts';

function describe({ calls, refused, waits }: Hour): string {
  const [p50, p95] = [quantile(waits, 0.5), quantile(waits, 0.95)];
  return `${calls} calls, ${refused} × 429, waits p50 ${p50.toFixed(0)} ms and p95 ${p95.toFixed(0)} ms`;
}

/** What an hour of 5 people costs in calls to Webflow, and how long they wait for it, `latency` being one call. */
export const hour: Benchmark = async () => {
  const results: Result[] = [];
  const bare = await withoutKeeping(workingHour());
  const ours = await throughOurs(workingHour());
  const scattered = await throughOurs(scatteredHour());
  results.push(
    {
      what: 'upstream calls in an hour of 600 selections of 120 images by 5 people',
      value: ours.calls,
      unit: '',
      target: { atMost: 130 },
      from: `${describe(ours)}; each selection a call: ${describe(bare)}`,
    },
    {
      what: 'waits for a rate limit in that hour',
      value: ours.refused,
      unit: '',
      target: { atMost: 0 },
      from: `${ours.waits.length} selections`,
    },
    {
      what: 'upstream calls where each of the 600 selections is of any image at any time',
      value: scattered.calls,
      unit: '',
      from: describe(scattered),
    },
  );
  return results;
};
