import { largestUploadBytes } from '#contract/webflow-facts/branching-values.ts';
import { type CandidateFile, candidateTypes } from '#contract/weighing.ts';
import { contentOf } from '#panel/assets/facts.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendResult } from '#panel/backend/request.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { SiteDesigner } from '#panel/designer/site-designer.ts';
import { fileHash } from '#panel/replace/file-hash.ts';
import { replacementName } from '#panel/replace/file-name.ts';
import { pastRateLimit, type Wait } from '#panel/replace/past-rate-limit.ts';
import type {
  FileFault,
  KeptOriginal,
  KnownFile,
  ReplaceFault,
  ReplaceItem,
} from '#panel/replace/replacement.ts';
import { readStoredFile, type StoredFile } from '#panel/replace/stored-file.ts';

/** What replaces a file. */
export interface ReplaceTools {
  readonly designer: Pick<SiteDesigner, 'replaceFile'>;
  readonly backend: Pick<Backend, 'readLines'>;
  /** The bytes of an asset's original (null) or of one candidate, with their media type. */
  readonly readFile: (
    assetId: string,
    file: CandidateFile | null,
    signal: AbortSignal,
  ) => Promise<BackendResult<Blob>>;
  /** Waits for a rate limit. */
  readonly wait: Wait;
}

/** How an attempt ended: a file was sent, and may still arrive where `fault` is that of a call without an answer; or not. */
export type Sent<Value> =
  | { readonly is: 'sent'; readonly value: Value; readonly fault: ReplaceFault | null }
  | { readonly is: 'failed'; readonly fault: ReplaceFault }
  | { readonly is: 'stopped' };

const stopped = { is: 'stopped' } as const;
const fail = (reason: FileFault) => ({ is: 'failed', fault: { by: 'files', reason } }) as const;

/** A write is never aborted: it would go on, and nothing would say so. */
const patient = new AbortController().signal;

function failWith(result: Exclude<BackendResult<unknown>, { ok: true }>): Sent<never> {
  const { problem } = result;
  return problem.code === 'aborted' ? stopped : { is: 'failed', fault: { by: 'backend', problem } };
}

/** Returns how sending a file ended; a call that hung may still have carried it out. */
function sentAs<Value>(reason: DesignerErrorReason | null, value: Value): Sent<Value> {
  if (reason === 'aborted') return stopped;
  const fault = reason && ({ by: 'designer', reason } as const);
  return fault && reason !== 'hung' ? { is: 'failed', fault } : { is: 'sent', value, fault };
}

/** True where Webflow says another length, type or address of the file than when the person was asked. */
function isOther({ details }: StoredFile, known: KnownFile | null): boolean {
  return known !== null && contentOf(details) !== contentOf(known);
}

/**
 * Puts a candidate in place of an asset's file, if that is still the file which was weighed. `room` is how many bytes of the
 * original can be kept. Neither file may be larger than Webflow takes (UNCONFIRMED: `largestUploadBytes`). `signal` ends it before the file is sent, never after. Never rejects.
 */
export async function replaceOne(
  { designer, backend, readFile, wait }: ReplaceTools,
  { assetId, name, candidate }: ReplaceItem,
  known: KnownFile | null,
  room: number,
  signal: AbortSignal,
): Promise<Sent<KeptOriginal>> {
  if (candidate.bytes > largestUploadBytes) return fail('too_large');
  const read = (file: CandidateFile | null) =>
    pastRateLimit(wait, signal, () => readFile(assetId, file, signal));
  const original = await read(null);
  if (!original.ok) return failWith(original);
  if (original.value.size > largestUploadBytes) return fail('original_too_large');
  if (original.value.size > room) return fail('no_room');
  const { format, quality, width } = candidate;
  const next = await read({ format, quality, width });
  if (!next.ok) return failWith(next);
  const [sha256, sent] = await Promise.all([fileHash(original.value), fileHash(next.value)]).catch(() => []);
  if (sha256 === undefined || sent === undefined) return fail('unread');
  // The same original always gives the same bytes.
  if (next.value.size !== candidate.bytes) return fail('changed');
  const stored = await readStoredFile(backend, wait, assetId, signal);
  if (!stored.ok) return failWith(stored);
  const { details } = stored.value;
  if (details.size === 0) return fail('processing');
  if (stored.value.sha256 === null) return fail('unread');
  if (stored.value.sha256 !== sha256 || isOther(stored.value, known)) return fail('changed');
  if (signal.aborted) return stopped;

  const fileName = details.originalFileName || name;
  const file = new File([next.value], replacementName(fileName, format), {
    type: candidateTypes[format],
  });
  const result = await designer.replaceFile(assetId, file, patient);
  // The Designer may refuse the type that the bytes have, such as a HEIC under .jpg; it took the one that Webflow names.
  const type = details.contentType || original.value.type;
  const kept = {
    file: new File([original.value], fileName, { type }),
    sha256,
    sentSha256: sent,
    ours: new Set([sha256, sent]),
  };
  return sentAs(result.ok ? null : result.reason, kept);
}

/**
 * Brings the original back, unless another file is stored than ours, which `isForced` does not ask. Where that can't be read, it
 * is brought back as well. `signal` ends it before the file is sent, never after. Never rejects.
 */
export async function restoreOne(
  { designer, backend, wait }: Omit<ReplaceTools, 'readFile'>,
  assetId: string,
  { file, ours }: KeptOriginal,
  isForced: boolean,
  signal: AbortSignal,
): Promise<Sent<null>> {
  if (!isForced) {
    const stored = await readStoredFile(backend, wait, assetId, signal);
    const sha256 = stored.ok ? stored.value.sha256 : null;
    if (sha256 !== null && !ours.has(sha256)) return fail('changed');
  }
  if (signal.aborted) return stopped;
  const result = await designer.replaceFile(assetId, file, patient);
  return sentAs(result.ok ? null : result.reason, null);
}
