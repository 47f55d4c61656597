import type { ReadonlySignal } from '@preact/signals-core';
import { AltLevelView } from '#panel/alt-text/alt-level-view.tsx';
import type { EditableAltLevel } from '#panel/alt-text/editable-alt-level.tsx';
import type { Editing } from '#panel/alt-text/editing.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import * as words from '#panel/i18n/alt-text.ts';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { Region } from '#panel/ui/region.tsx';
import type { Alt } from '#rules/alt-text/alt-state.ts';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';

/** Editing alt text, and its views. */
export interface AltTextLazyFeatures {
  readonly views: { readonly EditableAltLevel: typeof EditableAltLevel };
  readonly editing: Editing;
  /** What the person may write. */
  readonly permissions: ReadonlySignal<Permissions>;
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

/** Returns which of the two levels visitors get; null where that is not known. */
function levelInUse({ state }: Alt, inherits: boolean): 'image' | 'asset' | null {
  if (state === null) return null;
  return state === 'asset' || (state !== 'image' && inherits) ? 'asset' : 'image';
}

/** Alt text: its state, and both levels with an editor for each. */
export function AltTextRegion({ errors, selection, assetSummary, lazyFeatures }: AltTextRegionProps) {
  const { alt, inherits } = assetSummary;
  const inUse = levelInUse(alt, inherits);
  const level = (name: 'image' | 'asset') => {
    const facts = { level: name, selection, inherits, isInUse: inUse === name };
    return (
      <Region errors={errors} name={`alt text of ${name}`} of={selection.elementKey}>
        {() =>
          lazyFeatures ? (
            <lazyFeatures.views.EditableAltLevel
              {...facts}
              editing={lazyFeatures.editing}
              permissions={lazyFeatures.permissions.value}
              repeatsOf={lazyFeatures.repeatsOf}
            />
          ) : (
            <AltLevelView {...facts} />
          )
        }
      </Region>
    );
  };
  return (
    <section class="section" aria-labelledby="alt-text">
      <div class="headline">
        <h2 id="alt-text">{words.heading}</h2>
        {alt.state && (
          <span class="badge" data-state={alt.state}>
            {words.states[alt.state]}
          </span>
        )}
      </div>
      {selection.as === 'image' && level('image')}
      {level('asset')}
    </section>
  );
}
