import type { ReadonlySignal } from '@preact/signals-core';
import type { PictureSizes } from '#panel/assets/picture.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Subject } from '#panel/assets/subject.ts';
import { latestFacts, loadedOriginal } from '#rules/audit/asset-facts.ts';

/** What the store knows of the picture of the selected image, which is the one that is loaded. */
export function picturesOf(
  subject: ReadonlySignal<Subject>,
  assets: Pick<AssetStore, 'setPicture'>,
): PictureSizes {
  return {
    get() {
      const selected = subject.peek();
      return selected.kind === 'asset' ? loadedOriginal(selected) : undefined;
    },
    set(_url, size) {
      const selected = subject.peek();
      const url = selected.kind === 'asset' ? latestFacts(selected).url : null;
      if (selected.kind === 'asset' && url) assets.setPicture(selected.assetId, { url, size });
    },
  };
}
