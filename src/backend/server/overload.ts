import type { Overload } from '../http/shed-load.ts';
import { serverLimits } from './limits.ts';

export interface OverloadOptions {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** How many requests are not answered to their end. */
  readonly underWay: () => number;
  /** The longest a request has waited to be looked at since this was last asked, in milliseconds. */
  readonly longestWait: () => number;
  /** Told when requests begin to be refused, and when all are let in again. */
  readonly onChange: (isOverloaded: boolean) => void;
}

export interface LoadGauge extends Overload {
  /** To be called by a timer every `serverLimits.overloadCheckMs`; that it comes late is measured, too. */
  tick(): void;
}

/**
 * Lets in all requests, and less and less of them while they wait or the event loop is late: the share is cut after
 * each bad look and grows after each good one, so that it settles where both are in time. Source: additive increase
 * and multiplicative decrease, as TCP does (RFC 5681). Over `serverLimits.requestsUnderWay` nothing is let in.
 */
export function createOverload({ now, underWay, longestWait, onChange }: OverloadOptions): LoadGauge {
  let share = 1;
  let badLooks = 0;
  let lastTick = now();
  // Grows by the share with each request, and one is let in for each whole.
  let credit = 0;

  function change(to: number): void {
    const [was, is] = [share < 1, to < 1];
    share = to;
    if (was !== is) onChange(is);
  }

  function look(isLate: boolean): void {
    badLooks = isLate ? badLooks + 1 : 0;
    if (badLooks >= serverLimits.overloadBadChecks) {
      change(Math.max(serverLimits.overloadFloor, share * serverLimits.overloadCut));
    } else if (!isLate) change(Math.min(1, share + serverLimits.overloadGrowth));
  }

  return {
    tick() {
      const moment = now();
      const late = moment - lastTick - serverLimits.overloadCheckMs;
      lastTick = moment;
      look(Math.max(late, longestWait()) > serverLimits.overloadDelayMs);
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
