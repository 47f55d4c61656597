import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { CandidateFile } from '#contract/weighing.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { Clock } from '#panel/browser/clock.ts';
import {
  type CandidateComparing,
  candidateSubject,
  createCandidateComparing,
} from '#panel/compare/candidate-comparing.ts';
import { createTrying, type Trying } from '#panel/weighing/trying.ts';
import type { Weighing } from '#panel/weighing/weighing.ts';
import type { Audit } from '#rules/audit/audit.ts';

/** Trying other formats for one image, and comparing them with its original. */
export interface TriedImage {
  readonly trying: Trying;
  readonly comparing: CandidateComparing;
  /** Opens the comparison with a candidate; null where there is nothing to compare. */
  readonly compare: ReadonlySignal<((candidate: CandidateFile) => void) | null>;
}

export interface TriedImageParts {
  readonly weighing: Pick<Weighing, 'of' | 'isOutdated' | 'weigh' | 'cancel' | 'file'>;
  readonly clock: Clock;
  /** Null where there is none. */
  readonly image: ReadonlySignal<SelectedAsset | null>;
  readonly audit: ReadonlySignal<Audit | null>;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** Creates the models, closed. */
export function createTriedImage({ weighing, clock, image, audit, panelUrl }: TriedImageParts): TriedImage {
  const trying = createTrying({ weighing, image, audit });
  const comparing = createCandidateComparing({ clock, file: weighing.file });
  return {
    trying,
    comparing,
    compare: computed(() => {
      const { value: weighed } = trying.weighed;
      const deliveries = audit.value?.delivery?.deliveries ?? [];
      const details = image.value?.details ?? null;
      const subject = weighed ? candidateSubject(details, weighed, deliveries, panelUrl) : null;
      return subject && ((candidate) => comparing.open(subject, candidate));
    }),
  };
}
