import { Component, type ComponentChildren, createRef } from 'preact';
import { onResize } from '#panel/browser/pixel-ratio.ts';
import * as words from '#panel/i18n/compare.ts';

interface CompareDialogProps {
  readonly heading: string;
  readonly close: () => void;
  /** Called again as the screen's pixels change. */
  readonly children: () => ComponentChildren;
}

/** A modal view over the whole panel. Escape and Back close it, and the focus returns to what opened it. */
export class CompareDialog extends Component<CompareDialogProps> {
  readonly dialog = createRef<HTMLDialogElement>();
  stopResize = (): void => {};

  override componentDidMount() {
    const { current } = this.dialog;
    current?.showModal();
    current?.querySelector<HTMLElement>('[role="slider"]')?.focus();
    // Zooming changes how many pixels of the screen a CSS pixel has.
    this.stopResize = onResize(() => this.forceUpdate());
  }

  override componentWillUnmount() {
    this.stopResize();
    this.props.close();
  }

  render({ heading, close, children }: CompareDialogProps) {
    return (
      <dialog ref={this.dialog} class="compare" aria-labelledby="compare" onClose={close}>
        <header class="compare-head">
          <button type="button" class="text-button" onClick={() => this.dialog.current?.close()}>
            {words.back}
          </button>
          <h2 id="compare">{heading}</h2>
        </header>
        {children()}
      </dialog>
    );
  }
}
