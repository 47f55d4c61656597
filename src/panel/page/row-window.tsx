import { Component, type ComponentChildren, createRef } from 'preact';

interface RowWindowProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  /** Returns a row's height in pixels, from the width of the list. */
  readonly rowHeight: (width: number) => number;
  readonly keyOf: (item: Item) => string;
  readonly row: (item: Item) => ComponentChildren;
  /** Called with the items near the visible area, each time these change. */
  readonly onVisible: (items: readonly Item[]) => void;
}

interface Window {
  readonly first: number;
  readonly last: number;
  /** Pixels. */
  readonly height: number;
}

/** Rows rendered above and below the visible area, so that a keyboard user finds the next one in the document. */
const margin = 6;

/**
 * A list that renders only the rows near the visible area, so that a thousand cost no more than twenty. Each row states
 * its position and the number of rows. Source: WAI-ARIA, `aria-setsize` and `aria-posinset`.
 */
export class RowWindow<Item> extends Component<RowWindowProps<Item>, Window> {
  readonly list = createRef<HTMLUListElement>();
  override state: Window = { first: 0, last: 20, height: this.props.rowHeight(window.innerWidth) };

  readonly update = (): void => {
    const list = this.list.current;
    if (!list) return;
    const box = list.getBoundingClientRect();
    const height = this.props.rowHeight(box.width);
    const first = Math.max(0, Math.floor(-box.top / height) - margin);
    const last = Math.ceil((window.innerHeight - box.top) / height) + margin;
    const { state } = this;
    if (first !== state.first || last !== state.last || height !== state.height) {
      this.setState({ first, last, height });
    }
    this.props.onVisible(this.props.items.slice(first, last));
  };

  override componentDidMount() {
    window.addEventListener('scroll', this.update, { passive: true });
    window.addEventListener('resize', this.update);
    this.update();
  }

  /** Rows arrive while the page is read, and go when it is filtered. */
  override componentDidUpdate({ items }: RowWindowProps<Item>) {
    const keysOf = (all: readonly Item[]): string =>
      all.slice(this.state.first, this.state.last).map(this.props.keyOf).join();
    if (items !== this.props.items && keysOf(items) !== keysOf(this.props.items)) this.update();
  }

  override componentWillUnmount() {
    window.removeEventListener('scroll', this.update);
    window.removeEventListener('resize', this.update);
  }

  render({ label, items, keyOf, row }: RowWindowProps<Item>, { first, last, height }: Window) {
    return (
      <ul ref={this.list} class="rows" aria-label={label} style={{ blockSize: `${items.length * height}px` }}>
        {items.slice(first, last).map((item, at) => (
          <li
            key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={first + at + 1}
            style={{ insetBlockStart: `${(first + at) * height}px`, blockSize: `${height}px` }}
          >
            {row(item)}
          </li>
        ))}
      </ul>
    );
  }
}
