/** Time as the panel sees it, so that a test can hold it still. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `run` once after `ms` milliseconds and returns what calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** A longer wait would be none: a browser keeps it in 32 bits. Source: HTML standard, timers; Chromium. */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, longest));
    return () => clearTimeout(timer);
  },
};
