import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Row, UseText } from '#panel/page/row.ts';

/** Going from the list to the canvas. */
export interface Walking {
  /** Which of a row's uses is selected, from 0, and if none is, which of them was last. */
  at(row: Row): number;
  /** The row whose element could not be selected, and why. */
  readonly error: ReadonlySignal<{ readonly key: string; readonly isGone: boolean } | null>;
  /** Selects one use of the row on the canvas, the one after the last for a number past it. */
  go(row: Row, at: number): Promise<void>;
  /** Takes up what was selected on the canvas, by its key; null for nothing. */
  follow(key: string | null): void;
  /** Forgets the places and the fault: the rows are about to be other ones. */
  forget(): void;
}

/** Makes the walking. The newest press wins. */
export function createWalking(): Walking {
  const places = signal<ReadonlyMap<string, number>>(new Map());
  const error = signal<{ key: string; isGone: boolean } | null>(null);
  const selected = signal<string | null>(null);
  let current = new AbortController();

  function at({ key, uses }: Row): number {
    const last = Math.min(places.value.get(key) ?? 0, uses.length - 1);
    const isAt = (use: UseText | undefined): boolean => use?.use.element.key === selected.value;
    // One element may show an asset twice.
    const now = isAt(uses[last]) ? last : uses.findIndex(isAt);
    return now < 0 ? last : now;
  }

  return {
    at,
    error,
    follow(key) {
      selected.value = key;
    },
    forget() {
      current.abort();
      places.value = new Map();
      error.value = null;
    },
    async go(row, wanted) {
      current.abort();
      current = new AbortController();
      const { signal } = current;
      const to = (wanted + row.uses.length) % row.uses.length;
      batch(() => {
        places.value = new Map(places.value).set(row.key, to);
        // The next press goes on from here, whether or not the canvas has answered by then.
        selected.value = null;
        error.value = null;
      });
      const answer = await row.uses[to]?.use.element.select(signal);
      if (signal.aborted || !answer || (answer.ok && answer.value)) return;
      error.value = { key: row.key, isGone: answer.ok || answer.reason === 'missing' };
    },
  };
}
