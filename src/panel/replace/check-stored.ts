import type { Backend } from '#panel/backend/backend.ts';
import type { Clock } from '#panel/browser/clock.ts';
import { pause } from '#panel/browser/pause.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { Wait } from '#panel/replace/past-rate-limit.ts';
import type { StoredCheck } from '#panel/replace/replacement.ts';
import { readStoredFile, type StoredFile } from '#panel/replace/stored-file.ts';

/** A file that was sent, by the hash that it and the one before have. */
export interface SentFile {
  readonly assetId: string;
  readonly sent: string;
  readonly before: string;
}

/** What was found of one file that was sent; `stored` is null where Webflow's could not be read. */
export type OnChecked = (
  assetId: string,
  check: Exclude<StoredCheck, 'checking'>,
  stored: StoredFile | null,
) => void;

/**
 * Compares what Webflow has stored with what was sent, again while it is not that: a minute at most. `onChecked` is called once for
 * each file, and for no more after `signal` aborts. Never rejects.
 */
export async function checkStored(
  { backend, clock }: { readonly backend: Pick<Backend, 'readLines'>; readonly clock: Clock },
  files: readonly SentFile[],
  signal: AbortSignal,
  onChecked: OnChecked,
): Promise<void> {
  const waitOut: Wait = (ms, stop) => pause(clock, ms, stop);
  const open = new Map<SentFile, StoredFile | null>(files.map((file) => [file, null]));
  for (const wait of timeouts.storedFileWaits) {
    if (open.size === 0 || !(await pause(clock, wait, signal))) break;
    for (const file of [...open.keys()]) {
      const result = await readStoredFile(backend, waitOut, file.assetId, signal);
      if (signal.aborted) return;
      if (!result.ok) continue;
      open.set(file, result.value);
      if (result.value.sha256 !== file.sent) continue;
      open.delete(file);
      onChecked(file.assetId, 'verified', result.value);
    }
  }
  if (signal.aborted) return;
  for (const [{ assetId, before }, stored] of open) {
    const hash = stored?.sha256 ?? null;
    onChecked(assetId, hash === null || hash === before ? 'unconfirmed' : 'differs', stored);
  }
}
