import type { ProblemCode } from '#contract/problem.ts';

/** What a problem may carry beside its code: seconds to wait, and where a person connects the site. */
export interface ProblemExtras {
  readonly retryAfter?: number;
  readonly connectUrl?: string;
}

/** Thrown anywhere below a route to answer with this problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code);
    this.code = code;
    this.extras = extras;
  }
}
