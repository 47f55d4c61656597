import { Component, createRef } from 'preact';

interface ClampedTextProps {
  readonly text: string;
  readonly isOpen: boolean;
  /** Called when it turns out that the text is cut, or that it no longer is. */
  readonly onCut: (isCut: boolean) => void;
}

/** A text that a person typed, in two lines unless it is open. */
export class ClampedText extends Component<ClampedTextProps> {
  readonly box = createRef<HTMLSpanElement>();
  isCut = false;
  readonly observer = new ResizeObserver(() => this.measure());

  measure() {
    const box = this.box.current;
    if (!box || this.props.isOpen) return;
    const isCut = box.scrollHeight > box.clientHeight;
    if (isCut !== this.isCut) this.props.onCut(isCut);
    this.isCut = isCut;
  }

  override componentDidMount() {
    if (this.box.current) this.observer.observe(this.box.current);
    this.measure();
  }

  override componentDidUpdate() {
    this.measure();
  }

  override componentWillUnmount() {
    this.observer.disconnect();
  }

  render({ text, isOpen }: ClampedTextProps) {
    return (
      <span ref={this.box} class={isOpen ? 'long-text' : 'long-text alt-lines'} dir="auto">
        {text}
      </span>
    );
  }
}
