import type { ComponentChildren } from 'preact';
import { severities } from '#panel/i18n/findings.ts';
import { Thumbnail } from '#panel/ui/thumbnail.tsx';
import type { Severity } from '#rules/findings/finding.ts';

interface RowFrameProps {
  /** The URL of a small picture; null for none. */
  readonly thumbnail: string | null;
  /** What stands in place of a picture; the icon of one by default. */
  readonly icon?: ComponentChildren;
  /** The worst severity among what is to improve; null for nothing. */
  readonly severity: Severity | null;
  /** What is worst, for a screen reader and as a tooltip; null for nothing. */
  readonly worst: string | null;
  /** More for the tooltip; null for nothing. */
  readonly note: string | null;
  readonly name: string;
  /** What stands at the end of the first line. */
  readonly aside: ComponentChildren;
  /** The second line: what visitors hear, and where it is. */
  readonly text: ComponentChildren;
  readonly place: ComponentChildren;
  readonly isCurrent: boolean;
  readonly tabIndex: 0 | -1;
  readonly onPress: (row: HTMLElement) => void;
}

/** A row of a list: a picture, and two lines of text. It is a button. */
export function RowFrame(props: RowFrameProps) {
  const { thumbnail, severity, worst, note } = props;
  return (
    <button
      type="button"
      class="row"
      tabIndex={props.tabIndex}
      aria-current={props.isCurrent}
      title={[worst, note].filter((line) => line !== null).join('\n') || undefined}
      onClick={({ currentTarget }) => props.onPress(currentTarget)}
    >
      <Thumbnail url={thumbnail} icon={props.icon} />
      <span class="row-text">
        <span class="row-line">
          <span class="dot" data-severity={severity ?? 'none'} />
          {severity && worst && (
            <span class="hidden">
              {severities[severity]} {worst}.{' '}
            </span>
          )}
          <span class="row-name" dir="auto">
            {props.name}
          </span>
          <span class="row-aside">{props.aside}</span>
        </span>
        <span class="row-line row-second">
          <span class="row-alt">{props.text}</span>
          <span class="row-place">{props.place}</span>
        </span>
      </span>
    </button>
  );
}
