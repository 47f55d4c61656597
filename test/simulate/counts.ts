/** How often something happens in each second. */
export interface Rate {
  /** Counts so many at a moment, in milliseconds. */
  count(moment: number, many?: number): void;
  total(): number;
  /** The most in one second. */
  peak(): number;
}

/** Nothing has happened. */
export function createRate(): Rate {
  const seconds: number[] = [];
  let all = 0;
  return {
    count(moment, many = 1) {
      const second = Math.floor(moment / 1000);
      seconds[second] = (seconds[second] ?? 0) + many;
      all += many;
    },
    total: () => all,
    peak: () => seconds.reduce((most, many) => Math.max(most, many), 0),
  };
}

/** Whole numbers, of which only how often each came is kept. */
export interface Tally {
  add(value: number): void;
  size(): number;
  /** The value that this share of all do not exceed; 0 for none. */
  quantile(share: number): number;
}

/** No numbers. */
export function createTally(): Tally {
  const counts = new Map<number, number>();
  let size = 0;
  return {
    add(value) {
      const whole = Math.round(value);
      counts.set(whole, (counts.get(whole) ?? 0) + 1);
      size++;
    },
    size: () => size,
    quantile(share) {
      let left = Math.ceil(size * share);
      for (const [value, count] of [...counts].toSorted(([one], [other]) => one - other)) {
        left -= count;
        if (left <= 0) return value;
      }
      return 0;
    },
  };
}

/** What is kept for a while: how many things and bytes there are at most. */
export interface Holding {
  /** Keeps a thing from this moment on for the whole time again. */
  keep(name: string, bytes: number, moment: number): void;
  readonly peak: { things: number; bytes: number };
}

/** Holds things for `time` milliseconds each. */
export function createHolding(time: number): Holding {
  const held = new Map<string, { readonly until: number; readonly bytes: number }>();
  const peak = { things: 0, bytes: 0 };
  let bytesNow = 0;

  function drop(name: string): void {
    bytesNow -= held.get(name)?.bytes ?? 0;
    held.delete(name);
  }

  return {
    peak,
    keep(name, bytes, moment) {
      drop(name);
      for (const [oldest, { until }] of held) {
        if (until > moment) break;
        drop(oldest);
      }
      held.set(name, { until: moment + time, bytes });
      bytesNow += bytes;
      peak.things = Math.max(peak.things, held.size);
      peak.bytes = Math.max(peak.bytes, bytesNow);
    },
  };
}
