import type { Hits } from './cannon.ts';

/** What becomes of requests, noted as it comes. */
export interface Shots {
  /** An answer with this status took so many milliseconds; `isTimed` where they count. */
  answered(status: number, milliseconds: number, isTimed: boolean): void;
  failed(error: unknown): void;
  /** All that came back. */
  hits(): Hits;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Notes of nothing yet. What failed is told on stderr, too. */
export function noteShots(): Shots {
  const times = new Map<number, number[]>();
  const counts = new Map<number, number>();
  let errors = 0;

  return {
    answered(status, milliseconds, isTimed) {
      const all = times.get(status) ?? [];
      times.set(status, all);
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (isTimed) all.push(milliseconds);
    },
    failed(error) {
      errors++;
      process.stderr.write(`${String(error)}\n`);
    },
    hits() {
      const statuses = [...times].map(([status, all]) => {
        const sorted = all.toSorted((one, other) => one - other);
        const count = counts.get(status) ?? 0;
        return { status, count, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
      });
      return { errors, statuses };
    },
  };
}
