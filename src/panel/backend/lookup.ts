import type { AssetDetails } from '#contract/asset.ts';
import { type BackendResult, failure, readLines } from '#panel/backend/request.ts';
import { isListOf, isNumber, isRecordOf, isText } from '#panel/backend/response-check.ts';
import { isAssetDetails, isProblem } from '#panel/backend/response-checks.ts';

/** Events of a running lookup. `retryAfter` is how many seconds Webflow's rate limit delays it. */
export type LookupEvent =
  | { readonly assets: readonly AssetDetails[] }
  | { readonly missing: readonly string[] }
  | { readonly retryAfter: number };

const isAssets = isRecordOf<{ assets: AssetDetails[] }>({ assets: isListOf(isAssetDetails) });
const isMissing = isRecordOf<{ missing: string[] }>({ missing: isListOf(isText) });
const isWait = isRecordOf({ wait: isRecordOf({ retryAfter: isNumber }) });
const isDone = isRecordOf<{ done: true }>({ done: (value): value is true => value === true });
const isProblemLine = isRecordOf({ problem: isProblem });

/** Reads the lines of a lookup and removes the ids they contain from `left`. Source: contract, `LookupLine`. */
export async function readLookup(
  response: Response,
  remaining: Set<string>,
  onEvent: (event: LookupEvent) => void,
): Promise<BackendResult<null>> {
  // A response without its last line was cut off.
  let end: BackendResult<null> = failure('offline');
  await readLines(response, (line) => {
    if (isAssets(line)) {
      for (const { id } of line.assets) remaining.delete(id);
      onEvent(line);
    } else if (isMissing(line)) {
      for (const id of line.missing) remaining.delete(id);
      onEvent(line);
    } else if (isWait(line)) {
      onEvent(line.wait);
    } else if (isDone(line)) {
      // Ids without a line in a complete response would otherwise be requested without end.
      end = remaining.size === 0 ? { ok: true, value: null } : failure('bad_answer');
    } else {
      end = isProblemLine(line) ? { ok: false, problem: line.problem } : failure('bad_answer');
    }
  });
  return end;
}
