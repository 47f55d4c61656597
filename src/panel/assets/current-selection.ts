import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { AssetRecord, UsageRecord } from '#panel/assets/facts.ts';
import type { OtherSelection, SelectedAsset, SelectedImage, Selection } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';

interface Made {
  readonly selectedImage: SelectedImage;
  readonly asset: AssetRecord;
  readonly usage: UsageRecord;
  readonly selection: SelectedAsset;
}

/** Creates the selection with everything that the store has of it; the same object until one of its facts changes. */
export function createSelection(
  shown: ReadonlySignal<OtherSelection | SelectedImage>,
  assets: Pick<AssetStore, 'asset' | 'usage'>,
): ReadonlySignal<Selection> {
  let made: Made | null = null;
  return computed(() => {
    const selectedImage = shown.value;
    if (selectedImage.kind !== 'asset') return selectedImage;
    const { elementKey, assetId } = selectedImage;
    const asset = assets.asset(assetId);
    const usage = assets.usage(elementKey, assetId);
    if (made?.selectedImage === selectedImage && made.asset === asset && made.usage === usage)
      return made.selection;
    const { placement, isComplete } = usage;
    const selection = { ...selectedImage, ...asset, placement, isComplete };
    made = { selectedImage, asset, usage, selection };
    return selection;
  });
}
