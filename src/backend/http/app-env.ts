import type { HttpBindings } from '@hono/node-server';
import type { ProblemCode } from '#contract/problem.ts';
import type { Log } from '../platform/log.ts';
import type { RefusalLines } from './refusal-lines.ts';

/** What a request carries from one handler to the next. */
export interface AppEnv {
  /** What the server knows of the connection; nothing where a request comes over none. */
  Bindings: Partial<Pick<HttpBindings, 'incoming'>>;
  Variables: {
    requestId: string;
    log: Log;
    /** How often lines that many requests may cause are written to it. */
    lines: RefusalLines;
    /** The problem answered, for the access log. */
    problem: ProblemCode | undefined;
    /** The headers that say which origin may read the answer. */
    cors: Readonly<Record<string, string>> | undefined;
    /** Whether the answer was made with its headers. */
    hasHeaders: boolean | undefined;
    /** Whether it only reads, whatever its method. */
    isRead: boolean | undefined;
    /** Whether it was refused for load. */
    isShed: boolean | undefined;
  };
}
