import { limits } from '../platform/limits.ts';

/** How many calls may be repeated, so that a Webflow in trouble is not asked many times as often as it is at rest. */
export interface RetryBudget {
  /** Counts a first try. */
  begin(): void;
  /** Whether one more try may be made. One that may counts as made. */
  take(): boolean;
}

interface Second {
  readonly second: number;
  tries: number;
  repeats: number;
}

/**
 * In any `limits.retryWindowMs` there are `limits.retryShare` repeats for each first try, and `limits.retryFloor` in any
 * case. `now` is milliseconds that only go forward. Source: the retry budgets of Finagle and Envoy.
 */
export function createRetryBudget(now: () => number): RetryBudget {
  let recent: Second[] = [];

  function current(): Second {
    const second = Math.floor(now() / 1000);
    const oldest = second - limits.retryWindowMs / 1000;
    if (recent[0] && recent[0].second <= oldest) recent = recent.filter((one) => one.second > oldest);
    const last = recent.at(-1);
    if (last?.second === second) return last;
    const started: Second = { second, tries: 0, repeats: 0 };
    recent.push(started);
    return started;
  }

  return {
    begin() {
      current().tries++;
    },
    take() {
      const last = current();
      let [tries, repeats] = [0, 0];
      for (const one of recent) {
        tries += one.tries;
        repeats += one.repeats;
      }
      if (repeats >= Math.max(limits.retryFloor, Math.floor(tries * limits.retryShare))) return false;
      last.repeats++;
      return true;
    },
  };
}
