import type { ReadonlySignal } from '@preact/signals-core';
import { AltLevelView } from '#panel/alt-text/alt-level-view.tsx';
import type { AltTextControls } from '#panel/alt-text/alt-text-controls.tsx';
import type { Editing } from '#panel/alt-text/editing.ts';
import { levelShown } from '#panel/alt-text/level-value.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import * as words from '#panel/i18n/alt-text.ts';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';

/** Editing alt text, and its views. */
export interface AltTextLazyFeatures {
  readonly views: { readonly AltTextControls: typeof AltTextControls };
  readonly editing: Editing;
  /** What the person may write. */
  readonly permissions: ReadonlySignal<Permissions>;
  /** How many images of the open page show the text of the selected image's asset; null where that is not known. */
  readonly inheriting: ReadonlySignal<number | null>;
  /** On how many other images of the open page a text of this asset stands. */
  repeatsOf(assetId: string, text: string): number;
}

interface AltTextRegionProps {
  readonly errors: ErrorReporting;
  readonly selection: SelectedAsset;
  readonly assetSummary: AssetSummary;
  /** Null until the lazy features are loaded. */
  readonly lazyFeatures: AltTextLazyFeatures | null;
}

/** Alt text: what visitors get and its state, and with the lazy features a switch of level and an editor. */
export function AltTextRegion({ errors, selection, assetSummary, lazyFeatures }: AltTextRegionProps) {
  return (
    <section class="section alt" aria-labelledby="alt-text">
      {lazyFeatures ? (
        <lazyFeatures.views.AltTextControls
          key={selection.elementKey}
          errors={errors}
          selection={selection}
          assetSummary={assetSummary}
          editing={lazyFeatures.editing}
          permissions={lazyFeatures.permissions.value}
          inheriting={lazyFeatures.inheriting.value}
          repeatsOf={lazyFeatures.repeatsOf}
        />
      ) : (
        <>
          <div class="alt-head">
            <h2 id="alt-text">{words.heading}</h2>
          </div>
          <AltLevelView
            level={levelShown(selection, assetSummary)}
            selection={selection}
            assetSummary={assetSummary}
          />
        </>
      )}
    </section>
  );
}
