import { type ReadonlySignal, signal } from '@preact/signals-core';

/** The one thing of a list that is opened. */
export interface Opened {
  readonly key: ReadonlySignal<string | null>;
  toggle(key: string): void;
}

/** Makes a list of which nothing is opened yet. */
export function createExpandedRow(): Opened {
  const key = signal<string | null>(null);
  return {
    key,
    toggle(pressed) {
      key.value = key.value === pressed ? null : pressed;
    },
  };
}
