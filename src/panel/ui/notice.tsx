import { Component, type ComponentChildren, createRef } from 'preact';

interface NoticeProps {
  readonly tone: 'problem' | 'remark';
  readonly children: ComponentChildren;
}

/** A box above the facts. When it is removed with the focus inside, the panel gets the focus. */
export class Notice extends Component<NoticeProps> {
  readonly box = createRef<HTMLDivElement>();

  override componentWillUnmount() {
    const box = this.box.current;
    const hasFocus = box?.contains(box.ownerDocument.activeElement);
    if (hasFocus) box?.closest('main')?.focus({ preventScroll: true });
  }

  render({ tone, children }: NoticeProps) {
    return (
      <div ref={this.box} class="notice" data-tone={tone}>
        {children}
      </div>
    );
  }
}
