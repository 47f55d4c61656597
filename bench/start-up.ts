import { timeStart } from '../test/load/start.ts';
import { median, spreadOf } from '../test/support/shared/statistics.ts';
import type { Benchmark } from './benchmark.ts';

const starts = 7;

/** How long the backend takes to be ready. */
export const startUp: Benchmark = async (folder) => {
  // The first one compiles.
  await timeStart(folder);
  const times: number[] = [];
  for (let start = 0; start < starts; start++) times.push(await timeStart(folder));
  return [
    {
      what: 'start of the backend to its first good word on /readyz, p50',
      value: median(times),
      unit: 'ms',
      spread: spreadOf(times),
      target: { atMost: 400 },
      from: `${starts} starts, code compiled before`,
    },
  ];
};
