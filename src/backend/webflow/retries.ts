import type { Sleep } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import { backoff } from './backoff.ts';
import { WebflowFailure, whyStopped } from './failure.ts';
import type { RetryBudget } from './retry-budget.ts';
import type { Transport } from './transport.ts';

/** Statuses that a repeat may cure. 429 is not one: it is answered at once with its wait. */
const passing = new Set([408, 500, 502, 503, 504]);

function isWorthRepeating(error: unknown): boolean {
  if (!(error instanceof WebflowFailure) || error.reason.kind !== 'unavailable') return false;
  const { status, retryAfter } = error.reason;
  return retryAfter === undefined && (status === null || passing.has(status));
}

export interface RetryOptions {
  readonly budget: RetryBudget;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly sleep: Sleep;
}

/**
 * A transport that repeats reads which failed in a way that may pass, while the budget has it. Its pauses end with the
 * call's signal.
 */
export function withRetries(transport: Transport, { budget, random, sleep }: RetryOptions): Transport {
  return async (call) => {
    const { body, signal } = call;
    const attempts = body ? 1 : limits.upstreamAttempts;
    budget.begin();
    for (let number = 1; ; number++) {
      try {
        return await transport(call);
      } catch (error) {
        if (number >= attempts || !isWorthRepeating(error) || !budget.take()) throw error;
      }
      await sleep(backoff(number + 1, random), signal).catch(() => {
        throw whyStopped(signal);
      });
    }
  };
}
