import * as v from 'valibot';

/**
 * A Webflow id (site, asset, workspace): 24 lower-case hex digits.
 * Source: Data API v2 reference, every `*_id` is an ObjectId.
 */
export const WebflowId = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/));

/** True where the value has the shape of a Webflow id. The thing it names may not exist. */
export function isWebflowId(value: unknown): value is string {
  return v.is(WebflowId, value);
}
