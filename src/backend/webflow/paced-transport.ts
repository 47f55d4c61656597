import { WebflowFailure } from './failure.ts';
import type { Pacing } from './pacing.ts';
import type { RateLimitReport } from './rate-budget.ts';
import { noRateLimitHeaders } from './rate-limit-headers.ts';
import type { Transport } from './transport.ts';

function retryAfterOf(error: unknown): number | null {
  if (!(error instanceof WebflowFailure) || error.reason.kind !== 'rate_limited') return null;
  return error.reason.retryAfter;
}

/**
 * A transport that sends each token's calls when `pacing` lets it, and learns from the answers. A call without a
 * reservation is interactive. `now` is milliseconds that only go forward.
 */
export function withPacing(transport: Transport, pacing: Pacing, now: () => number): Transport {
  return async (call) => {
    const { token, reservation, signal, party } = call;
    // Calls without a token speak for no one installation; one refusal must not hold up all the others.
    if (token === undefined) return transport(call);
    const asked = now();
    const permit = reservation?.use() ?? (await pacing.enter(token, signal, party));
    const waited = now() - asked;
    let lesson: RateLimitReport = { ...noRateLimitHeaders, retryAfter: null };
    try {
      return await transport({
        ...call,
        waited,
        onRateLimitHeaders: (standing) => {
          lesson = { ...standing, retryAfter: null };
        },
      });
    } catch (error) {
      lesson = { ...lesson, retryAfter: retryAfterOf(error) };
      throw error;
    } finally {
      permit.end(lesson);
    }
  };
}
