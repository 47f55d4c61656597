import type { AssetDetails } from '#contract/asset.ts';
import { hashWord } from '#contract/assets-call.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendProblem, BackendResult } from '#panel/backend/request.ts';
import { siteLineChecks } from '#panel/backend-calls/site-lines.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { pastRateLimit, type Wait } from '#panel/replace/past-rate-limit.ts';

/** The file that Webflow has now for an asset. */
export interface StoredFile {
  readonly details: AssetDetails;
  /** The SHA-256 of its bytes in lower-case hex; null where they can't be read now. */
  readonly sha256: string | null;
}

async function readOnce(
  backend: Pick<Backend, 'readLines'>,
  assetId: string,
  signal: AbortSignal,
): Promise<BackendResult<StoredFile>> {
  const found: { details?: AssetDetails; sha256?: string | null; refused?: BackendProblem } = {};
  const call = {
    wants: () => ({ ids: [assetId], wanted: ['details', hashWord], noCache: true }),
    deadline: timeouts.assetCall,
    checks: siteLineChecks,
  };
  const end = await backend.readLines(call, signal, (lines) => {
    for (const line of lines) {
      if ('details' in line && line.details.id === assetId) found.details = line.details;
      if ('hash' in line && line.hash.assetId === assetId) found.sha256 = line.hash.sha256;
      if ('missing' in line && line.missing.includes(assetId)) found.refused = { code: 'asset_not_found' };
      if ('failed' in line) found.refused = line.failed.problem;
    }
  });
  if (!end.ok) return end;
  const { details, sha256 = null, refused = { code: 'bad_answer' } } = found;
  return details ? { ok: true, value: { details, sha256 } } : { ok: false, problem: refused };
}

/**
 * Reads what Webflow has of an asset and of its file now, past every cache of the backend. The file is read at its current
 * address, which a replacement may change (UNCONFIRMED: `replacedUrlKept`). A rate limit is waited for, twice at most. Never
 * rejects.
 */
export function readStoredFile(
  backend: Pick<Backend, 'readLines'>,
  wait: Wait,
  assetId: string,
  signal: AbortSignal,
): Promise<BackendResult<StoredFile>> {
  return pastRateLimit(wait, signal, () => readOnce(backend, assetId, signal));
}
