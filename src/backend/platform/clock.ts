/** The two times of a process. */
export interface Clock {
  /**
   * Milliseconds since an arbitrary start. Setting the system's clock does not move it, so ages, waits, rates and
   * deadlines are counted in it.
   */
  readonly elapsed: () => number;
  /** Milliseconds since the epoch, as the system's clock has them: for what leaves the process. */
  readonly wallTime: () => number;
}

/** The clock of this process. Source: W3C High Resolution Time, monotonic clock. */
export const systemClock: Clock = { elapsed: () => performance.now(), wallTime: () => Date.now() };

/** Waits for this many milliseconds; rejects once the signal aborts. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;
