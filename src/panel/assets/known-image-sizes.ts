import type { ReadonlySignal } from '@preact/signals-core';
import type { ImageSizes } from '#panel/assets/preview-image.ts';
import type { Selection } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import { latestFacts, loadedOriginal } from '#rules/audit/asset-facts.ts';

/** Returns the store's view of the selected image's size: the preview loads that image. */
export function knownImageSizes(
  selection: ReadonlySignal<Selection>,
  assets: Pick<AssetStore, 'setLoadedImage'>,
): ImageSizes {
  return {
    get() {
      const selected = selection.peek();
      return selected.kind === 'asset' ? loadedOriginal(selected) : undefined;
    },
    set(_url, size) {
      const selected = selection.peek();
      const url = selected.kind === 'asset' ? latestFacts(selected).url : null;
      if (selected.kind === 'asset' && url) assets.setLoadedImage(selected.assetId, { url, size });
    },
  };
}
