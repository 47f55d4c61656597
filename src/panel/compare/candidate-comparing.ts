import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { AssetDetails } from '#contract/asset.ts';
import type { Candidate, CandidateFile } from '#contract/weighing.ts';
import type { BackendProblem, BackendResult } from '#panel/backend/request.ts';
import type { Clock } from '#panel/browser/clock.ts';
import { imageUrl } from '#panel/browser/image-url.ts';
import { loadingDelay } from '#panel/browser/timeouts.ts';
import type { ComparableFiles } from '#panel/compare/comparable-files.ts';
import type { Delivery } from '#rules/delivery/deliveries.ts';
import type { Weighed } from '#rules/weighing/best-candidate.ts';

/** An asset's original and its candidates. */
export interface CandidateSubject {
  readonly assetId: string;
  readonly original: ComparableFiles['original'];
  readonly isAnimated: boolean;
  readonly candidates: readonly Candidate[];
  /** What screens load and need of it; empty where that is not known. */
  readonly deliveries: readonly Delivery[];
}

/** Returns what can be compared; null before a candidate is known, and where the original has no address to show. */
export function candidateSubject(
  details: AssetDetails | null,
  { source, candidates }: Weighed,
  deliveries: readonly Delivery[],
  panelUrl: URL,
): CandidateSubject | null {
  const url = imageUrl(details?.hostedUrl, panelUrl);
  if (!details || !url || !source || candidates.length === 0) return null;
  const { width, height, bytes, type, isAnimated } = source;
  const original = { url, width, height, bytes, format: type, quality: null };
  return { assetId: details.id, original, isAnimated, candidates, deliveries };
}

/** How far the chosen candidate is shown: `firstFrame` of an animation alone, `notShown` where the browser can't decode it. */
export type Showing = 'waiting' | 'loading' | 'drawn' | 'firstFrame' | 'notShown';

/** The open comparison. */
export interface ShownCandidate {
  readonly subject: CandidateSubject;
  readonly candidate: Candidate;
  /** Its bytes; null until they are read. */
  readonly file: Blob | null;
  readonly showing: Showing;
  /** Why its bytes could not be read. */
  readonly problem: BackendProblem | null;
}

/** The comparison of an original with its candidates. */
export interface CandidateComparing {
  /** Null while it is closed. */
  readonly shown: ReadonlySignal<ShownCandidate | null>;
  /** Opens it with one of the candidates; does nothing for a file that is none of them. */
  open(subject: CandidateSubject, chosen: CandidateFile): void;
  choose(candidate: Candidate): void;
  /** Reads the chosen candidate again. */
  retry(): void;
  /** What became of the file on the screen. */
  report(showing: Showing): void;
  /** Closes it, and frees the files. */
  close(): void;
}

interface CandidateComparingParts {
  readonly clock: Clock;
  readonly file: (assetId: string, file: CandidateFile, signal: AbortSignal) => Promise<BackendResult<Blob>>;
}

const isSame = (one: CandidateFile, other: CandidateFile): boolean =>
  one.format === other.format && one.quality === other.quality && one.width === other.width;

/** Creates the model, closed. A file is read once as long as it is open. */
export function createCandidateComparing({ clock, file: read }: CandidateComparingParts): CandidateComparing {
  const shown = signal<ShownCandidate | null>(null);
  let files = new Map<Candidate, Blob>();
  let leave = (): void => {};

  function update(change: Partial<ShownCandidate>): void {
    if (shown.value) shown.value = { ...shown.value, ...change };
  }

  async function show(subject: CandidateSubject, candidate: Candidate): Promise<void> {
    leave();
    const left = new AbortController();
    const stopTimer = clock.after(loadingDelay, () => {
      if (shown.value?.showing === 'waiting') update({ showing: 'loading' });
    });
    leave = () => {
      left.abort();
      stopTimer();
    };
    const known = files.get(candidate) ?? null;
    shown.value = { subject, candidate, file: known, showing: 'waiting', problem: null };
    if (known) return;
    const result = await read(subject.assetId, candidate, left.signal);
    if (left.signal.aborted) return;
    if (!result.ok) return update({ problem: result.problem });
    files.set(candidate, result.value);
    update({ file: result.value });
  }

  return {
    shown,
    open(subject, chosen) {
      const candidate = subject.candidates.find((one) => isSame(one, chosen));
      if (!candidate) return;
      files = new Map();
      void show(subject, candidate);
    },
    choose(candidate) {
      const { value } = shown;
      if (value && value.candidate !== candidate) void show(value.subject, candidate);
    },
    retry() {
      if (!shown.value) return;
      files.delete(shown.value.candidate);
      void show(shown.value.subject, shown.value.candidate);
    },
    report: (showing) => update({ showing }),
    close() {
      leave();
      files = new Map();
      shown.value = null;
    },
  };
}
