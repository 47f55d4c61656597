import { routes } from '#contract/routes.ts';
import {
  placeKinds,
  type UsePlace,
  type UsesAnswer,
  type UsesRequest,
  usesProtocol,
} from '#contract/uses.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendResult } from '#panel/backend/request.ts';
import {
  type Check,
  isBoolean,
  isListOf,
  isNumber,
  isOneOf,
  isProblem,
  isRecordOf,
  isText,
  orAbsent,
  orNull,
} from '#panel/backend/response-checks.ts';

const text = orNull(isText);
const number = orNull(isNumber);

const isCounted: Check<[string, number]> = (value): value is [string, number] =>
  Array.isArray(value) && value.length === 2 && isText(value[0]) && isNumber(value[1]);

const isPlace = isRecordOf<UsePlace>({
  key: isText,
  kind: isOneOf(placeKinds),
  id: isText,
  name: text,
  state: isOneOf(['unread', 'read', 'failed']),
  status: orNull(isOneOf(['draft', 'archived', 'branch', 'template'])),
  assets: isListOf(isCounted),
  components: isListOf(isCounted),
  items: isListOf(isRecordOf({ assetId: isText, item: text, field: text })),
});

const isKind = isRecordOf({ read: isNumber, failed: isNumber, of: number, isRefused: isBoolean });

/** The response of `POST /api/uses`, as far as the panel reads it. */
export type UsesResponse = Omit<UsesAnswer, 'problem'> & {
  readonly problem?:
    | Pick<NonNullable<UsesAnswer['problem']>, 'code' | 'connectUrl' | 'requestId' | 'retryAfter'>
    | undefined;
};

/** Accepts such a response. */
export const isUsesResponse = isRecordOf<UsesResponse>({
  state: isOneOf(['none', 'reading', 'paused', 'done', 'stopped']),
  reading: isText,
  revision: isNumber,
  progress: isRecordOf({ pages: isKind, components: isKind, collections: isKind }),
  waitSeconds: number,
  secondsLeft: number,
  readAt: text,
  problem: orAbsent(isProblem),
  places: isListOf(isPlace),
  gone: isListOf(isText),
  isWhole: isBoolean,
});

/** Asks where the site's assets are used, or begins or pauses the backend's reading of it. */
export function readUses(
  backend: Pick<Backend, 'send'>,
  request: Omit<UsesRequest, 'protocol'>,
  signal: AbortSignal,
): Promise<BackendResult<UsesResponse>> {
  const body = { protocol: usesProtocol, ...request } satisfies UsesRequest;
  return backend.send(routes.readUses.path, body, isUsesResponse, signal);
}
