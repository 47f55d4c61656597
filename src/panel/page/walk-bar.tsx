import { Component, createRef } from 'preact';
import * as words from '#panel/i18n/page.ts';
import type { DetailsWalk } from '#panel/page/details-walk.ts';
import type { UsageNavigator } from '#panel/page/usage-navigator.ts';

interface WalkBarProps {
  readonly walk: DetailsWalk;
  readonly usageNavigator: UsageNavigator;
}

/** Above the details of an image of the list: the way back, and to the images before and after it. */
export class WalkBar extends Component<WalkBarProps> {
  readonly back = createRef<HTMLButtonElement>();

  // The row that was pressed is no longer in the document.
  override componentDidMount() {
    if (document.hasFocus()) this.back.current?.focus({ preventScroll: true });
  }

  render({ walk, usageNavigator }: WalkBarProps) {
    const position = walk.position.value;
    const row = position?.row;
    const uses = row?.usages.length ?? 0;
    const at = row ? usageNavigator.at(row) : 0;
    const error = usageNavigator.error.value;
    const step = (label: string, by: number, sign: string, isEnd: boolean) => (
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        aria-disabled={isEnd}
        onClick={() => walk.step(by)}
      >
        {sign}
      </button>
    );
    return (
      <>
        <nav class="walk-bar" aria-label={words.walk}>
          <button
            ref={this.back}
            type="button"
            class="text-button"
            onClick={() => {
              // Where the list has no row to return to, the focus stays at its tab.
              document.getElementById('tab-page')?.focus({ preventScroll: true });
              walk.back();
            }}
          >
            {words.back}
          </button>
          {row && uses > 1 && (
            <button type="button" class="text-button" onClick={() => void usageNavigator.go(row, at + 1)}>
              {words.useOf(at + 1, uses)}
              <span class="hidden"> {words.next(row.details?.displayName ?? words.unnamed)}</span>
            </button>
          )}
          {position && (
            <span class="walk">
              {step(words.previousImage, -1, '‹', position.at === 0)}
              <span>{words.positionOf(position.at + 1, position.of)}</span>
              {step(words.nextImage, 1, '›', position.at === position.of - 1)}
            </span>
          )}
        </nav>
        {error && row?.key === error.key && (
          <p class="walk-error" role="alert">
            {error.isGone ? words.gone : words.notSelected}
          </p>
        )}
      </>
    );
  }
}
