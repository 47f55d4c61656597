import { signal } from '@preact/signals-core';
import type { Candidate } from '#contract/weighing.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import type { SaveFile } from '#panel/browser/save-file.ts';
import { replacementName } from '#panel/replace/file-name.ts';
import { isSameFile } from '#panel/weighing/weighed-asset.ts';
import type { Weighing } from '#panel/weighing/weighing.ts';

/** How far the download of one candidate is. */
export type DownloadState =
  | { readonly step: 'reading' | 'saved' }
  | { readonly step: 'failed'; readonly problem: BackendProblem };

/** Saves candidates as files, one at a time. */
export interface Downloading {
  /** Null where this candidate was not the last one. Reads a signal. */
  of(candidate: Candidate): DownloadState | null;
  /** Saves a candidate under the name of the file that it is made of, with its own extension. */
  download(candidate: Candidate, name: string, saveFile: SaveFile): Promise<void>;
  /** Ends the download that is under way. */
  stop(): void;
}

/** Creates it. */
export function createDownloading(weighing: Pick<Weighing, 'file'>): Downloading {
  const last = signal<{ readonly candidate: Candidate; readonly state: DownloadState } | null>(null);
  let current = new AbortController();

  return {
    of(candidate) {
      const { value } = last;
      const isThis = value?.candidate.assetId === candidate.assetId && isSameFile(value.candidate, candidate);
      return isThis ? value.state : null;
    },
    async download(candidate, name, saveFile) {
      current.abort();
      current = new AbortController();
      const { signal: stop } = current;
      last.value = { candidate, state: { step: 'reading' } };
      const file = await weighing.file(candidate.assetId, candidate, stop);
      if (stop.aborted) return;
      if (file.ok) saveFile(replacementName(name, candidate.format), file.value);
      const state: DownloadState = file.ok ? { step: 'saved' } : { step: 'failed', problem: file.problem };
      last.value = { candidate, state };
    },
    stop() {
      current.abort();
      last.value = null;
    },
  };
}
