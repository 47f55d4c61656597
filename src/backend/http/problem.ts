import type { Context } from 'hono';
import { type Problem, type ProblemCode, problemMediaType, problemStatus } from '#contract/problem.ts';
import type { ProblemExtras } from '../errors/problem-error.ts';
import type { AppEnv } from './app-env.ts';

const titles = {
  bad_request: 'The request isn’t in the form this call expects.',
  bad_asset_id: 'That isn’t the id of an asset.',
  version_unsupported: 'The panel and the backend have versions that don’t work together.',
  id_token_refused: 'Webflow didn’t accept the ID token.',
  session_expired: 'The session has ended. Start a new one.',
  origin_refused: 'This origin may not call the API.',
  site_mismatch: 'The ID token belongs to another site.',
  asset_not_found: 'There is no such asset on this site, or the app may not read it.',
  route_not_found: 'There is nothing at this address.',
  not_connected: 'The site isn’t connected to the app.',
  scopes_missing: 'The app may not read everything that this needs.',
  body_too_large: 'The request body is too large.',
  unsupported_media_type: 'The request body must be JSON.',
  file_refused: 'The file couldn’t be read or encoded.',
  rate_limited: 'There were too many requests for the moment.',
  internal_error: 'Something went wrong on our side.',
  bad_upstream: 'Webflow’s answer couldn’t be read.',
  webflow_unavailable: 'Webflow can’t be reached right now.',
  service_unavailable: 'The service can’t answer right now.',
  upstream_timeout: 'Webflow took too long to answer.',
} satisfies Record<ProblemCode, string>;

/** The body of a problem response (RFC 9457). */
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
