import type { ProblemCode } from '#contract/problem.ts';
import type { Log } from '../log.ts';

/** What a request carries from one handler to the next. */
export interface AppEnv {
  Variables: {
    requestId: string;
    log: Log;
    /** The problem answered, for the access log. */
    problem: ProblemCode | undefined;
    /** Whether it was refused for load. */
    isShed: boolean | undefined;
  };
}
