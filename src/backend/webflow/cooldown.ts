import { WebflowFailure } from './failure.ts';
import type { Transport } from './transport.ts';

/**
 * A transport that remembers, per token, until when Webflow told us to wait, and answers `rate_limited` with what is
 * left instead of calling sooner than told. Webflow counts per token (Data API v2, Rate limits). `now` is
 * milliseconds since the epoch.
 */
export function withCooldown(transport: Transport, now: () => number): Transport {
  const resumeAt = new Map<string, number>();

  function forgetPast(): void {
    for (const [token, moment] of resumeAt) if (moment <= now()) resumeAt.delete(token);
  }

  return async (call) => {
    const { token } = call;
    // Calls without a token speak for no one installation; one refusal must not hold up all the others.
    if (token === undefined) return transport(call);
    const left = (resumeAt.get(token) ?? 0) - now();
    if (left > 0) throw new WebflowFailure({ kind: 'rate_limited', retryAfter: Math.ceil(left / 1000) });
    try {
      return await transport(call);
    } catch (error) {
      if (error instanceof WebflowFailure && error.reason.kind === 'rate_limited') {
        forgetPast();
        const moment = now() + error.reason.retryAfter * 1000;
        // Of two calls at once the first may have been told the longer wait.
        resumeAt.set(token, Math.max(moment, resumeAt.get(token) ?? 0));
      }
      throw error;
    }
  };
}
