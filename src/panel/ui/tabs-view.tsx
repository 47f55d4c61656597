import { Component } from 'preact';
import * as words from '#panel/i18n/tabs.ts';
import type { Tab, Tabs } from '#panel/ui/tabs.ts';

const tabs: readonly Tab[] = ['selected', 'page'];

/**
 * The two tabs. Arrow keys move between them, and each keeps its scroll position. Source: WAI-ARIA Authoring Practices,
 * tabs.
 */
export class TabsView extends Component<Tabs> {
  /** Scroll position of each tab, in pixels. */
  readonly left: Record<Tab, number> = { selected: 0, page: 0 };

  go(next: Tab): void {
    this.left[this.props.tab.value] = window.scrollY;
    this.props.open(next);
    window.scrollTo(0, this.left[next]);
  }

  render({ tab }: Tabs) {
    const current = tab.value;
    return (
      <div
        class="tabs"
        role="tablist"
        aria-label={words.label}
        onKeyDown={({ key, currentTarget }) => {
          if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
          const other = current === 'page' ? 'selected' : 'page';
          this.go(other);
          currentTarget.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
        }}
      >
        {tabs.map((one) => (
          <button
            key={one}
            id={`tab-${one}`}
            type="button"
            role="tab"
            class="tab"
            aria-selected={one === current}
            aria-controls="view"
            tabIndex={one === current ? 0 : -1}
            onClick={() => this.go(one)}
          >
            {words.names[one]}
          </button>
        ))}
      </div>
    );
  }
}
