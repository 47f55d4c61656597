import { Component, createRef } from 'preact';
import { Divider } from '#panel/compare/divider.tsx';
import * as words from '#panel/i18n/compare.ts';

interface StageProps {
  readonly original: string;
  readonly variant: string;
  /** The name of the variant. */
  readonly name: string;
  /** CSS pixels in which both are drawn. */
  readonly width: number;
  readonly height: number;
}

interface StageState {
  /** Percent of the stage on which the original is shown. */
  readonly place: number;
  /** URLs that did not load. */
  readonly failed: readonly string[];
}

/**
 * Both files over each other: the original left of the divider, the variant right of it. What is larger than the stage is
 * scrolled, also by dragging.
 */
export class Stage extends Component<StageProps, StageState> {
  override state: StageState = { place: 50, failed: [] };
  readonly scroller = createRef<HTMLDivElement>();
  readonly covered = createRef<HTMLDivElement>();

  isCentered = false;
  readonly resized = new ResizeObserver(() => {
    this.center();
    this.cover();
  });

  override componentDidMount() {
    if (this.scroller.current) this.resized.observe(this.scroller.current);
  }

  override componentWillUnmount() {
    this.resized.disconnect();
  }

  /** Scrolls to the middle, which says more than a corner, once there is a size: a dialog has none before it is shown. */
  center(): void {
    const { current } = this.scroller;
    if (this.isCentered || !current || current.clientWidth === 0) return;
    this.isCentered = true;
    current.scrollTo(
      (current.scrollWidth - current.clientWidth) / 2,
      (current.scrollHeight - current.clientHeight) / 2,
    );
  }

  override componentDidUpdate(before: StageProps) {
    const { current } = this.scroller;
    const { width } = this.props;
    // The part in the middle of the stage stays there at another scale.
    if (current && before.width !== width) {
      const half = { x: current.clientWidth / 2, y: current.clientHeight / 2 };
      const factor = width / before.width;
      current.scrollTo(
        (current.scrollLeft + half.x) * factor - half.x,
        (current.scrollTop + half.y) * factor - half.y,
      );
    }
    this.cover();
  }

  /** Cuts the variant off left of the divider. */
  cover(): void {
    const { current } = this.scroller;
    const { current: covered } = this.covered;
    if (!current || !covered) return;
    const left = current.scrollLeft + (current.clientWidth * this.state.place) / 100 - covered.offsetLeft;
    covered.style.clipPath = `inset(0 0 0 ${Math.max(0, left)}px)`;
  }

  render({ original, variant, name, width, height }: StageProps, { place, failed }: StageState) {
    const fail = (url: string) => () => this.setState({ failed: [...failed, url] });
    const file = (url: string, alt: string) => (
      <img
        key={url}
        src={url}
        alt={alt}
        width={width}
        height={height}
        draggable={false}
        referrerpolicy="no-referrer"
        onError={fail(url)}
      />
    );
    return (
      <div class="stage" dir="ltr">
        <section
          ref={this.scroller}
          class="stage-scroller"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it only while it has the focus (WCAG 2.2, 2.1.1).
          tabIndex={0}
          aria-label={words.picture}
          onScroll={() => this.cover()}
          onPointerDown={({ currentTarget, pointerId, pointerType }) => {
            // A finger scrolls by itself.
            if (pointerType === 'mouse') currentTarget.setPointerCapture(pointerId);
          }}
          onPointerMove={({ currentTarget, pointerId, movementX, movementY }) => {
            if (currentTarget.hasPointerCapture(pointerId)) currentTarget.scrollBy(-movementX, -movementY);
          }}
        >
          <div class="stage-files" style={{ width: `${width}px`, height: `${height}px` }}>
            {file(original, words.original)}
            <div ref={this.covered} class="stage-variant">
              {file(variant, name)}
            </div>
          </div>
        </section>
        <Divider place={place} move={(next) => this.setState({ place: next })} />
        <span class="stage-label" data-side="original" aria-hidden="true">
          {words.original}
        </span>
        <span class="stage-label" data-side="variant" aria-hidden="true">
          {name}
        </span>
        {[original, variant].some((url) => failed.includes(url)) && (
          <p role="alert" class="stage-failed">
            {words.failed(failed.includes(original) ? words.original : name)}
          </p>
        )}
      </div>
    );
  }
}
