import { limits } from '#contract/limits.ts';
import type { Overload } from './shed-load.ts';

export interface OverloadOptions {
  /** How many requests are not answered to their end. */
  readonly underWay: () => number;
  /** Told when requests begin to be refused, and when all are let in again. */
  readonly onChange: (isOverloaded: boolean) => void;
}

export interface LoadGauge extends Overload {
  /** To be called every `limits.overloadCheck` with the event loop's mean delay since, in milliseconds. */
  look(delay: number): void;
}

/**
 * Lets in all requests, and less and less of them while the event loop is late: the share is cut after each bad look
 * and grows after each good one, so that it settles where the loop is in time. Source: additive increase and
 * multiplicative decrease, as TCP does (RFC 5681). Over `limits.requestsUnderWay` nothing is let in.
 */
export function createOverload({ underWay, onChange }: OverloadOptions): LoadGauge {
  let share = 1;
  let badLooks = 0;
  // Grows by the share with each request, and one is let in for each whole.
  let credit = 0;

  function change(to: number): void {
    const [was, is] = [share < 1, to < 1];
    share = to;
    if (was !== is) onChange(is);
  }

  return {
    look(delay) {
      badLooks = delay > limits.overloadDelay ? badLooks + 1 : 0;
      if (badLooks >= limits.overloadPatience) change(share * limits.overloadCut);
      else if (badLooks === 0) change(Math.min(1, share + limits.overloadGrowth));
    },
    admits() {
      if (underWay() >= limits.requestsUnderWay) return false;
      if (share === 1) return true;
      credit += share;
      if (credit < 1) return false;
      credit -= 1;
      return true;
    },
    admittedShare: () => share,
  };
}
