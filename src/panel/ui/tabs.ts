import { type ReadonlySignal, signal } from '@preact/signals-core';

/** The two tabs of the panel. */
export type Tab = 'selected' | 'page';

export interface Tabs {
  readonly tab: ReadonlySignal<Tab>;
  open(tab: Tab): void;
}

/** Creates the tab state; the selected image comes first. */
export function createTabs(): Tabs {
  const tab = signal<Tab>('selected');
  return {
    tab,
    open(next) {
      tab.value = next;
    },
  };
}
