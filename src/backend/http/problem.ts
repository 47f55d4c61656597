import type { Context } from 'hono';
import { limits } from '#contract/limits.ts';
import { type Problem, type ProblemCode, problemMediaType, problemStatus } from '#contract/problem.ts';
import { ProblemError, type ProblemExtras } from '../errors/problem-error.ts';
import { StoreUnavailableError } from '../errors/store-unavailable.ts';
import { isSealError } from '../keys/seal.ts';
import { WebflowFailure } from '../webflow/failure.ts';
import type { AppEnv } from './app-env.ts';

const titles = {
  bad_request: 'The request isn’t in the form this call expects.',
  bad_asset_id: 'That isn’t the id of an asset.',
  id_token_refused: 'Webflow didn’t accept the ID token.',
  session_expired: 'The session has ended. Start a new one.',
  origin_refused: 'This origin may not call the API.',
  site_mismatch: 'The ID token belongs to another site.',
  asset_not_found: 'There is no such asset on this site, or the app may not read it.',
  route_not_found: 'There is nothing at this address.',
  not_connected: 'The site isn’t connected to the app.',
  body_too_large: 'The request body is too large.',
  unsupported_media_type: 'The request body must be JSON.',
  rate_limited: 'There were too many requests for the moment.',
  internal_error: 'Something went wrong on our side.',
  bad_upstream: 'Webflow’s answer couldn’t be read.',
  webflow_unavailable: 'Webflow can’t be reached right now.',
  service_unavailable: 'The service can’t answer right now.',
  upstream_timeout: 'Webflow took too long to answer.',
} satisfies Record<ProblemCode, string>;

/** A problem as it is told to whoever made this request. */
export function problemFor(c: Context<AppEnv>, code: ProblemCode, extras: ProblemExtras = {}): Problem {
  const requestId = c.get('requestId');
  return {
    type: 'about:blank',
    title: titles[code],
    status: problemStatus[code],
    code,
    requestId,
    ...extras,
  };
}

/** The response for a problem (RFC 9457), with `Retry-After` where there is a wait (RFC 9110 §10.2.3). */
export function respondWithProblem(
  c: Context<AppEnv>,
  code: ProblemCode,
  extras: ProblemExtras = {},
): Response {
  c.set('problem', code);
  const headers: Record<string, string> = { 'content-type': problemMediaType };
  if (extras.retryAfter !== undefined) headers['retry-after'] = String(extras.retryAfter);
  return c.body(JSON.stringify(problemFor(c, code, extras)), problemStatus[code], headers);
}

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

/** The problem for anything that was thrown. What nobody foresaw is `internal_error`. */
export function toProblemError(thrown: unknown, connectUrl: string): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  if (thrown instanceof WebflowFailure) return fromWebflow(thrown);
  // A token whose key is gone is as good as none: connecting again heals it.
  if (isSealError(thrown, 'unknown_key')) return new ProblemError('not_connected', { connectUrl });
  if (thrown instanceof StoreUnavailableError) {
    return new ProblemError('service_unavailable', { retryAfter: limits.databaseRetryAfter });
  }
  if (isSealError(thrown, 'tampered')) return new ProblemError('service_unavailable');
  return new ProblemError('internal_error');
}
