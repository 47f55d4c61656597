import type { Clock, Sleep } from '../platform/clock.ts';
import type { Deadline } from '../platform/deadline.ts';
import type { HttpClient } from '../platform/http-client.ts';
import { createBreaker } from './breaker.ts';
import { type CallEnded, withMeter } from './metered-transport.ts';
import { withNotedSecrets } from './noted-transport.ts';
import { withPacing } from './paced-transport.ts';
import { createPacing } from './pacing.ts';
import type { Budget } from './rate-budget.ts';
import { withRetries } from './retries.ts';
import { createRetryBudget } from './retry-budget.ts';
import { createSiteReader } from './site-reader.ts';
import { createTransport } from './transport.ts';
import { createWebflow, type WebflowOptions } from './webflow.ts';

export interface WebflowClientOptions extends Omit<WebflowOptions, 'transport'> {
  readonly send: HttpClient;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Called with each secret of a call, before the call is sent. */
  readonly noteSecret: (secret: string) => void;
  readonly callEnded: CallEnded;
  readonly budget: Budget;
  /** For all calls of one answer. */
  readonly deadline: Deadline;
}

/**
 * The client of Webflow's API with all that surrounds a call: retries, then the breaker, the pace of the rate limit, the
 * meter, and the noting of secrets. `openBreakers` is how many tokens' calls are held back.
 */
export function createWebflowClient(options: WebflowClientOptions) {
  const { send, clock, sleep, random, noteSecret, callEnded, budget, deadline, ...rest } = options;
  const { elapsed, wallTime } = clock;
  const pacing = createPacing({ budget, sleep, now: elapsed, deadline });
  const breaker = createBreaker(elapsed);
  const noted = withNotedSecrets(createTransport({ send, now: wallTime }), noteSecret);
  const metered = withMeter(noted, callEnded, elapsed);
  const transport = withRetries(breaker.guard(withPacing(metered, pacing, elapsed)), {
    budget: createRetryBudget(elapsed),
    random,
    sleep,
  });
  const webflow = createWebflow({ ...rest, transport });
  return {
    webflow,
    siteReader: createSiteReader(transport, rest.apiUrl),
    pacing,
    openBreakers: breaker.open,
  };
}
