import type { Page } from 'playwright-core';

/** Milliseconds of the processor that the page's main thread has taken so far. Source: CDP, `Performance.getMetrics`. */
async function watchProcessor(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    if (seconds === undefined) throw new Error('the browser does not tell what its tasks took');
    return seconds * 1_000;
  };
}

/** Milliseconds, from the Designer's first answer unless said otherwise. */
export interface ListTimes {
  /** The first row is painted. */
  readonly firstRow: number;
  /** The first row is painted with what our backend says of it. */
  readonly firstFacts: number;
  readonly whole: number;
  /** The longest task, 0 where none took 50 ms. */
  readonly longestTask: number;
  /** All that the panel's main thread did, in time of the processor. */
  readonly cpu: number;
}

/** Opens the list of a page of so many images, which together weigh `weight` in words, and waits until it is whole. */
export async function readList(page: Page, images: number, weight: string): Promise<ListTimes> {
  const cpu = await watchProcessor(page);
  const before = await cpu();
  const times = await page.evaluate(
    ([count, bytes]) => {
      const seen = new Map<string, number>();
      const tasks: number[] = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: 'longtask' });
      const isThere: Record<string, () => boolean> = {
        firstRow: () => document.querySelector('.rows > li') !== null,
        firstFacts: () => document.querySelector('.rows > li data') !== null,
        whole: () =>
          document.querySelector('.totals > p')?.textContent?.startsWith(`${count} · ${bytes}`) ?? false,
      };
      return new Promise<{ firstRow: number; firstFacts: number; whole: number; longestTask: number }>(
        (done) => {
          const look = (): void => {
            for (const [name, isSo] of Object.entries(isThere)) {
              if (!seen.has(name) && isSo()) seen.set(name, performance.now());
            }
            if (!seen.has('whole')) return void requestAnimationFrame(afterPaint);
            const since = (name: string): number => (seen.get(name) ?? 0) - (window.designer.told ?? 0);
            done({
              firstRow: since('firstRow'),
              firstFacts: since('firstFacts'),
              whole: since('whole'),
              longestTask: Math.max(0, ...tasks),
            });
          };
          // What is in the document when a frame begins is on the screen when the frame is over.
          const afterPaint = (): void => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = look;
            port2.postMessage(null);
          };
          requestAnimationFrame(afterPaint);
          document.querySelector<HTMLElement>('#tab-page')?.click();
        },
      );
    },
    [images === 1 ? '1 image' : `${images} images`, weight] as const,
  );
  return { ...times, cpu: (await cpu()) - before };
}

/** Pixels a frame: about what a hard turn of the wheel comes to. */
const pixelsPerFrame = 60;

/** Scrolls the whole list as fast as a person would, and counts frames; `longest` in milliseconds. */
export function framesWhileScrolling(
  page: Page,
): Promise<{ perSecond: number; frames: number; longest: number }> {
  return page.evaluate((step) => {
    const between: number[] = [];
    let last: number | null = null;
    window.scrollTo(0, 0);
    return new Promise<{ perSecond: number; frames: number; longest: number }>((done) => {
      const frame = (now: number): void => {
        if (last !== null) between.push(now - last);
        last = now;
        const before = window.scrollY;
        window.scrollBy(0, step);
        if (window.scrollY !== before) return void requestAnimationFrame(frame);
        const whole = between.reduce((sum, one) => sum + one, 0);
        done({
          perSecond: (between.length / whole) * 1_000,
          frames: between.length,
          longest: Math.max(...between),
        });
      };
      requestAnimationFrame(frame);
    });
  }, pixelsPerFrame);
}

/** Percentiles of milliseconds. */
export interface FrameTimes {
  readonly p50: number;
  readonly p95: number;
  /** What a frame takes in which one word changes: what the browser and this machine take anyway. */
  readonly emptyP95: number;
}

/** Selects one image after the other: how long from when the Designer names its asset to a painted frame with its facts. */
export async function timeSelections(page: Page, assetIds: readonly string[]): Promise<FrameTimes> {
  const { selected, empty } = await page.evaluate(async (ids) => {
    document.querySelector<HTMLElement>('#tab-selected')?.click();
    const word = document.body.appendChild(document.createElement('p'));
    const painted = (work: () => void): Promise<number> =>
      new Promise((done) => {
        requestAnimationFrame(() => {
          const start = performance.now();
          work();
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - start);
          port2.postMessage(null);
        });
      });
    const nothing = (): void => {};
    const times: { selected: number[]; empty: number[] } = { selected: [], empty: [] };
    for (const [at, id] of ids.entries()) {
      times.empty.push(
        await painted(() => {
          word.textContent = String(at);
        }),
      );
      const told = window.designer.select(at);
      const isThere = (): boolean =>
        document.querySelector('header data') !== null &&
        document.querySelector('main')?.textContent?.includes(id) === true;
      do await painted(nothing);
      while (!isThere());
      times.selected.push(performance.now() - (await told));
    }
    return times;
  }, assetIds);
  const percentile = (times: readonly number[], part: number): number =>
    times.toSorted((one, other) => one - other)[Math.ceil(times.length * part) - 1] ?? Number.NaN;
  return {
    p50: percentile(selected, 0.5),
    p95: percentile(selected, 0.95),
    emptyP95: percentile(empty, 0.95),
  };
}
