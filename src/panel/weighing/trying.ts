import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { Candidate, CandidateFile } from '#contract/weighing.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/weighing.ts';
import { watch } from '#panel/state/watch.ts';
import { decodedTypes } from '#panel/weighing/decoded-types.ts';
import { isSameFile, type WeighedAsset } from '#panel/weighing/weighed-asset.ts';
import type { Weighing } from '#panel/weighing/weighing.ts';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import type { Audit } from '#rules/audit/audit.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { mediaType } from '#rules/media-type.ts';
import { type BestCandidates, bestCandidates } from '#rules/weighing/best-candidate.ts';
import { type LoadChanges, loadChanges } from '#rules/weighing/load-changes.ts';
import { neededWidth, weighingRequest } from '#rules/weighing/weighing-request.ts';

/** The kind of file that is tried in other formats: an SVG stays one. */
export type TriedKind = 'raster' | 'vector';

/** What a finding about the file's weight offers. */
export interface TryOffer {
  readonly label: string;
  readonly name: string;
  readonly open: () => void;
  /** What the file weighs in another format, for a finding with this id; null until that is known. */
  readonly resultOf: (id: Finding['id']) => string | null;
}

/** Trying other formats for the selected image. */
export interface Trying {
  /** Null where nothing can be tried. */
  readonly kind: ReadonlySignal<TriedKind | null>;
  /** Null where nothing can be tried. */
  readonly offer: ReadonlySignal<TryOffer | null>;
  /** How often it was opened for the image that is selected; 0 where it is closed. */
  readonly opened: ReadonlySignal<number>;
  /** While it is open, undefined where the file has changed since. */
  readonly weighed: ReadonlySignal<WeighedAsset | undefined>;
  /** Null until it is weighed, and where it can't be. */
  readonly best: ReadonlySignal<BestCandidates | null>;
  /** The candidate that a person has chosen, or else the best one; null where there is neither. */
  readonly chosen: ReadonlySignal<Candidate | null>;
  /** What devices would load with the chosen one; null where none is. */
  readonly loads: ReadonlySignal<LoadChanges | null>;
  /** Opens it and weighs the file, unless that is done. */
  open(): void;
  /** Weighs again what could not be weighed. */
  tryAgain(): void;
  /** Closes it, and ends the weighing that is under way, unless a list waits for it too. */
  close(): void;
  choose(candidate: CandidateFile): void;
  /** Closes it as another image is selected or a list stops the weighing; returns a function that stops this. */
  start(): () => void;
}

interface TryingParts {
  readonly weighing: Pick<Weighing, 'of' | 'isOutdated' | 'weigh' | 'cancel'>;
  /** Null where none is selected. */
  readonly image: ReadonlySignal<SelectedAsset | null>;
  readonly audit: ReadonlySignal<Audit | null>;
}

function kindOf(image: SelectedAsset | null): TriedKind | null {
  // Webflow reports 0 bytes for an upload that it still processes.
  if (!image?.details?.size) return null;
  const type = mediaType(latestFacts(image).contentType ?? '');
  if (!decodedTypes.has(type)) return null;
  return type === 'image/svg+xml' ? 'vector' : 'raster';
}

/** Returns the candidate to take: as wide as the original, or else as is needed; null where there is none. */
export const bestOf = (best: BestCandidates | null): Candidate | null =>
  best?.own.kind === 'smaller'
    ? best.own.candidate
    : best?.needed?.kind === 'smaller'
      ? best.needed.candidate
      : null;

const offers = {
  raster: { label: words.tryFormats, name: words.tryFormats + words.tryAvif },
  vector: { label: words.tryVector, name: words.tryVector },
} as const satisfies Readonly<Record<TriedKind, unknown>>;

/** Creates the model, closed. */
export function createTrying({ weighing, image, audit }: TryingParts): Trying {
  const asked = signal<{ readonly assetId: string; readonly times: number } | null>(null);
  const choice = signal<{ readonly assetId: string; readonly file: CandidateFile } | null>(null);
  const assetId = computed(() => image.value?.assetId ?? null);
  const kind = computed(() => kindOf(image.value));
  const weighed = computed(() => (assetId.value === null ? undefined : weighing.of(assetId.value)));
  const facts = computed(() => ({
    width: audit.value?.original.width,
    deliveries: audit.value ? [audit.value.delivery] : [],
  }));
  const best = computed(() => {
    const { value } = weighed;
    return value?.state === 'done' && value.source ? bestCandidates(value, neededWidth(facts.value)) : null;
  });
  const chosen = computed(() => {
    const own = choice.value;
    const found =
      own?.assetId === assetId.value && own
        ? weighed.value?.candidates.find((candidate) => isSameFile(candidate, own.file))
        : undefined;
    return found ?? bestOf(best.value);
  });

  function ask(): void {
    const { value: id } = assetId;
    if (id !== null) weighing.weigh([weighingRequest({ id, ...facts.value })], 'view');
  }

  function close(): void {
    if (asked.value) weighing.cancel([asked.value.assetId]);
    asked.value = null;
  }

  function open(): void {
    if (assetId.value === null || !kind.value) return;
    const times = asked.value?.assetId === assetId.value ? asked.value.times : 0;
    ask();
    asked.value = { assetId: assetId.value, times: times + 1 };
  }

  function resultOf(id: Finding['id']): string | null {
    if (!best.value || !['heavy', 'photoPng', 'oversized'].includes(id)) return null;
    return (id === 'oversized' ? words.neededResult(best.value) : null) ?? words.ownResult(best.value);
  }

  return {
    kind,
    offer: computed(() => kind.value && { ...offers[kind.value], open: () => untracked(open), resultOf }),
    opened: computed(() =>
      asked.value && asked.value.assetId === assetId.value && kind.value ? asked.value.times : 0,
    ),
    weighed,
    best,
    chosen,
    loads: computed(() => {
      const { value: asset } = weighed;
      if (!asset || !chosen.value || !image.value) return null;
      return loadChanges(image.value, audit.value?.delivery ?? null, asset, chosen.value);
    }),
    open: () => untracked(open),
    tryAgain: () => untracked(ask),
    close: () => untracked(close),
    choose(file) {
      if (assetId.value !== null) choice.value = { assetId: assetId.value, file };
    },
    start: () =>
      watch(() => {
        const { value: id } = assetId;
        if (!asked.value) return undefined;
        const isOther = asked.value.assetId !== id;
        const isForgotten = id !== null && !weighed.value && !weighing.isOutdated(id);
        if (isOther || isForgotten) untracked(close);
        return undefined;
      }),
  };
}
