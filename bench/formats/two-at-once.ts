import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { metricsToken } from '../../test/load/scrape.ts';
import { type Harness, openHarness } from '../../test/support/servers/harness/harness.ts';
import type { Result } from '../benchmark.ts';
import { noticed, watchWhile } from './neighbours.ts';
import { type PixelSize, photo } from './photo.ts';
import { memoryOfTree } from './process-tree.ts';
import { callersOf, type Weighing, weigh } from './weigh-call.ts';

/** Milliseconds that the backend is watched at rest, and that its memory has to come back to rest. */
const restMs = 10_000;
const returnMs = 15 * 60_000;

/** Milliseconds until the memory is at most a tenth above that at rest and no child is left, or as it is after `returnMs`. */
async function untilAtRest({ backendPid }: Harness, rest: number) {
  const since = performance.now();
  for (;;) {
    const { bytes, children } = await memoryOfTree(backendPid);
    const taken = performance.now() - since;
    if ((children === 0 && bytes <= 1.1 * rest) || taken > returnMs) return { bytes, children, taken };
    await wait(1_000);
  }
}

function failures(weighings: readonly Weighing[]): string[] {
  return weighings.flatMap(({ refused, isWhole }) => (isWhole ? refused : [...refused, 'cut off']));
}

/** What two people who weigh a photo of this size each at the same time cost others, and the machine's memory. */
export async function twoAtOnce(folder: string, size: PixelSize): Promise<Result[]> {
  const originals = [1, 2].map((seed) => join(folder, `photo-${seed}.jpg`));
  for (const [at, file] of originals.entries()) await writeFile(file, await photo(size, at));
  const env = { METRICS_TOKEN: metricsToken };
  const harness = await openHarness({ folder, latency: 20, assets: 3, originals, env });
  try {
    const { one, other } = callersOf(harness);
    const [first = '', second = '', read = ''] = harness.upstream.assetIds;
    const watch = { caller: one, pid: harness.backendPid, assetId: read };
    await watchWhile(watch, () => wait(restMs / 2));
    const rest = await watchWhile(watch, () => wait(restMs));
    const request = { widths: [], variantWidths: [] };
    const weighings: Weighing[] = [];
    const busy = await watchWhile(watch, async () => {
      const both = [weigh(one, [{ id: first, ...request }]), weigh(other, [{ id: second, ...request }])];
      weighings.push(...(await Promise.all(both)));
    });
    const failed = failures(weighings);
    const after = await untilAtRest(harness, rest.peak);
    const what = `two photos of ${((size.width * size.height) / 1e6).toFixed(0)} megapixels are weighed`;
    return [
      ...noticed(rest, busy, what),
      {
        what: `formats not weighed where ${what}`,
        value: failed.length,
        unit: '',
        target: { atMost: 0 },
        from: `${weighings.flatMap(({ candidates }) => candidates).length} candidates; ${failed.join(', ') || 'none failed'}`,
      },
      {
        what: 'memory after that, against rest',
        value: after.bytes / rest.peak,
        unit: '×',
        target: { atMost: 1.1 },
        from: `${(after.taken / 1_000).toFixed(0)} s after the last line; ${after.children} children left`,
      },
    ];
  } finally {
    await harness.stop();
  }
}
