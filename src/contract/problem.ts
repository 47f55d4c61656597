import * as v from 'valibot';

/**
 * The closed list of problem codes, each with its HTTP status. The backend sends no other code: the panel has a message
 * and one action for each.
 */
export const problemStatus = {
  bad_request: 400,
  bad_asset_id: 400,
  version_unsupported: 400,
  id_token_refused: 401,
  session_expired: 401,
  origin_refused: 403,
  site_mismatch: 403,
  asset_not_found: 404,
  route_not_found: 404,
  not_connected: 409,
  scopes_missing: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  file_refused: 422,
  rate_limited: 429,
  internal_error: 500,
  bad_upstream: 502,
  webflow_unavailable: 503,
  service_unavailable: 503,
  upstream_timeout: 504,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** The same codes as a list. */
export const problemCodes = Object.keys(problemStatus).filter(
  (code): code is ProblemCode => code in problemStatus,
);

/**
 * An RFC 9457 problem. `title` is one fixed sentence per code and never repeats input; `requestId` finds the log
 * line; `retryAfter` is whole seconds; `connectUrl` is where a person connects the site, or gives access to more of it.
 */
export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(problemCodes),
  requestId: v.string(),
  retryAfter: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  connectUrl: v.optional(v.string()),
});
export type Problem = v.InferOutput<typeof Problem>;

/** The media type of every problem response. Source: RFC 9457 §3. */
export const problemMediaType = 'application/problem+json';
