import { Component, type ComponentChildren, createRef } from 'preact';
import type { Popups } from '#panel/ui/popups.ts';

interface PopupProps {
  readonly popups: Popups;
  /** Identifies the box. */
  readonly id: string;
  /** The name of the button and of the box. */
  readonly label: string;
  readonly icon: ComponentChildren;
  /** The content; `close` closes the box and gives the button the focus. */
  readonly children: (close: () => void) => ComponentChildren;
}

/**
 * A button that opens a box below it. Escape, a press outside, and leaving it with Tab close it. Source: WAI-ARIA
 * Authoring Practices, disclosure.
 */
export class Popup extends Component<PopupProps> {
  readonly root = createRef<HTMLDivElement>();

  readonly hide = (): void => this.props.popups.close(this.props.id);

  readonly close = (): void => {
    this.hide();
    this.root.current?.querySelector('button')?.focus({ preventScroll: true });
  };

  /** Closes the box when the focus or a press arrives elsewhere. */
  readonly leave = (place: EventTarget | null): void => {
    if (place instanceof Node && !this.root.current?.contains(place)) this.hide();
  };

  readonly onPress = ({ target }: Event): void => this.leave(target);

  override componentDidMount() {
    const { current: root } = this.root;
    root?.addEventListener('focusout', ({ relatedTarget }) => this.leave(relatedTarget));
    root?.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && this.props.popups.openId.value === this.props.id) this.close();
    });
    document.addEventListener('pointerdown', this.onPress);
    // A press on the canvas reaches another document.
    window.addEventListener('blur', this.hide);
  }

  override componentWillUnmount() {
    document.removeEventListener('pointerdown', this.onPress);
    window.removeEventListener('blur', this.hide);
    this.hide();
  }

  render({ popups, id, label, icon, children }: PopupProps) {
    const isOpen = popups.openId.value === id;
    return (
      <div ref={this.root} class="popup">
        <button
          type="button"
          class="icon-button"
          aria-label={label}
          title={label}
          aria-expanded={isOpen}
          onClick={() => (isOpen ? popups.close(id) : popups.open(id))}
        >
          {icon}
        </button>
        {isOpen && (
          <fieldset class="popup-box" aria-label={label}>
            {children(this.close)}
          </fieldset>
        )}
      </div>
    );
  }
}
