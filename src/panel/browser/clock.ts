/** The panel's clock; tests replace it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `run` once after `ms` milliseconds and returns a function that cancels it. */
  after(ms: number, run: () => void): () => void;
  /**
   * Runs `run` once what has been rendered is drawn, or after 100 ms where no frame is, as in a hidden page, and returns a
   * function that cancels it.
   */
  afterPaint(run: () => void): () => void;
}

/**
 * The longest timer: browsers store the delay in 32 bits, and a longer one fires at once. Source: HTML standard,
 * timers; Chromium.
 */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, longest));
    return () => clearTimeout(timer);
  },
  afterPaint(run) {
    let timer = setTimeout(end, 100);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      // The frame is drawn before the next task. Source: HTML standard, event loop processing model.
      timer = setTimeout(end);
    });
    function cancel(): void {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    }
    function end(): void {
      cancel();
      run();
    }
    return cancel;
  },
};
