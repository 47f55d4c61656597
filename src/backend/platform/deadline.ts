/** The time for one piece of work, such as everything that one answer needs from Webflow. */
export interface Deadline {
  readonly milliseconds: number;
  /**
   * Starts the time. The signal it returns aborts with a `TimeoutError` when the time is over, or as `signal` does where
   * that comes first. Source: DOM standard, `AbortSignal.timeout`.
   */
  start(signal?: AbortSignal): AbortSignal;
}

export function createDeadline(milliseconds: number): Deadline {
  return {
    milliseconds,
    start(signal) {
      const timeout = AbortSignal.timeout(milliseconds);
      return signal ? AbortSignal.any([signal, timeout]) : timeout;
    },
  };
}
