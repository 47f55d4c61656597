import { limits } from '../platform/limits.ts';
import { WebflowFailure } from './failure.ts';
import type { Transport } from './transport.ts';

/** A token whose calls fail. */
interface FailingToken {
  /** How many have failed in a row. */
  failures: number;
  /** When one may be tried again. */
  retryAt: number;
  isTrying: boolean;
}

/** What a call says of Webflow: that it answers, that it does not, or nothing, as where it was never asked. */
function verdictOf(error: unknown): 'answers' | 'fails' | 'nothing' {
  if (!(error instanceof WebflowFailure)) return 'nothing';
  const { kind } = error.reason;
  if (kind === 'unavailable' || kind === 'timeout') return 'fails';
  // A call may have been refused by our own count of the minute, or by our own queue.
  return kind === 'rate_limited' || kind === 'crowded' ? 'nothing' : 'answers';
}

export interface Breaker {
  /** A transport that asks the breaker before each call. */
  guard(transport: Transport): Transport;
  /** How many tokens' calls are held back. */
  open(): number;
}

/**
 * A breaker that holds a token's calls back once `limits.breakerFailures` of them have failed in a row, and answers
 * `unavailable` at once instead. After `limits.breakerPauseMs` one call is let through, and all of them if it succeeds.
 * Each token has its own, so that calls which Webflow cannot answer do not shut out others. `now` is milliseconds
 * that only go forward. Source: M. Nygard, "Release It!", circuit breaker.
 */
export function createBreaker(now: () => number): Breaker {
  const troubles = new Map<string, FailingToken>();

  /** Whether the call tries what has failed; throws where it is held back. */
  function admit(token: string): boolean {
    const trouble = troubles.get(token);
    if (!trouble || trouble.failures < limits.breakerFailures) return false;
    const wait = trouble.retryAt - now();
    if (trouble.isTrying || wait > 0) {
      const retryAfter = Math.max(1, Math.ceil(wait / 1000));
      throw new WebflowFailure({ kind: 'unavailable', status: null, retryAfter });
    }
    trouble.isTrying = true;
    return true;
  }

  /** A token that is no longer used would never be seen to succeed. */
  function forgetOld(): void {
    for (const [token, { retryAt, isTrying }] of troubles) {
      if (!isTrying && now() - retryAt >= limits.breakerMemoryMs) troubles.delete(token);
    }
  }

  function noteFailure(token: string): void {
    forgetOld();
    const trouble = troubles.get(token) ?? { failures: 0, retryAt: 0, isTrying: false };
    trouble.failures++;
    trouble.retryAt = now() + limits.breakerPauseMs;
    troubles.set(token, trouble);
  }

  const guard =
    (transport: Transport): Transport =>
    async (call) => {
      const { token } = call;
      if (token === undefined) return transport(call);
      const isTrial = admit(token);
      try {
        const answer = await transport(call);
        troubles.delete(token);
        return answer;
      } catch (error) {
        const verdict = verdictOf(error);
        if (verdict === 'answers') troubles.delete(token);
        if (verdict === 'fails') noteFailure(token);
        throw error;
      } finally {
        const trouble = isTrial ? troubles.get(token) : undefined;
        if (trouble) trouble.isTrying = false;
      }
    };

  return {
    guard,
    open() {
      forgetOld();
      return [...troubles.values()].filter(({ failures }) => failures >= limits.breakerFailures).length;
    },
  };
}
