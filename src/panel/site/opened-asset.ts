import { computed, type ReadonlySignal } from '@preact/signals-core';
import { knownImageSizes } from '#panel/assets/known-image-sizes.ts';
import { createPreviewImage, type PreviewImage } from '#panel/assets/preview-image.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Clock } from '#panel/browser/clock.ts';
import { imageUrl } from '#panel/browser/image-url.ts';
import type { LoadImage } from '#panel/browser/load-image.ts';
import { type Comparing, createComparing } from '#panel/compare/comparing.ts';
import { createExpandedRow, type ExpandedRow } from '#panel/files/expanded-row.ts';
import { auditAsset } from '#panel/site/site-row.ts';
import { createFold, type Fold } from '#panel/ui/fold.tsx';
import { createTriedImage, type TriedImage } from '#panel/weighing/tried-image.ts';
import type { Weighing } from '#panel/weighing/weighing.ts';
import { assetKindOf } from '#rules/asset-kind.ts';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import type { Audit } from '#rules/audit/audit.ts';

/** What the details of an opened asset show beside its facts. */
export interface OpenedAsset {
  /** The audit of the asset; null where none is open, and where it is no image. */
  readonly audit: ReadonlySignal<Audit | null>;
  readonly previewImage: ReadonlySignal<PreviewImage>;
  readonly comparing: Comparing;
  /** Its file in other formats. */
  readonly tried: TriedImage;
  readonly expandedRow: ExpandedRow;
  /** Whether the facts of the file are shown: of an image, and of any other file, which has no more than these. */
  readonly folds: { readonly image: Fold; readonly other: Fold; readonly usedOn: Fold };
}

interface OpenedAssetParts {
  /** Null where no details are open. */
  readonly selection: ReadonlySignal<SelectedAsset | null>;
  readonly assets: AssetStore;
  readonly weighing: Weighing;
  readonly loadImage: LoadImage;
  readonly clock: Clock;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** Creates the models. `start` returns a function that stops them. */
export function createOpenedAsset({ selection, assets, panelUrl, clock, ...parts }: OpenedAssetParts): {
  readonly opened: OpenedAsset;
  readonly start: () => () => void;
} {
  const audit = computed(() => {
    const { value: asset } = selection;
    if (!asset) return null;
    const { contentType, name } = latestFacts(asset);
    return assetKindOf(contentType, name) === 'image' ? auditAsset(asset, asset.assetId) : null;
  });
  const { previewImage, stop } = createPreviewImage({
    url: computed(() => {
      const { value: asset } = selection;
      return asset && audit.value ? imageUrl(latestFacts(asset).url, panelUrl) : null;
    }),
    sizes: knownImageSizes(
      computed(() => selection.value ?? { kind: 'nothing' }),
      assets,
    ),
    load: parts.loadImage,
    clock,
  });
  const image = computed(() => (audit.value ? selection.value : null));
  const tried = createTriedImage({ weighing: parts.weighing, clock, image, audit, panelUrl });
  return {
    opened: {
      audit,
      previewImage,
      tried,
      comparing: createComparing(selection, audit, panelUrl),
      expandedRow: createExpandedRow(),
      folds: { image: createFold(), other: createFold(true), usedOn: createFold() },
    },
    start() {
      const stopTrying = tried.trying.start();
      return () => {
        stopTrying();
        stop();
      };
    },
  };
}
