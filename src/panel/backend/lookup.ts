import type { AssetDetails } from '#contract/asset.ts';
import { type BackendAnswer, failure, readLines } from '#panel/backend/request.ts';
import { isListOf, isNumber, isRecordOf, isText } from '#panel/backend/response-check.ts';
import { isAssetDetails, isProblem } from '#panel/backend/response-checks.ts';

/** What a lookup tells while it goes on. `retryAfter` is for how many seconds Webflow's rate limit holds it up. */
export type LookupNews =
  | { readonly assets: readonly AssetDetails[] }
  | { readonly missing: readonly string[] }
  | { readonly retryAfter: number };

const isAssets = isRecordOf<{ assets: AssetDetails[] }>({ assets: isListOf(isAssetDetails) });
const isMissing = isRecordOf<{ missing: string[] }>({ missing: isListOf(isText) });
const isWait = isRecordOf({ wait: isRecordOf({ retryAfter: isNumber }) });
const isDone = isRecordOf<{ done: true }>({ done: (answer): answer is true => answer === true });
const isTrouble = isRecordOf({ problem: isProblem });

/** Reads the lines of a lookup; what was told of is taken out of `left`. Source: contract, `LookupLine`. */
export async function readLookup(
  response: Response,
  left: Set<string>,
  onNews: (news: LookupNews) => void,
): Promise<BackendAnswer<null>> {
  // An answer that ends without its last line was cut off on the way.
  let end: BackendAnswer<null> = failure('offline');
  await readLines(response, (line) => {
    if (isAssets(line)) {
      for (const { id } of line.assets) left.delete(id);
      onNews(line);
    } else if (isMissing(line)) {
      for (const id of line.missing) left.delete(id);
      onNews(line);
    } else if (isWait(line)) {
      onNews(line.wait);
    } else if (isDone(line)) {
      // One that ends well with an id left untold would be asked for again for ever.
      end = left.size === 0 ? { ok: true, value: null } : failure('bad_answer');
    } else {
      end = isTrouble(line) ? { ok: false, problem: line.problem } : failure('bad_answer');
    }
  });
  return end;
}
