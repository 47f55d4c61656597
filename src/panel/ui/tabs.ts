import { type ReadonlySignal, signal } from '@preact/signals-core';

/** The tabs of the panel, in their order. */
export const tabNames = ['selected', 'page', 'site'] as const;
export type Tab = (typeof tabNames)[number];

export interface Tabs {
  readonly tab: ReadonlySignal<Tab>;
  /** Shows a tab, scrolled to where it was left, or else to `top` pixels. */
  open(tab: Tab, top?: number): void;
}

/** Creates the tab state; the selected image comes first. */
export function createTabs(): Tabs {
  const tab = signal<Tab>('selected');
  /** Scroll position of each tab, in pixels. */
  const left: Record<Tab, number> = { selected: 0, page: 0, site: 0 };
  return {
    tab,
    open(next, top = left[next]) {
      if (next === tab.value) return;
      left[tab.value] = window.scrollY;
      // The panel is drawn before this returns.
      tab.value = next;
      window.scrollTo(0, top);
    },
  };
}
