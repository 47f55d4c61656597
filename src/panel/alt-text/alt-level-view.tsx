import type { ComponentChildren } from 'preact';
import { isLevelKnown, levelValue } from '#panel/alt-text/level-value.ts';
import type { AltLevel } from '#panel/assets/alt-target.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/alt-text.ts';
import { unknown } from '#panel/i18n/facts.ts';
import { Bars } from '#panel/ui/skeleton.tsx';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';

interface AltLevelViewProps {
  readonly level: AltLevel;
  readonly selection: SelectedAsset;
  readonly assetSummary: AssetSummary;
  /** Draws the text; in two lines where this is absent. */
  readonly drawText?: (text: string) => ComponentChildren;
  /** Shown at the end of the text. */
  readonly action?: ComponentChildren;
  /** Shown below the text, beside its state. */
  readonly children?: ComponentChildren;
}

const twoLines = (text: string): ComponentChildren => (
  <span class="long-text alt-lines" dir="auto">
    {text}
  </span>
);

/** One level of alt text: what visitors hear, and its state. */
export function AltLevelView(props: AltLevelViewProps) {
  const { level, selection, assetSummary, drawText = twoLines } = props;
  const { text, state } = levelValue(level, selection, assetSummary);
  const isKnown = isLevelKnown(level, selection);
  return (
    <div class="alt-level">
      <div class="alt-value">
        {isKnown ? (
          <p id="alt-value">{text ? drawText(text) : <span class="word">{words.noText}</span>}</p>
        ) : selection.isComplete ? (
          <p class="word">{unknown}</p>
        ) : (
          <Bars widths={[80]} />
        )}
        {props.action}
      </div>
      <div class="alt-foot">
        {isKnown && state && (
          <span class="alt-state" data-state={state}>
            {words.kinds[state]}
          </span>
        )}
        {props.children}
      </div>
    </div>
  );
}
