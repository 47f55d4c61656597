import { Component, type ComponentChildren, createRef } from 'preact';
import { back, positionOf } from '#panel/i18n/page.ts';
import type { Position } from '#panel/list/kept-position.ts';

interface WalkNavProps {
  readonly label: string;
  /** The names of the buttons that go to the items before and after. */
  readonly previous: string;
  readonly next: string;
  /** The id of the list's tab, which keeps the focus where the list has no row to return to. */
  readonly tabId: string;
  readonly position: Position<unknown> | null;
  readonly step: (by: number) => void;
  readonly back: () => void;
  /** More buttons between the two ends. */
  readonly children?: ComponentChildren;
}

/** Above the details of an item of a list: the way back, and to the items before and after it. */
export class WalkNav extends Component<WalkNavProps> {
  readonly back = createRef<HTMLButtonElement>();

  // The row that was pressed is no longer in the document.
  override componentDidMount() {
    if (document.hasFocus()) this.back.current?.focus({ preventScroll: true });
  }

  render({ position, ...props }: WalkNavProps) {
    const step = (label: string, by: number, sign: string, isEnd: boolean) => (
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        aria-disabled={isEnd}
        onClick={() => props.step(by)}
      >
        {sign}
      </button>
    );
    return (
      <nav class="walk-bar" aria-label={props.label}>
        <button
          ref={this.back}
          type="button"
          class="text-button"
          onClick={() => {
            document.getElementById(props.tabId)?.focus({ preventScroll: true });
            props.back();
          }}
        >
          {back}
        </button>
        {props.children}
        {position && (
          <span class="walk">
            {step(props.previous, -1, '‹', position.at === 0)}
            <span>{positionOf(position.at + 1, position.of)}</span>
            {step(props.next, 1, '›', position.at === position.of - 1)}
          </span>
        )}
      </nav>
    );
  }
}
