import type { BackendProblem } from '#panel/backend/request.ts';
import * as timing from '#panel/browser/timing.ts';

/** A refusal of the backend as the view shows it. `retryAt` is when the panel tries again by itself (epoch ms). */
export interface Trouble {
  readonly code: BackendProblem['code'];
  readonly connectUrl: string | null;
  readonly requestId: string | null;
  readonly retryAt: number | null;
}

/** How long to wait after a refusal, in milliseconds: at least a second, at most an hour, a minute where it says none. */
export function waitOf({
  retryAfter = timing.fallbackRetryAfter,
}: Pick<BackendProblem, 'retryAfter'>): number {
  return Math.min(Math.max(retryAfter, 1), timing.longestRetryAfter) * 1_000;
}

/** Turns a problem into a trouble; `now` is milliseconds since the epoch. */
export function asTrouble(problem: BackendProblem, now: number): Trouble {
  const limited = problem.code === 'rate_limited';
  return {
    code: problem.code,
    connectUrl: problem.connectUrl ?? null,
    requestId: problem.requestId ?? null,
    retryAt: limited ? now + waitOf(problem) : null,
  };
}

/** The refusal of one asset that is known without a response of its own. */
export function refusalOf(code: 'asset_not_found' | 'bad_asset_id'): Trouble {
  return { code, connectUrl: null, requestId: null, retryAt: null };
}

/** True where the refusal is about the asset that was asked for, so that the next asset starts without it. */
export function isAboutOneAsset({ code }: Trouble): boolean {
  return code === 'asset_not_found' || code === 'bad_asset_id';
}
