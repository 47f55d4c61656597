import { Component, type ComponentChildren, createRef } from 'preact';
import { pixelRatio } from '#panel/browser/pixel-ratio.ts';
import { Divider } from '#panel/compare/divider.tsx';
import { showsPixels, zoomAfter } from '#panel/compare/zoom.ts';
import { ZoomControl } from '#panel/compare/zoom-control.tsx';
import * as words from '#panel/i18n/compare.ts';

/** How a file is drawn: its box, and its width in pixels of the screen. */
export interface Drawing {
  readonly style: {
    readonly width: string;
    readonly height: string;
    readonly imageRendering: 'auto' | 'pixelated';
  };
  readonly drawnPixels: number;
}

interface StageProps {
  /** The original's URL, and its size in pixels. */
  readonly original: { readonly url: string; readonly width: number; readonly height: number };
  /** The other file by its URL, or what draws it; its name, and its width in pixels. */
  readonly variant: string | ((drawing: Drawing) => ComponentChildren);
  readonly name: string;
  readonly variantWidth: number;
  /** Pixels of the screen in which both are drawn without zoom. */
  readonly pixels: number;
  /** Messages at the foot. */
  readonly notice?: ComponentChildren;
}

interface StageState {
  /** Percent of the stage on which the original is shown. */
  readonly place: number;
  /** URLs that did not load. */
  readonly failed: readonly string[];
  readonly zoom: number;
}

/**
 * Both files over each other: the original left of the divider, the variant right of it. What is larger than the stage is
 * scrolled, also by dragging.
 */
export class Stage extends Component<StageProps, StageState> {
  override state: StageState = { place: 50, failed: [], zoom: 1 };
  readonly scroller = createRef<HTMLDivElement>();
  readonly uncovered = createRef<HTMLDivElement>();
  readonly covered = createRef<HTMLDivElement>();

  isCentered = false;
  drawnWidth = 0;
  readonly resized = new ResizeObserver(() => {
    this.center();
    this.cover();
  });

  override componentDidMount() {
    this.drawnWidth = this.widthOf();
    if (this.scroller.current) this.resized.observe(this.scroller.current);
  }

  override componentWillUnmount() {
    this.resized.disconnect();
  }

  /** CSS pixels in which both files are drawn. */
  widthOf(): number {
    return (this.props.pixels * this.state.zoom) / pixelRatio();
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

  override componentDidUpdate() {
    const { current } = this.scroller;
    const width = this.widthOf();
    // The part in the middle of the stage stays there at another scale.
    if (current && this.drawnWidth !== width) {
      const half = { x: current.clientWidth / 2, y: current.clientHeight / 2 };
      const factor = width / this.drawnWidth;
      current.scrollTo(
        (current.scrollLeft + half.x) * factor - half.x,
        (current.scrollTop + half.y) * factor - half.y,
      );
    }
    this.drawnWidth = width;
    this.cover();
  }

  /** Cuts the variant off left of the divider, and the original right of it, where a file may be transparent or missing. */
  cover(): void {
    const { current } = this.scroller;
    const { current: covered } = this.covered;
    const { current: uncovered } = this.uncovered;
    if (!current || !covered || !uncovered) return;
    const left = current.scrollLeft + (current.clientWidth * this.state.place) / 100 - covered.offsetLeft;
    covered.style.clipPath = `inset(0 0 0 ${Math.max(0, left)}px)`;
    uncovered.style.clipPath = `inset(0 calc(100% - ${Math.max(0, left)}px) 0 0)`;
  }

  drawing(ownWidth: number): Drawing {
    const { original, pixels } = this.props;
    const drawnPixels = pixels * this.state.zoom;
    const width = this.widthOf();
    const height = (width * original.height) / original.width;
    const imageRendering = showsPixels(this.state.zoom, drawnPixels, ownWidth) ? 'pixelated' : 'auto';
    return { style: { width: `${width}px`, height: `${height}px`, imageRendering }, drawnPixels };
  }

  file(url: string, alt: string, ownWidth: number) {
    return (
      <img
        key={url}
        src={url}
        alt={alt}
        style={this.drawing(ownWidth).style}
        draggable={false}
        referrerpolicy="no-referrer"
        onError={() => this.setState(({ failed }) => ({ failed: [...failed, url] }))}
      />
    );
  }

  render({ original, variant, name, variantWidth, notice }: StageProps, { place, failed, zoom }: StageState) {
    const { width, height } = this.drawing(original.width).style;
    const change = (next: number) => this.setState({ zoom: next });
    const broken = failed.includes(original.url)
      ? words.original
      : typeof variant === 'string' && failed.includes(variant)
        ? name
        : null;
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: its own controls have the focus.
      <div
        class="stage"
        dir="ltr"
        onKeyDown={(event) => {
          const next = zoomAfter(event, zoom);
          if (next === null) return;
          event.preventDefault();
          change(next);
        }}
      >
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
          <div class="stage-files" style={{ width, height }}>
            <div ref={this.uncovered} class="stage-side">
              {this.file(original.url, words.original, original.width)}
            </div>
            <div ref={this.covered} class="stage-side stage-variant">
              {typeof variant === 'string'
                ? this.file(variant, name, variantWidth)
                : variant(this.drawing(variantWidth))}
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
        <ZoomControl zoom={zoom} change={change} />
        <div class="stage-notices">
          {broken !== null && (
            <p role="alert" class="stage-notice" data-tone="problem">
              {words.failed(broken)}
            </p>
          )}
          {notice}
        </div>
      </div>
    );
  }
}
