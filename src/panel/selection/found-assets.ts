import { batch, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import { boundFacts } from '#panel/assets/facts.ts';
import type { Selection } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { FoundImage, FoundImages } from '#panel/designer/found-images.ts';
import { watch } from '#panel/state/watch.ts';

interface FoundAssetsParts {
  readonly selection: ReadonlySignal<Selection>;
  readonly assets: Pick<
    AssetStore,
    'asset' | 'shownAt' | 'usage' | 'request' | 'setDesigner' | 'setPlacement'
  >;
  /** Reads the details of an asset together with those of others. */
  readonly lookUp: (assetId: string) => void;
  /** Shows the facts of a found image in the panel. */
  readonly open: (id: string) => void;
}

/** The assets of the images that were found with the selected element. */
export interface FoundAssets {
  /** The asset of a found image; null until it is known. */
  assetIdOf(image: FoundImage): string | null;
  /** Selects a found image on the canvas, or shows its facts where it can't be selected. */
  press(image: FoundImage): Promise<void>;
  start(): () => void;
}

/**
 * Creates the assets. What the panel knows of the page costs no call; the calls that the selection has left are for the
 * first images that it does not know.
 */
export function createFoundAssets({ selection, assets, lookUp, open }: FoundAssetsParts): FoundAssets {
  const read = signal<ReadonlyMap<string, string>>(new Map());
  let current = new AbortController();
  let pressed = new AbortController();

  const assetIdOf = ({ key, as, assetId }: FoundImage): string | null =>
    assetId ?? (as === 'image' ? (read.value.get(key) ?? assets.shownAt(key)) : null);

  /** Asks which asset an image shows, and where its file is, or what it is bound to: two calls. */
  async function readOne({ key, as, handle }: FoundImage, signal: AbortSignal): Promise<void> {
    const request = assets.request();
    const answer = await handle.asset(signal);
    if (!answer.ok || signal.aborted) return;
    const asset = answer.value;
    if (!asset) {
      const bound = await handle.bindings(signal);
      if (bound.ok && !signal.aborted) assets.setPlacement(key, null, boundFacts(bound.value), request);
      return;
    }
    if (as === 'image') read.value = new Map(read.value).set(key, asset.id);
    if (assets.asset(asset.id).details) return;
    const url = await asset.url(signal);
    if (url.ok && !signal.aborted) assets.setDesigner(asset.id, { url: url.value }, request);
  }

  function readUnknown({ images, callsLeft }: FoundImages, signal: AbortSignal): void {
    let left = callsLeft;
    for (const image of images) {
      const assetId = assetIdOf(image);
      const { details, designer } =
        assetId === null ? { details: null, designer: {} } : assets.asset(assetId);
      const isBound = assetId === null && assets.usage(image.key, null).placement.boundFile;
      if (details || designer.url !== undefined || isBound) continue;
      left -= 2;
      if (left < 0) return;
      void readOne(image, signal);
    }
  }

  return {
    assetIdOf,

    async press(image) {
      pressed.abort();
      pressed = new AbortController();
      const { signal } = pressed;
      const answer = await image.select?.(signal);
      if (!signal.aborted && !(answer?.ok && answer.value)) open(image.id);
    },

    start() {
      const stopReading = watch(() => {
        const { value } = selection;
        current.abort();
        pressed.abort();
        if (value.kind !== 'images') return;
        current = new AbortController();
        untracked(() => readUnknown(value.found, current.signal));
      });
      const stopLookups = watch(() => {
        const { value } = selection;
        if (value.kind !== 'images') return;
        const ids = value.found.images.flatMap((image) => assetIdOf(image) ?? []);
        const unknown = ids.filter((id) => {
          const { details, refusal } = assets.asset(id);
          return !details && !refusal;
        });
        untracked(() => batch(() => unknown.forEach(lookUp)));
      });
      return () => {
        stopReading();
        stopLookups();
        current.abort();
        pressed.abort();
      };
    },
  };
}
