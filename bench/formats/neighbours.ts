import { setTimeout as wait } from 'node:timers/promises';
import { assetsProtocol } from '../../src/contract/assets-call.ts';
import { routes } from '../../src/contract/routes.ts';
import { numberOf, scrape } from '../../test/load/scrape.ts';
import { median, quantile } from '../../test/support/shared/statistics.ts';
import type { Result } from '../benchmark.ts';
import { memoryOfTree } from './process-tree.ts';
import type { Caller } from './weigh-call.ts';

const mib = 1024 * 1024;

/** Milliseconds between two reads, and between two looks at the memory. */
const pause = 20;

/** What was seen of a backend for a while. */
export interface Watched {
  /** Milliseconds of each read of an asset that is in memory. */
  readonly reads: readonly number[];
  /** Milliseconds: the event loop's longest delay. */
  readonly longestDelay: number;
  /** The most memory of the backend and its children, in bytes. */
  readonly peak: number;
  /** The most children at once. */
  readonly children: number;
}

/** A backend to watch, and the asset in its memory that is read. */
export interface Watch {
  readonly caller: Caller;
  readonly pid: number;
  readonly assetId: string;
}

async function readOnce({ caller, assetId }: Watch): Promise<number> {
  const body = JSON.stringify({ protocol: assetsProtocol, ids: [assetId], wanted: ['details'] });
  const start = performance.now();
  const response = await fetch(`${caller.backend}${routes.readAssets.path}`, {
    method: 'POST',
    headers: { ...caller.headers, 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  const taken = performance.now() - start;
  if (!text.includes('"isWhole":true')) throw new Error(`a read was answered with ${text}`);
  return taken;
}

/** Watches a backend while `work` goes on. Its metrics must be readable with the token of `test/load`. */
export async function watchWhile(watch: Watch, work: () => Promise<unknown>): Promise<Watched> {
  await readOnce(watch);
  // A look at the metrics resets the delays.
  await scrape(watch.caller.backend);
  const state = { isOver: false };
  const reads: number[] = [];
  let [peak, children] = [0, 0];
  const reading = async () => {
    for (; !state.isOver; await wait(pause)) reads.push(await readOnce(watch));
  };
  const looking = async () => {
    for (; !state.isOver; await wait(pause)) {
      const memory = await memoryOfTree(watch.pid);
      peak = Math.max(peak, memory.bytes);
      children = Math.max(children, memory.children);
    }
  };
  const others = Promise.all([reading(), looking()]);
  try {
    await work();
  } finally {
    state.isOver = true;
    await others;
  }
  const longest = numberOf(await scrape(watch.caller.backend), 'nodejs_eventloop_lag_max_seconds');
  return { reads, longestDelay: longest * 1_000, peak, children };
}

/** What other people notice of weighing, against the same backend at rest. */
export function noticed(rest: Watched, busy: Watched, what: string): Result[] {
  const [before, meanwhile] = [median(rest.reads), median(busy.reads)];
  const slowest = quantile(busy.reads, 0.99);
  return [
    {
      what: `another person’s read of an asset in memory while ${what}, against at rest, p50`,
      value: meanwhile / before,
      unit: '×',
      target: { atMost: 1.2 },
      from: `${meanwhile.toFixed(2)} ms against ${before.toFixed(2)} ms; p99 ${slowest.toFixed(1)} ms against ${quantile(rest.reads, 0.99).toFixed(1)} ms; ${busy.reads.length} and ${rest.reads.length} reads`,
    },
    {
      what: `the event loop’s longest delay while ${what}`,
      value: busy.longestDelay,
      unit: 'ms',
      target: { atMost: 50 },
      from: `${rest.longestDelay.toFixed(1)} ms at rest`,
    },
    {
      what: `memory of the backend and its encoders while ${what}, above rest`,
      value: (busy.peak - rest.peak) / mib,
      unit: 'MiB',
      target: { atMost: 300 },
      from: `${(busy.peak / mib).toFixed(0)} MiB against ${(rest.peak / mib).toFixed(0)} MiB, as PSS; ${busy.children} children at most`,
    },
  ];
}
