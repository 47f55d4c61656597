import * as v from 'valibot';
import { AssetDetails } from './asset.ts';
import { WebflowId } from './ids.ts';
import { limits } from './limits.ts';

/** The body of `POST /api/assets/lookup`. */
export const LookupRequest = v.object({
  ids: v.pipe(v.array(WebflowId), v.maxLength(limits.lookupIds)),
});
export type LookupRequest = v.InferOutput<typeof LookupRequest>;

/** The answer: `missing` holds the ids that do not exist or are not this site's, without telling which. */
export const LookupResult = v.object({
  assets: v.array(AssetDetails),
  missing: v.array(WebflowId),
});
export type LookupResult = v.InferOutput<typeof LookupResult>;
