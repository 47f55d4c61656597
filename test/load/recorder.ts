import type { LoadResult } from './generate-load.ts';

/** Records the outcomes of requests. */
export interface Recorder {
  /** Records a response; its time only if `isTimed`. */
  response(status: number, milliseconds: number, isTimed: boolean): void;
  error(error: unknown): void;
  /** The recorded outcomes. */
  result(): LoadResult;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** An empty recorder. It also writes errors to stderr. */
export function createRecorder(): Recorder {
  const times = new Map<number, number[]>();
  const counts = new Map<number, number>();
  let errors = 0;

  return {
    response(status, milliseconds, isTimed) {
      const all = times.get(status) ?? [];
      times.set(status, all);
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (isTimed) all.push(milliseconds);
    },
    error(error) {
      errors++;
      process.stderr.write(`${String(error)}\n`);
    },
    result() {
      const statuses = [...times].map(([status, all]) => {
        const sorted = all.toSorted((one, other) => one - other);
        const count = counts.get(status) ?? 0;
        return { status, count, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
      });
      return { errors, statuses };
    },
  };
}
