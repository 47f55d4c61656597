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

/** nginx's status for a client that disconnected; only the log shows it. */
const callerLeft = 499;

/** Wraps thrown values that are no Error, which Hono passes on to the server. */
export const wrapThrownValues = createMiddleware<AppEnv>(async (_, next) => {
  try {
    await next();
  } catch (thrown) {
    throw thrown instanceof Error
      ? thrown
      : new Error('something that is no Error was thrown', { cause: thrown });
  }
});

/** Logs that the database is unavailable. Limited per cause, because every request may meet it. */
export function logStoreError(err: unknown, log: Log, lines: RefusalLines): void {
  const write = () => log.error({ event: 'store_unavailable', err }, 'the database cannot be asked');
  lines.add(`store: ${errorCode(err)}`, log, write, limits.storeLines);
}

/** The problem for a thrown value. Logs what needs the attention of an operator. */
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

/** The page that shows a problem to a person; undefined for a request that is not by a browser tab. */
export type ProblemPage = (
  c: Context<AppEnv>,
  problem: ProblemError,
) => Response | Promise<Response> | undefined;

/** Responds to a thrown error: with `problemPage` if that returns a page, else with the problem as JSON. */
export function createErrorHandler(connectUrl: string, problemPage: ProblemPage) {
  return (thrown: Error, c: Context<AppEnv>): Response | Promise<Response> => {
    if (c.req.raw.signal.aborted) return new Response(null, { status: callerLeft });
    const problem = explain(thrown, c.get('log'), c.get('lines'), connectUrl);
    return problemPage(c, problem) ?? respondWithProblem(c, problem.code, problem.extras);
  };
}
