import type { Page } from 'playwright-core';
import * as v from 'valibot';

/** What a trace says of one thing the browser did. Times are microseconds. Source: Chromium, Trace Event Format. */
const TraceEvent = v.object({
  name: v.string(),
  cat: v.optional(v.string(), ''),
  pid: v.number(),
  tid: v.number(),
  /** When it began, by the clock of its thread, which stands still while the thread has no processor. */
  tts: v.optional(v.number()),
  /** How much of the processor it took. */
  tdur: v.optional(v.number(), 0),
});
const Trace = v.object({ traceEvents: v.array(TraceEvent) });

/** What the main thread of a page did, in milliseconds of the processor: others may use the machine meanwhile. */
export interface Traced<Value> {
  readonly value: Value;
  /** When each mark of this name was made, oldest first. */
  marks(name: string): number[];
  readonly longestTask: number;
}

const categories = ['blink.user_timing', 'disabled-by-default-devtools.timeline'];

/** Does `work` in a page and traces it. The page makes at least one mark. */
export async function traced<Value>(page: Page, work: () => Promise<Value>): Promise<Traced<Value>> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  await browser.startTracing(page, { categories });
  const value = await work();
  const { traceEvents } = v.parse(Trace, JSON.parse((await browser.stopTracing()).toString()));
  const isMark = ({ cat }: { cat: string }): boolean => cat.includes('blink.user_timing');
  const first = traceEvents.find(isMark);
  if (!first) throw new Error('the page made no mark');
  const own = traceEvents.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
  return {
    value,
    marks: (name) =>
      own
        .filter((event) => isMark(event) && event.name === name)
        .map(({ tts = Number.NaN }) => tts / 1_000)
        .toSorted((one, other) => one - other),
    longestTask:
      own.reduce((most, { name, tdur }) => (name === 'RunTask' ? Math.max(most, tdur) : most), 0) / 1_000,
  };
}

/** The number below which this part of them lies. */
export function percentile(numbers: readonly number[], part: number): number {
  return numbers.toSorted((one, other) => one - other)[Math.ceil(numbers.length * part) - 1] ?? Number.NaN;
}
