import type { Overload } from '../http/shed-load.ts';
import { serverLimits } from './limits.ts';

export interface OverloadOptions {
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** The number of open requests. */
  readonly underWay: () => number;
  /** The longest wait of a request for its handler since the last call, in milliseconds. */
  readonly longestWait: () => number;
  /** Called when the first request is refused, and when all are accepted again. */
  readonly onChange: (isOverloaded: boolean) => void;
}

export interface LoadGauge extends Overload {
  /** A timer calls it every `serverLimits.overloadCheckMs`; its own delay is measured as well. */
  tick(): void;
}

/**
 * Accepts all requests, and a decreasing share of them while requests wait or the event loop is late: the share is cut
 * after each bad measurement and grows after each good one. Source: additive increase and multiplicative decrease, as
 * TCP does (RFC 5681). Over `serverLimits.requestsUnderWay` nothing is accepted.
 */
export function createOverload({ now, underWay, longestWait, onChange }: OverloadOptions): LoadGauge {
  let share = 1;
  let badChecks = 0;
  let lastTick = now();
  // Grows by the share with each request; each whole accepts one.
  let credit = 0;

  function change(to: number): void {
    const [was, is] = [share < 1, to < 1];
    share = to;
    if (was !== is) onChange(is);
  }

  function adapt(isLate: boolean): void {
    badChecks = isLate ? badChecks + 1 : 0;
    if (badChecks >= serverLimits.overloadBadChecks) {
      change(Math.max(serverLimits.overloadFloor, share * serverLimits.overloadCut));
    } else if (!isLate) change(Math.min(1, share + serverLimits.overloadGrowth));
  }

  return {
    tick() {
      const moment = now();
      const late = moment - lastTick - serverLimits.overloadCheckMs;
      lastTick = moment;
      adapt(Math.max(late, longestWait()) > serverLimits.overloadDelayMs);
    },
    admits() {
      if (underWay() >= serverLimits.requestsUnderWay) return false;
      if (share === 1) return true;
      credit += share;
      if (credit < 1) return false;
      credit -= 1;
      return true;
    },
    admittedShare: () => share,
  };
}
