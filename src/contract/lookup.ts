import * as v from 'valibot';
import { AssetDetails } from './asset.ts';
import { WebflowId } from './ids.ts';
import { contractLimits } from './limits.ts';
import { Problem } from './problem.ts';

/** The body of `POST /api/assets/lookup`. Duplicate ids are looked up once. */
export const LookupRequest = v.object({
  ids: v.pipe(v.array(WebflowId), v.minLength(1), v.maxLength(contractLimits.lookupIds)),
});
export type LookupRequest = v.InferOutput<typeof LookupRequest>;

/**
 * One line of the response: newline-delimited JSON, sent as assets are read. Each id is in `assets` or in `missing` at
 * most once, in any order.
 * - `assets`: Webflow's facts of some assets.
 * - `missing`: ids that do not exist, belong to another site or may not be read; the line does not say which of these.
 * - `wait`: Webflow's rate limit delays the rest by this many seconds; the lookup then continues. More `wait` lines may
 *   follow.
 * - `done`: the last line; every id was in an earlier line.
 * - `problem`: the last line; why the remaining ids have no line. A response that ends without `done` or `problem` was
 *   cut off.
 */
export const LookupLine = v.union([
  v.object({ assets: v.array(AssetDetails) }),
  v.object({ missing: v.array(WebflowId) }),
  v.object({ wait: v.object({ retryAfter: v.pipe(v.number(), v.integer(), v.minValue(0)) }) }),
  v.object({ done: v.literal(true) }),
  v.object({ problem: Problem }),
]);
export type LookupLine = v.InferOutput<typeof LookupLine>;

/** The media type of the response. Source: github.com/ndjson/ndjson-spec; there is no registered one. */
export const lookupMediaType = 'application/x-ndjson';
