import { effect } from '@preact/signals-core';
import { render } from 'preact';
import { onTestFinished } from 'vitest';
import type { Candidate } from '#contract/weighing.ts';
import { type BackendResult, failure } from '#panel/backend/request.ts';
import {
  type CandidateComparing,
  type CandidateSubject,
  candidateSubject,
  createCandidateComparing,
} from '#panel/compare/candidate-comparing.ts';
import { CandidateComparison } from '#panel/compare/candidate-comparison.tsx';
import { assetId, detailsOf } from '#test/support/panel/asset-details.ts';
import { photoUrl } from '#test/support/panel/open-panel.tsx';
import { createManualClock, type ManualClock } from '#test/support/shared/manual-clock.ts';

const picture = (name: string): string => new URL(`../../panel/pictures/${name}`, import.meta.url).href;

/** Reads a picture of the tests as the backend returns one. */
export async function readPicture(name: 'photo.avif' | 'photo.png' | 'two-frames.webp'): Promise<Blob> {
  return (await fetch(picture(name))).blob();
}

/** A candidate of the photo of 600 × 400 px. */
export function candidateOf(changes: Partial<Candidate> = {}): Candidate {
  const { width = 600 } = changes;
  const height = Math.round((width * 2) / 3);
  const best = { bytes: 41_200, score: 84.6, isSuggested: true } as const;
  return { assetId, format: 'avif', quality: 60, width, height, ...best, ...changes };
}

export const candidates = [
  candidateOf(),
  candidateOf({ quality: 50, bytes: 30_000, score: 74, isSuggested: false }),
  candidateOf({ format: 'webp', quality: 80, width: 300, bytes: 15_000, score: null }),
] as const;

/** A file that a test answers when it says so. */
export interface AskedFile {
  readonly candidate: Pick<Candidate, 'format' | 'quality' | 'width'>;
  readonly signal: AbortSignal;
  answer(result: BackendResult<Blob>): void;
}

export interface OpenCandidates {
  readonly comparing: CandidateComparing;
  readonly clock: ManualClock;
  /** The files that were asked for, oldest first. */
  readonly asked: readonly AskedFile[];
  readonly subject: CandidateSubject;
}

interface Options {
  readonly own?: readonly Candidate[];
  readonly isAnimated?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
  readonly url?: string;
}

/** Opens the comparison on the first of these candidates, until the test ends. */
export function openCandidates(options: Options = {}): OpenCandidates {
  const {
    own = candidates,
    isAnimated = false,
    size = { width: 600, height: 400 },
    url = photoUrl,
  } = options;
  const clock = createManualClock();
  const asked: AskedFile[] = [];
  const comparing = createCandidateComparing({
    clock,
    file: (_, candidate, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(failure('aborted')));
        asked.push({ candidate, signal, answer: resolve });
      }),
  });
  const source = { assetId, bytes: 175_000, type: 'image/jpeg', ...size, isAnimated, dropped: [] };
  const subject = candidateSubject(
    detailsOf({ hostedUrl: url }),
    { source, candidates: own, variants: [] },
    [],
    new URL(location.href),
  );
  const [first] = own;
  if (!subject || !first) throw new Error('There is nothing to compare.');
  const root = document.createElement('div');
  document.body.append(root);
  comparing.open(subject, first);
  const stop = effect(() => render(<CandidateComparison comparing={comparing} />, root));
  onTestFinished(() => {
    stop();
    render(null, root);
    root.remove();
  });
  return { comparing, clock, asked, subject };
}
