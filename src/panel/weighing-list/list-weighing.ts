import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Candidate, WeighedAssetRequest } from '#contract/weighing.ts';
import type { ShownHold } from '#panel/backend-calls/hold.ts';
import type { ReplaceItem } from '#panel/replace/replacement.ts';
import { isSettled, type WeighedAsset } from '#panel/weighing/weighed-asset.ts';
import type { Weighing } from '#panel/weighing/weighing.ts';
import { type Outcome, outcomeOf } from '#panel/weighing-list/outcome.ts';
import { savedBytes, type WeighedTotal, weighedTotal } from '#panel/weighing-list/total.ts';
import { isHeavier, type LoadChanges } from '#rules/weighing/load-changes.ts';

/** How far the images that were asked for are weighed. */
export interface WeighingProgress {
  readonly done: number;
  readonly of: number;
  /** The name of the image that is encoded now; null where none is. */
  readonly name: string | null;
}

/** Weighs the images that a list shows, and replaces those that would be lighter. */
export interface ListWeighing {
  /** How many of the shown images can be weighed and are not yet. */
  readonly open: ReadonlySignal<number>;
  /** Weighs these. */
  weigh(): void;
  /** Stops; what is weighed stays. */
  stop(): void;
  /** Null where nothing is being weighed. The images may also be those of another list. */
  readonly progress: ReadonlySignal<WeighingProgress | null>;
  readonly hold: ShownHold;
  /** The outcome of an asset; null where its weighing was not requested. It reads a signal of this asset alone. */
  outcomeOf(assetId: string): Outcome | null;
  /** What the shown images would save, as far as they are weighed; null where none is. */
  readonly total: ReadonlySignal<WeighedTotal | null>;
  /** The same of every image of the list. */
  wholeTotal(): WeighedTotal | null;
  /** Bytes that each weighed image of the list would save, by its asset's id. */
  readonly savings: ReadonlySignal<ReadonlyMap<string, number>>;
  /** The suggested files of the shown images. */
  readonly replaceable: ReadonlySignal<readonly ReplaceItem[]>;
}

interface ListWeighingParts<Row> {
  readonly weighing: Weighing;
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** The rows that are shown now, in their order. */
  readonly shown: ReadonlySignal<readonly Row[]>;
  /** Returns the asset of a row whose file can be weighed; null for any other row. */
  readonly weighableOf: (row: Row) => string | null;
  readonly requestOf: (row: Row, assetId: string) => WeighedAssetRequest;
  /** Returns an asset's name; null where it is not known. */
  readonly nameOf: (assetId: string) => string | null;
  /** Returns what devices would load of a row's usages with this candidate; null for a list without usages. */
  readonly changesOf: (row: Row, weighed: WeighedAsset, candidate: Candidate | null) => LoadChanges[] | null;
}

interface Asked<Row> {
  readonly row: Row;
  readonly assetId: string;
  /** Undefined where the weighing was not requested. */
  readonly weighed: WeighedAsset | undefined;
}

/** Creates the weighing of a list. */
export function createListWeighing<Row extends object>(parts: ListWeighingParts<Row>): ListWeighing {
  const { weighing, rows, shown } = parts;
  const assetIds = new WeakMap<Row, string | null>();
  const outcomes = new WeakMap<WeighedAsset, Outcome>();

  function outcomeFrom(weighed: WeighedAsset): Outcome {
    const outcome = outcomes.get(weighed) ?? outcomeOf(weighed);
    outcomes.set(weighed, outcome);
    return outcome;
  }

  function weighableOf(row: Row): string | null {
    const known = assetIds.get(row);
    if (known !== undefined) return known;
    const assetId = parts.weighableOf(row);
    assetIds.set(row, assetId);
    return assetId;
  }

  function weighableAmong(some: readonly Row[]): Asked<Row>[] {
    return some.flatMap((row) => {
      const assetId = weighableOf(row);
      return assetId === null ? [] : { row, assetId, weighed: weighing.of(assetId) };
    });
  }

  function imagesAmong(some: readonly Asked<Row>[]) {
    return some.flatMap(({ row, assetId, weighed }) => {
      if (!weighed) return [];
      const outcome = outcomeFrom(weighed);
      const candidate = outcome.kind === 'suggested' ? outcome.candidate : null;
      const changes = parts.changesOf(row, weighed, candidate);
      if (outcome.kind !== 'suggested' || !changes?.some(isHeavier)) return { assetId, outcome, changes };
      // Visitors load variants, and those of this smaller file are heavier.
      const kept = { kind: 'nothingSmaller', before: outcome.before } as const;
      return { assetId, outcome: kept, changes: parts.changesOf(row, weighed, null) };
    });
  }

  const asked = computed(() => weighableAmong(shown.value));
  const images = computed(() => imagesAmong(asked.value));
  const open = computed(() =>
    asked.value.filter(
      ({ weighed }) => !weighed || (!isSettled(weighed) && outcomeFrom(weighed).kind === 'refused'),
    ),
  );
  return {
    open: computed(() => open.value.length),
    weigh() {
      weighing.weigh(open.value.map(({ row, assetId }) => parts.requestOf(row, assetId)));
    },
    stop: () => weighing.cancel(),
    progress: computed(() => {
      const { value: series } = weighing.series;
      if (!series) return null;
      const { done, of, running } = series;
      return { done, of, name: running === null ? null : parts.nameOf(running) };
    }),
    hold: weighing.hold,
    outcomeOf(assetId) {
      const weighed = weighing.of(assetId);
      return weighed ? outcomeFrom(weighed) : null;
    },
    total: computed(() => weighedTotal(images.value)),
    wholeTotal: () => weighedTotal(imagesAmong(weighableAmong(rows.value))),
    savings: computed(() => {
      const savings = new Map<string, number>();
      for (const { assetId, ...image } of imagesAmong(weighableAmong(rows.value))) {
        const saved = savedBytes(image);
        if (saved !== null) savings.set(assetId, saved);
      }
      return savings;
    }),
    replaceable: computed(() =>
      images.value.flatMap(({ assetId, outcome }) =>
        outcome.kind === 'suggested'
          ? { assetId, name: parts.nameOf(assetId) ?? '', candidate: outcome.candidate }
          : [],
      ),
    ),
  };
}
