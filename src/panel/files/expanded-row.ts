import { type ReadonlySignal, signal } from '@preact/signals-core';

/** The expanded row of a table, at most one. */
export interface ExpandedRow {
  readonly key: ReadonlySignal<string | null>;
  toggle(key: string): void;
}

/** Creates the state without an expanded row. */
export function createExpandedRow(): ExpandedRow {
  const key = signal<string | null>(null);
  return {
    key,
    toggle(pressed) {
      key.value = key.value === pressed ? null : pressed;
    },
  };
}
