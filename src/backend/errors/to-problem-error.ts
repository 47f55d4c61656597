import { isSealError } from '../keys/seal.ts';
import { limits } from '../platform/limits.ts';
import { WebflowFailure } from '../webflow/failure.ts';
import { ProblemError } from './problem-error.ts';
import { StoreUnavailableError } from './store-unavailable.ts';

/** What a failed call to Webflow means for the person who waits. */
function fromWebflow({ reason }: WebflowFailure): ProblemError {
  if (reason.kind === 'rate_limited' || reason.kind === 'crowded')
    return new ProblemError('rate_limited', { retryAfter: reason.retryAfter });
  if (reason.kind === 'unavailable') {
    const { retryAfter } = reason;
    return new ProblemError('webflow_unavailable', retryAfter === undefined ? {} : { retryAfter });
  }
  if (reason.kind === 'timeout') return new ProblemError('upstream_timeout');
  return new ProblemError('bad_upstream');
}

/** Returns the problem for anything that was thrown; `internal_error` for any unknown error. */
export function toProblemError(thrown: unknown, connectUrl: string): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  if (thrown instanceof WebflowFailure) return fromWebflow(thrown);
  // A token whose key is gone is as good as none: connecting again heals it.
  if (isSealError(thrown, 'unknown_key')) return new ProblemError('not_connected', { connectUrl });
  if (thrown instanceof StoreUnavailableError) {
    return new ProblemError('service_unavailable', { retryAfter: limits.databaseRetryAfterSeconds });
  }
  if (isSealError(thrown, 'tampered')) return new ProblemError('service_unavailable');
  return new ProblemError('internal_error');
}
