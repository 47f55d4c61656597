import type { AssetDetails } from '#contract/asset.ts';
import { type BackendAnswer, failure, readLines } from '#panel/backend/request.ts';
import { isListOf, isNumber, isRecordOf, isText } from '#panel/backend/response-check.ts';
import { isAssetDetails, isProblem } from '#panel/backend/response-checks.ts';

/** Events of a running lookup. `retryAfter` is how many seconds Webflow's rate limit delays it. */
export type LookupNews =
  | { readonly assets: readonly AssetDetails[] }
  | { readonly missing: readonly string[] }
  | { readonly retryAfter: number };

const isAssets = isRecordOf<{ assets: AssetDetails[] }>({ assets: isListOf(isAssetDetails) });
const isMissing = isRecordOf<{ missing: string[] }>({ missing: isListOf(isText) });
const isWait = isRecordOf({ wait: isRecordOf({ retryAfter: isNumber }) });
const isDone = isRecordOf<{ done: true }>({ done: (answer): answer is true => answer === true });
const isTrouble = isRecordOf({ problem: isProblem });

/** Reads the lines of a lookup and removes the ids they contain from `left`. Source: contract, `LookupLine`. */
export async function readLookup(
  response: Response,
  left: Set<string>,
  onNews: (news: LookupNews) => void,
): Promise<BackendAnswer<null>> {
  // A response without its last line was cut off.
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
      // Ids without a line in a complete response would otherwise be requested without end.
      end = left.size === 0 ? { ok: true, value: null } : failure('bad_answer');
    } else {
      end = isTrouble(line) ? { ok: false, problem: line.problem } : failure('bad_answer');
    }
  });
  return end;
}
