import type { Page } from 'playwright-core';
import { buildPanel } from '../test/support/panel/built-panel.ts';
import { median, quantile, spreadOf } from '../test/support/shared/statistics.ts';
import type { Benchmark, Comparison, Result } from './benchmark.ts';
import { pageHeap } from './page-heap.ts';
import { coldImages, images, openPanelStand, type PanelStand, pageImages } from './panel-visit.ts';
import { buildYardstick } from './react-baseline/build.ts';

/** Milliseconds our backend takes for a cold asset here, and for one that must not be waited for. */
const upstream = 40;
const farAway = 5_000;
/** Milliseconds in which what follows the facts of a cold image is asked for and shown; few people are quicker. */
const glance = 100;
const visits = 4;
const selections = 1_000;
const megabyte = 1_000_000;

/** Milliseconds of every selection, by how much the panel knew beforehand. */
interface Times {
  readonly cold: number[];
  readonly prefetched: number[];
  readonly warm: number[];
  readonly firstPaint: number[];
}

/** One after the other, as a person does: the next once this one is shown, and has been for `looking` milliseconds. */
function selectAll(page: Page, numbers: readonly number[], looking = 0): Promise<number[]> {
  return page.evaluate(
    async ([all, pause]) => {
      const times: number[] = [];
      for (const number of all) {
        times.push(await window.bench.selectAndWait(number));
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      }
      return times;
    },
    [numbers, looking] as const,
  );
}

async function untilPrefetched({ backend }: PanelStand, page: Page, before: number): Promise<void> {
  while (backend.lookups() === before) await page.waitForTimeout(50);
  // The results of the lookup are painted at intervals.
  await page.waitForTimeout(300);
}

function firstPaintOf(page: Page): Promise<number> {
  return page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
}

async function visit(stand: PanelStand, times: Times): Promise<void> {
  const { backend } = stand;
  const before = backend.lookups();
  const page = await stand.open();
  await untilPrefetched(stand, page, before);
  times.firstPaint.push(await firstPaintOf(page));
  backend.latency = upstream;
  times.cold.push(...(await selectAll(page, coldImages, glance)).map((time) => time - upstream));
  // Whatever is shown from here on is shown from memory.
  backend.latency = farAway;
  times.prefetched.push(...(await selectAll(page, pageImages)));
  times.warm.push(...(await selectAll(page, [...coldImages, ...pageImages])));
  await page.context().close();
}

/** Megabytes of a panel's heap after each image was selected once, and after so many selections more. */
async function heap(stand: PanelStand): Promise<{ before: number; after: number }> {
  const page = await stand.open();
  stand.backend.latency = 0;
  const used = async () => (await pageHeap(page)) / megabyte;
  const all = Array.from({ length: images }, (_, number) => number);
  await selectAll(page, all);
  const before = await used();
  await selectAll(
    page,
    Array.from({ length: selections }, (_, number) => number % images),
  );
  const after = await used();
  await page.context().close();
  return { before, after };
}

function p95(what: string, times: readonly number[], atMost: number): Result {
  return {
    what,
    value: quantile(times, 0.95),
    unit: 'ms',
    spread: spreadOf(times),
    target: { atMost },
    from: `p50 ${median(times).toFixed(1)} ms of ${times.length} selections, no time of the Designer’s in it`,
  };
}

function sideBySide(what: string, ours: readonly number[], react: readonly number[]): Comparison {
  const columns = [
    { name: 'React 19, the same views', value: median(react), spread: spreadOf(react) },
    { name: 'ours', value: median(ours), spread: spreadOf(ours) },
  ];
  return { what, unit: 'ms', better: 'less', columns };
}

const none = (): Times => ({ cold: [], prefetched: [], warm: [], firstPaint: [] });

/** From the event of a selection to its facts on the screen, in Chromium, beside the same panel on React 19. */
export const panelSpeed: Benchmark = async () => {
  const stands: PanelStand[] = [];
  try {
    const ours = await openPanelStand(buildPanel);
    stands.push(ours);
    const react = await openPanelStand(buildYardstick);
    stands.push(react);
    const [oursTimes, reactTimes] = [none(), none()];
    for (let round = 0; round < visits; round++) {
      const runInBackground = round % 2 === 0 ? [ours, react] : [react, ours];
      for (const stand of runInBackground) await visit(stand, stand === ours ? oursTimes : reactTimes);
    }
    const { before, after } = await heap(ours);
    const reactHeap = await heap(react);
    return {
      results: [
        p95('selection to painted facts, prefetched, p95', oursTimes.prefetched, 16),
        p95('selection to painted facts, seen before, p95', oursTimes.warm, 16),
        p95(
          `selection to painted facts, cold, beyond the upstream’s ${upstream} ms, p95`,
          oursTimes.cold,
          30,
        ),
        {
          what: `heap of the panel after ${selections} selections of ${images} images, over that after one of each`,
          value: after / before,
          unit: '×',
          target: { atMost: 1.2 },
          from: `${after.toFixed(2)} MB after ${before.toFixed(2)} MB; React ${reactHeap.after.toFixed(2)} MB after ${reactHeap.before.toFixed(2)} MB`,
        },
      ],
      comparisons: [
        sideBySide('Selection to painted facts, prefetched', oursTimes.prefetched, reactTimes.prefetched),
        sideBySide('Selection to painted facts, cold, beyond the upstream', oursTimes.cold, reactTimes.cold),
        sideBySide('First contentful paint', oursTimes.firstPaint, reactTimes.firstPaint),
      ],
    };
  } finally {
    for (const stand of stands) await stand.stop();
  }
};
