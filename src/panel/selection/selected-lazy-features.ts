import type { ReadonlySignal } from '@preact/signals-core';
import type { LinkIssue } from '#panel/alt-text/alt-text-issues.tsx';
import type { AltTextLazyFeatures } from '#panel/alt-text/alt-text-region.tsx';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Comparing } from '#panel/compare/comparing.ts';
import type { Comparison } from '#panel/compare/comparison.tsx';
import type { DeliveryInputs } from '#panel/delivery/delivery-inputs.ts';
import type { DeliveryRegion } from '#panel/delivery/delivery-region.tsx';
import type { FileRegion } from '#panel/file/file-region.tsx';
import type { FilesLazyFeatures } from '#panel/files/files-region.tsx';
import type { NextStep } from '#panel/findings/next-step.tsx';
import type { Drawn } from '#panel/selection/drawn.tsx';
import type { FoundAssets } from '#panel/selection/found-assets.ts';
import type { FoundView } from '#panel/selection/found-view.tsx';
import type { OriginNote } from '#panel/selection/origin-note.tsx';
import type { ConnectLazyFeatures } from '#panel/selection/request-error-notice.tsx';
import type { SubjectActions } from '#panel/selection/subject-actions.tsx';
import type { Fold } from '#panel/ui/fold.tsx';
import type { Popups } from '#panel/ui/popups.ts';
import type { SiteUses } from '#panel/uses/site-uses.ts';
import type { UsedOn } from '#panel/uses/used-on.tsx';
import type { TriedFormats, TriedFormatsFeatures } from '#panel/weighing/tried-formats.tsx';
import type { TriedImage } from '#panel/weighing/tried-image.ts';
import type { TryButton } from '#panel/weighing/try-button.tsx';
import type { Audit } from '#rules/audit/audit.ts';
import type { ImageLoads } from '#rules/delivery/file-loads.ts';

/** The views of the second script that show the selected image. */
interface SelectedViews {
  readonly Comparison: typeof Comparison;
  readonly DeliveryRegion: typeof DeliveryRegion;
  readonly Drawn: typeof Drawn;
  readonly FileRegion: typeof FileRegion;
  readonly FoundView: typeof FoundView;
  readonly OriginNote: typeof OriginNote;
  readonly LinkIssue: typeof LinkIssue;
  readonly NextStep: typeof NextStep;
  readonly SubjectActions: typeof SubjectActions;
  readonly TriedFormats: typeof TriedFormats;
  readonly TryButton: typeof TryButton;
  readonly UsedOn: typeof UsedOn;
}

/** The lazy features for the selected image. */
export interface SelectedLazyFeatures
  extends AltTextLazyFeatures,
    ConnectLazyFeatures,
    FilesLazyFeatures,
    TriedFormatsFeatures {
  readonly views: AltTextLazyFeatures['views'] &
    ConnectLazyFeatures['views'] &
    FilesLazyFeatures['views'] &
    SelectedViews;
  /** The audit of the selected image; null where none is selected. */
  readonly audit: ReadonlySignal<Audit | null>;
  /** Which screens load each file of the selected image; null where that is not known. */
  readonly loads: ReadonlySignal<ImageLoads | null>;
  readonly deliveryInputs: DeliveryInputs;
  readonly foundAssets: FoundAssets;
  readonly assets: Pick<AssetStore, 'asset' | 'usage' | 'dismiss' | 'restore'>;
  readonly comparing: Comparing;
  /** Which parts are open. */
  readonly folds: { readonly delivery: Fold; readonly file: Fold; readonly usedOn: Fold };
  readonly siteUses: SiteUses;
  /** The image in other formats. */
  readonly tried: TriedImage;
  readonly popups: Popups;
}
