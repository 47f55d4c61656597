import type { ComponentChildren } from 'preact';
import { AltTextValue } from '#panel/alt-text/alt-text-value.tsx';
import type { AltLevel } from '#panel/assets/alt-target.ts';
import { type AssetSubject, altTextAt } from '#panel/assets/subject.ts';
import * as words from '#panel/i18n/alt-text.ts';
import { unknown } from '#panel/i18n/facts.ts';
import { Bars } from '#panel/ui/skeleton.tsx';
import { inheritMark } from '#rules/alt-text/alt-text.ts';

/** One level of alt text: which one, of which image, and whether it is the one visitors get. */
export interface AltLevelProps {
  readonly level: AltLevel;
  readonly subject: AssetSubject;
  /** Whether this image has no text of its own and shows its asset's. */
  readonly inherits: boolean;
  readonly isInUse: boolean;
}

interface AltLevelViewProps extends AltLevelProps {
  /** What stands beside the heading. */
  readonly action?: ComponentChildren;
  /** What takes the place of the value. */
  readonly editor?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** One level of alt text with its value, or what takes its place. */
export function AltLevelView(props: AltLevelViewProps) {
  const { level, subject, inherits, editor } = props;
  const told = altTextAt(subject, level);
  // Only beside its asset's text is an image's own known to be one.
  const isSure = subject.told || altTextAt(subject, 'asset') !== undefined;
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
        ) : subject.told ? (
          <p class="word">{unknown}</p>
        ) : (
          <Bars widths={[80]} />
        ))}
      {props.children}
    </div>
  );
}
