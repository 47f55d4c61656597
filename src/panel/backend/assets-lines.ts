import { assetParts, assetsProtocol } from '#contract/assets-call.ts';
import { lookupMediaType } from '#contract/lookup.ts';
import { type BackendResult, failure, parseJson } from '#panel/backend/request.ts';
import {
  type Check,
  isListOf,
  isNumber,
  isOneOf,
  isRecordOf,
  isText,
  orAbsent,
} from '#panel/backend/response-check.ts';
import {
  isAltTexts,
  isAssetDetails,
  isMeasurements,
  isProblem,
  isSession,
} from '#panel/backend/response-checks.ts';

/** Every line of the response, as far as the panel reads it. Source: contract, `AssetsLine`. */
const kinds = {
  session: isRecordOf({ session: isSession }),
  details: isRecordOf({ details: isAssetDetails, tag: orAbsent(isText) }),
  unchanged: isRecordOf({ unchanged: isListOf(isText) }),
  missing: isRecordOf({ missing: isListOf(isText) }),
  measurements: isRecordOf({ measurements: isMeasurements }),
  altTexts: isRecordOf({ altTexts: isAltTexts, assetId: isText }),
  wait: isRecordOf({ wait: isRecordOf({ retryAfter: isNumber }) }),
  failed: isRecordOf({
    failed: isRecordOf({ assetId: isText, part: isOneOf(assetParts), problem: isProblem }),
  }),
  done: isRecordOf({ done: isRecordOf({ protocol: isNumber, problem: orAbsent(isProblem) }) }),
};
const checks: ReadonlyMap<string, Check<Line>> = new Map(Object.entries(kinds));

type Checked<Kind> = Kind extends Check<infer Value> ? Value : never;
export type Line = Checked<(typeof kinds)[keyof typeof kinds]>;

function resultOf({ protocol, problem }: Checked<typeof kinds.done>['done']): BackendResult<null> {
  if (protocol !== assetsProtocol) return failure('version_unsupported');
  return problem ? { ok: false, problem } : { ok: true, value: null };
}

/** Adds the known lines to `lines`. Returns how the response ends where one of them is its end or not of the contract. */
function parseLines(texts: readonly string[], lines: Line[]): BackendResult<null> | null {
  for (const text of texts.filter(Boolean)) {
    const line = parseJson(text);
    if (typeof line !== 'object' || line === null) return failure('bad_answer');
    const isLine = checks.get(Object.keys(line).find((name) => checks.has(name)) ?? '');
    // A line of another kind is a newer backend's.
    if (!isLine) continue;
    if (!isLine(line)) return failure('bad_answer');
    if ('done' in line) return resultOf(line.done);
    lines.push(line);
  }
  return null;
}

/**
 * Passes on the lines of a response, those that arrive together in one call, and returns how it ended: `offline` where it
 * was cut off, `bad_answer` where it is no such response or a line is not of the contract.
 */
export async function readAssetsLines(
  response: Response,
  onLines: (lines: readonly Line[]) => void,
): Promise<BackendResult<null>> {
  // A proxy's own page, for example.
  if (!response.headers.get('content-type')?.startsWith(lookupMediaType)) return failure('bad_answer');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let isOpen = true; isOpen; ) {
    const { done = true, value = '' } = (await reader?.read()) ?? {};
    const texts = (rest + value).split('\n');
    // The last line may have come without its end; one that was cut off is no JSON.
    rest = done && parseJson(texts.at(-1) ?? '') !== undefined ? '' : (texts.pop() ?? '');
    const lines: Line[] = [];
    const end = parseLines(texts, lines);
    if (lines.length > 0) onLines(lines);
    if (end) {
      void reader?.cancel().catch(() => {});
      return end;
    }
    isOpen = !done;
  }
  return failure('offline');
}
