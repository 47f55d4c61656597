import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { errorCode } from '../errors/error-code.ts';
import type { ProblemError } from '../errors/problem-error.ts';
import { StoreUnavailableError } from '../errors/store-unavailable.ts';
import { toProblemError } from '../errors/to-problem-error.ts';
import { isSealError } from '../keys/seal.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import type { AppEnv } from './app-env.ts';
import { respondWithProblem } from './problem.ts';
import type { RefusalLines } from './refusal-lines.ts';

/** nginx's status for a caller who left before the answer; it only ever shows in the log. */
const callerLeft = 499;

/** Wraps whatever is thrown that is no Error, which Hono would let through to the server. */
export const wrapThrownValues = createMiddleware<AppEnv>(async (_, next) => {
  try {
    await next();
  } catch (thrown) {
    throw thrown instanceof Error
      ? thrown
      : new Error('something that is no Error was thrown', { cause: thrown });
  }
});

/** Tells the operator that the database cannot be asked, which every request may meet, and seldom of each cause. */
export function logStoreError(err: unknown, log: Log, lines: RefusalLines): void {
  const write = () => log.error({ event: 'store_unavailable', err }, 'the database cannot be asked');
  lines.add(`store: ${errorCode(err)}`, log, write, limits.storeLines);
}

/** The problem for anything that was thrown; tells the operator once of what needs a person's attention. */
export function explain(thrown: unknown, log: Log, lines: RefusalLines, connectUrl: string): ProblemError {
  const problem = toProblemError(thrown, connectUrl);
  if (isSealError(thrown, 'unknown_key')) {
    log.warn({ event: 'sealing_key_unknown' }, 'a token is sealed with a key that SECRET_KEYS no longer has');
  } else if (isSealError(thrown, 'tampered')) {
    log.error({ event: 'sealed_token_tampered' }, 'a sealed token was altered or moved to another row');
  } else if (thrown instanceof StoreUnavailableError) {
    logStoreError(thrown, log, lines);
  } else if (problem.code === 'internal_error') {
    log.error({ event: 'failed', err: thrown }, 'failed');
  }
  return problem;
}

/** The page that shows a problem to a person; undefined for a request that no browser page waits for. */
export type ProblemPage = (
  c: Context<AppEnv>,
  problem: ProblemError,
) => Response | Promise<Response> | undefined;

/** Answers for everything that was thrown: with `problemPage` where it has a page, else with the problem as JSON. */
export function createErrorHandler(connectUrl: string, problemPage: ProblemPage) {
  return (thrown: Error, c: Context<AppEnv>): Response | Promise<Response> => {
    if (c.req.raw.signal.aborted) return new Response(null, { status: callerLeft });
    const problem = explain(thrown, c.get('log'), c.get('lines'), connectUrl);
    return problemPage(c, problem) ?? respondWithProblem(c, problem.code, problem.extras);
  };
}
