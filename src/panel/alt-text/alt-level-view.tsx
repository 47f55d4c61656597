import type { ComponentChildren } from 'preact';
import { AltTextValue } from '#panel/alt-text/alt-text-value.tsx';
import type { AltLevel } from '#panel/assets/alt-target.ts';
import { altTextAt, type SelectedAsset } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/alt-text.ts';
import { unknown } from '#panel/i18n/facts.ts';
import { Bars } from '#panel/ui/skeleton.tsx';
import { inheritMark } from '#rules/alt-text/alt-text.ts';

/** One level of alt text: image or asset, and whether visitors get it. */
export interface AltLevelProps {
  readonly level: AltLevel;
  readonly selection: SelectedAsset;
  /** Whether this image has no text of its own and shows its asset's. */
  readonly inherits: boolean;
  readonly isInUse: boolean;
}

interface AltLevelViewProps extends AltLevelProps {
  /** Shown beside the heading. */
  readonly action?: ComponentChildren;
  /** Replaces the value. */
  readonly editor?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** One level of alt text with its value or its editor. */
export function AltLevelView(props: AltLevelViewProps) {
  const { level, selection, inherits, editor } = props;
  const told = altTextAt(selection, level);
  // Only a comparison with the asset's text shows whether an image has a text of its own.
  const isSure = selection.isComplete || altTextAt(selection, 'asset') !== undefined;
  return (
    <div class="level" data-level={level}>
      <div class="level-head">
        <h3 id={`alt-${level}`}>{words.levels[level]}</h3>
        {props.isInUse && <span class="tag">{words.inUse}</span>}
        {props.action}
      </div>
      {editor ??
        (told !== undefined && isSure ? (
          <p>
            <AltTextValue value={level === 'image' && inherits ? inheritMark : told} />
          </p>
        ) : selection.isComplete ? (
          <p class="word">{unknown}</p>
        ) : (
          <Bars widths={[80]} />
        ))}
      {props.children}
    </div>
  );
}
