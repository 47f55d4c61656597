import { routes } from '#contract/routes.ts';
import {
  type Candidate,
  candidateFormats,
  type EstimatedVariant,
  metadataKinds,
  type UnweighedReason,
  unweighedReasons,
  type WeighedAssetRequest,
  type WeighedSource,
  type WeighingLine,
  type WeighingRequest,
  weighingProtocol,
} from '#contract/weighing.ts';
import type { Backend } from '#panel/backend/backend.ts';
import { type BackendResult, failure } from '#panel/backend/request.ts';
import {
  isBoolean,
  isListOf,
  isNumber,
  isOneOf,
  isRecordOf,
  isText,
  orNull,
} from '#panel/backend/response-checks.ts';
import { readResponseLines } from '#panel/backend/response-lines.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

const file = {
  assetId: isText,
  format: isOneOf(candidateFormats),
  quality: orNull(isNumber),
  width: isNumber,
  bytes: isNumber,
};

const isSource = isRecordOf<WeighedSource>({
  assetId: isText,
  bytes: isNumber,
  type: isText,
  width: isNumber,
  height: isNumber,
  isAnimated: isBoolean,
  dropped: isListOf(isOneOf(metadataKinds)),
});

const isCandidate = isRecordOf<Candidate>({
  ...file,
  height: isNumber,
  score: orNull(isNumber),
  isSuggested: isBoolean,
});

const isRefused = isRecordOf<Extract<WeighingLine, { refused: unknown }>['refused']>({
  assetId: isText,
  format: orNull(isOneOf(candidateFormats)),
  reason: isOneOf(unweighedReasons),
});

/** Every line of the response of `POST /api/weighings` but the last. Source: contract, `WeighingLine`. */
export const weighingLineChecks = {
  started: isRecordOf({ started: isText }),
  source: isRecordOf({ source: isSource }),
  candidate: isRecordOf({ candidate: isCandidate }),
  variant: isRecordOf({ variant: isRecordOf<EstimatedVariant>(file) }),
  refused: isRecordOf({ refused: isRefused }),
  weighed: isRecordOf({ weighed: isText }),
};

/** One of these lines. */
export type WeighingEvent = Exclude<WeighingLine, { done: unknown }>;

const passing: readonly UnweighedReason[] = [
  'timeout',
  'unavailable',
  'encoder_failed',
  'out_of_memory',
  'too_slow',
];

/** True where another try may succeed, as the file and its address can stay the same. */
export const mayPass = (reason: UnweighedReason): boolean => passing.includes(reason);

/**
 * Has a few assets weighed, and passes on lines as they arrive. It succeeds where the response was whole. At most
 * `contractLimits.weighedAssets` assets, each id a Webflow id. A backend from before weighing gives `route_not_found`.
 */
export function weigh(
  backend: Pick<Backend, 'call'>,
  assets: readonly WeighedAssetRequest[],
  signal: AbortSignal,
  onEvents: (events: readonly WeighingEvent[]) => void,
): Promise<BackendResult<null>> {
  const body = { protocol: weighingProtocol, assets: [...assets] } satisfies WeighingRequest;
  const call = {
    path: routes.weigh.path,
    body,
    deadline: timeouts.weighing,
    async read(response: Response, onProgress: () => void): Promise<BackendResult<null>> {
      const { protocol, isWhole, problem } = await readResponseLines<WeighingEvent>(
        response,
        weighingLineChecks,
        (lines) => {
          onProgress();
          if (!signal.aborted) onEvents(lines);
        },
      );
      if (protocol !== weighingProtocol) return failure('version_unsupported');
      if (problem) return { ok: false, problem };
      return isWhole ? { ok: true, value: null } : failure('bad_answer');
    },
  };
  return backend.call(call, signal);
}
