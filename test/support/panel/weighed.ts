import { type Signal, signal } from '@preact/signals-core';
import type { WeighedAssetRequest } from '#contract/weighing.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import type { ShownHold } from '#panel/backend-calls/hold.ts';
import type { WeighedAsset } from '#panel/weighing/weighed-asset.ts';
import type { Weighing, WeighingSeries } from '#panel/weighing/weighing.ts';
import { candidateOf, sourceOf } from '#test/support/panel/weighing-answers.ts';

/** A list of which nothing is weighed. */
export const nothingWeighed = { outcomeOf: () => null, wholeTotal: () => null };

/** An asset that was weighed: a WebP of a quarter of its bytes is suggested. */
export function weighedAsset(assetId: string, changes: Partial<WeighedAsset> = {}): WeighedAsset {
  return {
    state: 'done',
    source: sourceOf(assetId),
    candidates: [candidateOf(assetId)],
    variants: [],
    refused: [],
    problem: null,
    ...changes,
  };
}

/** A model that knows what a test sets, and remembers what it was asked. */
export interface FakeWeighing extends Weighing {
  readonly series: Signal<WeighingSeries | null>;
  readonly asked: (readonly WeighedAssetRequest[])[];
  readonly hold: ShownHold & { readonly problem: Signal<BackendProblem | null> };
  /** The calls of its other functions. */
  readonly calls: string[];
  set(assetId: string, asset: WeighedAsset | undefined): void;
}

/** Creates the model. It knows nothing. */
export function createFakeWeighing(): FakeWeighing {
  const known = new Map<string, Signal<WeighedAsset | undefined>>();
  const asked: (readonly WeighedAssetRequest[])[] = [];
  const calls: string[] = [];
  const isPaused = signal(false);
  const signalOf = (assetId: string): Signal<WeighedAsset | undefined> => {
    const own = known.get(assetId) ?? signal(undefined);
    known.set(assetId, own);
    return own;
  };
  return {
    of: (assetId) => signalOf(assetId).value,
    isOutdated: () => false,
    weigh: (requests) => void asked.push(requests),
    cancel: () => void calls.push('cancel'),
    series: signal(null),
    hold: {
      waitsUntil: signal(null),
      problem: signal(null),
      isPaused,
      pause() {
        isPaused.value = true;
      },
      goOn() {
        isPaused.value = false;
        calls.push('goOn');
      },
    },
    file: () => new Promise(() => {}),
    start: () => () => {},
    asked,
    calls,
    set(assetId, asset) {
      signalOf(assetId).value = asset;
    },
  };
}
