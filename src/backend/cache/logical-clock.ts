import { limits } from '../platform/limits.ts';

/** The order in which reads of names begin and changes of them happen. */
export interface LogicalClock {
  /** The moment now. */
  now(): number;
  /** Notes that the name has changed; answers the moment of it. */
  record(name: string): number;
  /** Notes that anything may have changed. */
  recordAll(): void;
  /** Whether none of the names has changed since the moment, as far as is remembered: in doubt, one has. */
  areNoneSince(moment: number, names: readonly string[]): boolean;
}

/** Nothing has changed yet. The oldest of many changes count as changes of everything. */
export function createLogicalClock(): LogicalClock {
  const last = new Map<string, number>();
  let latest = 0;
  /** The last moment at which a forgotten change happened. */
  let floor = 0;
  return {
    now: () => ++latest,
    record(name) {
      // Behind all others, as the newest.
      last.delete(name);
      last.set(name, ++latest);
      const [oldest] = last;
      if (last.size > limits.rememberedChanges && oldest) {
        last.delete(oldest[0]);
        floor = Math.max(floor, oldest[1]);
      }
      return latest;
    },
    recordAll() {
      last.clear();
      floor = ++latest;
    },
    areNoneSince: (moment, names) =>
      moment >= floor && names.every((name) => moment >= (last.get(name) ?? 0)),
  };
}
