import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { StoreUnavailableError } from '../installations/store-unavailable.ts';
import { isSealError } from '../keys/seal.ts';
import type { Log } from '../log.ts';
import { answerProblemPage, isForPeople } from '../oauth/problem-page.ts';
import type { AppEnv } from './app-env.ts';
import { respondWithProblem, toProblemError } from './problem.ts';
import type { ProblemError } from './problem-error.ts';

/** nginx's status for a caller who left before the answer; it only ever shows in the log. */
const callerLeft = 499;

/** Wraps whatever is thrown that is no Error, which Hono would let through to the server. */
export const onlyErrors = createMiddleware<AppEnv>(async (_, next) => {
  try {
    await next();
  } catch (thrown) {
    throw thrown instanceof Error
      ? thrown
      : new Error('something that is no Error was thrown', { cause: thrown });
  }
});

/** The problem for anything that was thrown; tells the operator once of what needs a person's attention. */
export function explain(thrown: unknown, log: Log, connectUrl: string): ProblemError {
  const problem = toProblemError(thrown, connectUrl);
  if (isSealError(thrown, 'unknown_key')) {
    log.warn({ event: 'sealing_key_unknown' }, 'a token is sealed with a key that SECRET_KEYS no longer has');
  } else if (isSealError(thrown, 'tampered')) {
    log.error({ event: 'sealed_token_tampered' }, 'a sealed token was altered or moved to another row');
  } else if (thrown instanceof StoreUnavailableError) {
    log.error({ event: 'store_unavailable', err: thrown }, 'the database cannot be asked');
  } else if (problem.code === 'internal_error') {
    log.error({ event: 'failed', err: thrown }, 'failed');
  }
  return problem;
}

/** Answers for everything that was thrown: a page where a person has opened the address, else the problem as JSON. */
export function lastResort(connectUrl: string) {
  return (thrown: Error, c: Context<AppEnv>): Response | Promise<Response> => {
    if (c.req.raw.signal.aborted) return new Response(null, { status: callerLeft });
    const problem = explain(thrown, c.get('log'), connectUrl);
    if (isForPeople(c)) return answerProblemPage(c, problem, connectUrl);
    return respondWithProblem(c, problem.code, problem.extras);
  };
}
