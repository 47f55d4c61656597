import type { HttpBindings } from '@hono/node-server';
import type { ProblemCode } from '#contract/problem.ts';
import type { Log } from '../platform/log.ts';
import type { RefusalLines } from './refusal-lines.ts';

/** The variables of a request. */
export interface AppEnv {
  /** The connection; missing for `app.request()`. */
  Bindings: Partial<Pick<HttpBindings, 'incoming'>>;
  Variables: {
    requestId: string;
    log: Log;
    /** Limits the log lines that many requests may cause. */
    lines: RefusalLines;
    /** The problem of the response, for the access log. */
    problem: ProblemCode | undefined;
    /** The CORS headers of the response. */
    cors: Readonly<Record<string, string>> | undefined;
    /** Whether the response already has its common headers. */
    hasHeaders: boolean | undefined;
    /** Whether it only reads, whatever its method. */
    isRead: boolean | undefined;
    /** Whether the request was refused for load. */
    isShed: boolean | undefined;
  };
}
