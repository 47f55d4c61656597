import { setTimeout as pause } from 'node:timers/promises';
import { limits } from '#contract/limits.ts';
import { backoff } from './backoff.ts';
import { WebflowFailure, whyStopped } from './failure.ts';
import type { Transport } from './transport.ts';

/** Statuses that a repeat may cure. 429 is not one: it is answered at once with its wait. */
const passing = new Set([408, 500, 502, 503, 504]);

function isWorthRepeating(error: unknown): boolean {
  if (!(error instanceof WebflowFailure) || error.reason.kind !== 'unavailable') return false;
  return error.reason.status === null || passing.has(error.reason.status);
}

/**
 * A transport that repeats reads which failed in a way that may pass. Its pauses end with the call's signal. `random`
 * gives [0, 1).
 */
export function withRetries(transport: Transport, random: () => number): Transport {
  return async (call) => {
    const { body, signal } = call;
    const attempts = body ? 1 : limits.upstreamAttempts;
    for (let number = 1; ; number++) {
      try {
        return await transport(call);
      } catch (error) {
        if (number >= attempts || !isWorthRepeating(error)) throw error;
      }
      await pause(backoff(number + 1, random), undefined, { signal }).catch(() => {
        throw whyStopped(signal);
      });
    }
  };
}
