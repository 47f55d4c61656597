import { type ReadonlySignal, signal } from '@preact/signals-core';

/** The boxes below buttons, of which at most one is open. */
export interface Popups {
  /** The id of the open box; null where none is. */
  readonly openId: ReadonlySignal<string | null>;
  /** Opens this box and closes any other. */
  open(id: string): void;
  /** Closes this box if it is open. */
  close(id: string): void;
}

/** Creates the state; no box is open. */
export function createPopups(): Popups {
  const openId = signal<string | null>(null);
  return {
    openId,
    open(id) {
      openId.value = id;
    },
    close(id) {
      if (openId.value === id) openId.value = null;
    },
  };
}
