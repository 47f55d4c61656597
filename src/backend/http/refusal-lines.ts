import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';

/** Limits log lines about refused requests, which any client can cause. */
export interface RefusalLines {
  /**
   * Calls `write` for the first lines of a kind in each second, at most `most` of them, by default
   * `limits.refusalLines`. Before the first line of a later second it logs how many lines of each kind were left out.
   */
  add(kind: string, log: Pick<Log, 'warn'>, write: () => void, most?: number): void;
}

/** A limit without lines yet. `now` is milliseconds of a monotonic clock. */
export function createRefusalLines(now: () => number): RefusalLines {
  let second = -1;
  let counts = new Map<string, { count: number; most: number }>();

  function startSecond(log: Pick<Log, 'warn'>): void {
    const leftOut = [...counts].flatMap(([kind, { count, most }]) =>
      count > most ? [[kind, count - most] as const] : [],
    );
    counts = new Map();
    if (leftOut.length > 0) {
      log.warn({ event: 'lines_left_out', ...Object.fromEntries(leftOut) }, 'too many refusals to log each');
    }
  }

  return {
    add(kind, log, write, most = limits.refusalLines) {
      const current = Math.floor(now() / 1000);
      if (current !== second) startSecond(log);
      second = current;
      const count = (counts.get(kind)?.count ?? 0) + 1;
      counts.set(kind, { count, most });
      if (count <= most) write();
    },
  };
}
