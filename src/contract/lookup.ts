import * as v from 'valibot';
import { AssetDetails } from './asset.ts';
import { WebflowId } from './ids.ts';
import { contractLimits } from './limits.ts';
import { Problem } from './problem.ts';

/** The body of `POST /api/assets/lookup`. An id that is there more than once is looked up once. */
export const LookupRequest = v.object({
  ids: v.pipe(v.array(WebflowId), v.minLength(1), v.maxLength(contractLimits.lookupIds)),
});
export type LookupRequest = v.InferOutput<typeof LookupRequest>;

/**
 * One line of the answer: newline-delimited JSON, sent as facts come in. Every id is in `assets` or in `missing` once
 * at most, in any order.
 * - `assets`: what Webflow says of some.
 * - `missing`: ids that do not exist, are another site's or may not be read, without telling which.
 * - `wait`: Webflow's rate limit holds the rest up for so many seconds; it goes on by itself. It may be said again,
 *   with another number.
 * - `done`: every id was told of. The last line.
 * - `problem`: why the rest was not told of. The last line. An answer that ends without one of the two was cut off.
 */
export const LookupLine = v.union([
  v.object({ assets: v.array(AssetDetails) }),
  v.object({ missing: v.array(WebflowId) }),
  v.object({ wait: v.object({ retryAfter: v.pipe(v.number(), v.integer(), v.minValue(0)) }) }),
  v.object({ done: v.literal(true) }),
  v.object({ problem: Problem }),
]);
export type LookupLine = v.InferOutput<typeof LookupLine>;

/** The media type of the answer. Source: github.com/ndjson/ndjson-spec; there is no registered one. */
export const lookupMediaType = 'application/x-ndjson';
