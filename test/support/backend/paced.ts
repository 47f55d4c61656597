import { WebflowFailure } from '#backend/webflow/failure.ts';
import { withPacing } from '#backend/webflow/paced-transport.ts';
import { createPacing } from '#backend/webflow/pacing.ts';
import { createBudget, type RateLimitReport } from '#backend/webflow/rate-budget.ts';
import type { RateLimitHeaders } from '#backend/webflow/rate-limit-headers.ts';
import type { Call } from '#backend/webflow/transport.ts';
import { noHurry, upstreamDeadline } from '#test/support/backend/transport.ts';
import { createTestClock } from '#test/support/shared/test-clock.ts';

/** The default rate limit headers of a call. */
export const nothingLearned: RateLimitReport = { limit: null, remaining: null, retryAfter: null };

/** A call with this token. */
export function callWith(token?: string, more: Partial<Call> = {}): Call {
  return {
    url: new URL('https://api.webflow.com/'),
    signal: noHurry,
    ...(token === undefined ? {} : { token }),
    ...more,
  };
}

/** What a Webflow says of a call: its standing, and then an answer or an error. */
export type Upstream = (call: Call) => Promise<Partial<RateLimitHeaders> | undefined>;

/** Paced calls to a Webflow that does what `upstream` says, on a clock that a test moves. */
export function startPaced(upstream: Upstream) {
  const clock = createTestClock();
  const pacing = createPacing({
    budget: createBudget(clock.elapsed),
    sleep: clock.sleep,
    now: clock.elapsed,
    deadline: upstreamDeadline,
  });
  const send = withPacing(
    async (call) => {
      const told = await upstream(call);
      call.onRateLimitHeaders?.({ limit: null, remaining: null, ...told });
      return 'answered';
    },
    pacing,
    clock.elapsed,
  );
  return {
    clock,
    pacing,
    /** An interactive call. */
    send: (token?: string, more?: Partial<Call>) => send(callWith(token, more)),
    /** A background call. */
    async sendInBackground(token: string, signal = noHurry) {
      const reservation = await pacing.enterBackground(token, signal);
      try {
        return await send(callWith(token, { reservation, signal }));
      } finally {
        reservation.release();
      }
    },
  };
}

/** Makes calls until one is refused; returns how many succeeded, and the refusal's seconds. */
export async function sendAll(send: () => Promise<unknown>): Promise<{ sent: number; retryAfter: number }> {
  for (let sent = 0; ; sent++) {
    try {
      await send();
    } catch (error) {
      if (!(error instanceof WebflowFailure) || error.reason.kind !== 'rate_limited') throw error;
      return { sent, retryAfter: error.reason.retryAfter };
    }
  }
}
