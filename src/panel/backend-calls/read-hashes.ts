import { hashWord } from '#contract/assets-call.ts';
import type { FileHash } from '#contract/measurements.ts';
import type { Backend } from '#panel/backend/backend.ts';
import { type BackendResult, failure } from '#panel/backend/request.ts';
import { siteLineChecks } from '#panel/backend-calls/site-lines.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/**
 * Events of hashing files: a hash or why there is none, ids that do not exist here, or how many seconds Webflow's rate limit
 * delays the rest.
 */
export type HashEvent =
  | { readonly hash: FileHash }
  | { readonly missing: readonly string[] }
  | { readonly retryAfter: number };

/**
 * Reads the hashes of the original files of a few assets, and emits events as lines arrive. It succeeds where the response was
 * whole. A backend that does not know hashes gives `version_unsupported`. At most `contractLimits.hashedAssets` ids.
 */
export async function readHashes(
  backend: Pick<Backend, 'readLines'>,
  ids: readonly string[],
  signal: AbortSignal,
  onEvent: (event: HashEvent) => void,
): Promise<BackendResult<boolean>> {
  const remaining = new Set(ids);
  const call = {
    wants: () => ({ ids: [...remaining], wanted: [hashWord] }),
    deadline: timeouts.lookup,
    checks: siteLineChecks,
  };
  const end = await backend.readLines(call, signal, (lines) => {
    for (const line of lines) {
      if ('hash' in line) {
        remaining.delete(line.hash.assetId);
        onEvent(line);
      }
      if ('missing' in line) {
        for (const id of line.missing) remaining.delete(id);
        onEvent(line);
      }
      if ('wait' in line) onEvent(line.wait);
    }
  });
  return end.ok && !end.value ? failure('version_unsupported') : end;
}
