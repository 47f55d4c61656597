import { Component, type ComponentChildren, createRef } from 'preact';
import { slotsOf } from '#panel/list/slots.ts';

/** Where a row is: by its key, else by its index; and how far its top is below the top of the window in pixels. */
export interface RowPlace {
  readonly key: string;
  readonly at: number;
  readonly top: number;
}

interface RowWindowProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  /** Returns a row's height in pixels, from the width of the list. */
  readonly rowHeight: (width: number) => number;
  readonly keyOf: (item: Item) => string;
  /** Draws a row around one button, which gets this `tabIndex`. */
  readonly row: (item: Item, tabIndex: 0 | -1) => ComponentChildren;
  /** Called with the items near the visible area, each time these change. */
  readonly onVisible?: (items: readonly Item[]) => void;
  /** The row that gets the focus when this becomes another object, scrolled to its place where it is out of view. */
  readonly returnTo?: RowPlace | null;
}

interface Window {
  readonly first: number;
  readonly last: number;
  /** Pixels. */
  readonly height: number;
  /** The row that Tab stops at, by its index. */
  readonly active: number;
}

/** Rows rendered above and below the visible area, so that a keyboard user finds the next one in the document. */
const margin = 5;

/** Pixels at the top of the window that tabs, search and chips may cover. */
const barHeight = 104;

/** How many rows each key moves the focus by. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * A list that renders only the rows near the visible area, so that a thousand cost no more than twenty. Each row states
 * its position and the number of rows. Tab stops at one of them and arrow keys move between them. Sources: WAI-ARIA,
 * `aria-setsize` and `aria-posinset`; WAI-ARIA Authoring Practices, keyboard navigation inside components.
 */
export class RowWindow<Item> extends Component<RowWindowProps<Item>, Window> {
  readonly list = createRef<HTMLUListElement>();
  slots: ReadonlyMap<string, number> = new Map();
  /** The key of the row that has the focus. */
  focused: string | null = null;
  override state: Window = {
    first: 0,
    last: Math.ceil(window.innerHeight / this.props.rowHeight(window.innerWidth)) + margin,
    height: this.props.rowHeight(window.innerWidth),
    active: 0,
  };

  readonly update = (): void => {
    const list = this.list.current;
    if (!list) return;
    const box = list.getBoundingClientRect();
    const height = this.props.rowHeight(box.width);
    const first = Math.max(0, Math.floor(-box.top / height) - margin);
    const last = Math.max(first + margin, Math.ceil((window.innerHeight - box.top) / height) + margin);
    const { state } = this;
    if (first !== state.first || last !== state.last || height !== state.height) {
      this.setState({ first, last, height });
    }
    this.props.onVisible?.(this.props.items.slice(first, last));
  };

  /** Scrolls a row to this distance from the top of the window, by default into view, and focuses it. */
  focusRow(at: number, top?: number): void {
    const list = this.list.current;
    if (!list) return;
    const buttonAt = () => list.querySelector<HTMLElement>(`[aria-posinset="${at + 1}"] > button`);
    if (top === undefined && buttonAt()) {
      this.setState({ active: at }, () => buttonAt()?.focus());
      return;
    }
    const now = list.getBoundingClientRect().top + at * this.state.height;
    const isInView = now >= barHeight && now <= window.innerHeight - this.state.height;
    const scroller = list.closest('.scrolls') ?? window;
    if (!isInView) scroller.scrollBy(0, now - (top ?? window.innerHeight / 2));
    this.update();
    this.setState({ active: at }, () => buttonAt()?.focus({ preventScroll: true }));
  }

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const { target } = event;
    const row = target instanceof HTMLElement && target.closest('.rows > li > button')?.parentElement;
    if (step === undefined || !row) return;
    event.preventDefault();
    const at = Number(row.getAttribute('aria-posinset')) - 1 + step;
    this.focusRow(Math.min(Math.max(0, at), this.props.items.length - 1));
  };

  override componentDidMount() {
    // A list beside the details scrolls in a box of its own, and that event doesn't bubble.
    document.addEventListener('scroll', this.update, { passive: true, capture: true });
    window.addEventListener('resize', this.update);
    this.update();
  }

  /** Gives the row of this place the focus; the one at its index where it has gone. */
  return({ key, at, top }: RowPlace): void {
    const { items, keyOf } = this.props;
    const now = items.findIndex((item) => keyOf(item) === key);
    this.focusRow(now < 0 ? Math.min(at, items.length - 1) : now, top);
  }

  /** Rows arrive while the page is read, and go when it is filtered. */
  override componentDidUpdate({ items, returnTo }: RowWindowProps<Item>) {
    if (this.props.returnTo && returnTo !== this.props.returnTo) this.return(this.props.returnTo);
    const keysOf = (all: readonly Item[]): string =>
      all.slice(this.state.first, this.state.last).map(this.props.keyOf).join();
    if (items !== this.props.items && keysOf(items) !== keysOf(this.props.items)) this.update();
  }

  override componentWillUnmount() {
    document.removeEventListener('scroll', this.update, { capture: true });
    window.removeEventListener('resize', this.update);
  }

  render({ label, items, keyOf, row }: RowWindowProps<Item>, { first, last, height, active }: Window) {
    const shown = items.slice(first, last);
    this.slots = slotsOf(shown.map(keyOf), this.slots, this.focused);
    // Where the row is not rendered, Tab stops at the first one in view.
    const stop =
      active >= first && active < first + shown.length
        ? active
        : Math.min(first + margin, first + shown.length - 1);
    return (
      <ul
        ref={this.list}
        class="rows"
        aria-label={label}
        style={{ blockSize: `${items.length * height}px` }}
        onKeyDown={this.onKeyDown}
        onFocusIn={({ target }) => {
          const row = target instanceof HTMLElement ? target.closest('.rows > li') : null;
          if (!row) return;
          const at = Number(row.getAttribute('aria-posinset')) - 1;
          const item = items[at];
          this.focused = item ? keyOf(item) : null;
          if (at !== active) this.setState({ active: at });
        }}
        onFocusOut={() => {
          this.focused = null;
        }}
      >
        {shown.map((item, at) => (
          <li
            key={this.slots.get(keyOf(item))}
            aria-setsize={items.length}
            aria-posinset={first + at + 1}
            style={{ insetBlockStart: `${(first + at) * height}px`, blockSize: `${height}px` }}
          >
            {row(item, first + at === stop ? 0 : -1)}
          </li>
        ))}
      </ul>
    );
  }
}
