import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Row } from '#panel/page/row.ts';

/** Going from the list to the canvas. */
export interface Walking {
  /** Which of a row's uses was selected last, from 0. */
  at(row: Row): number;
  /** The row whose element could not be selected, and why. */
  readonly fault: ReadonlySignal<{ readonly key: string; readonly isGone: boolean } | null>;
  /** Selects one use of the row on the canvas, the one after the last for a number past it. */
  go(row: Row, at: number): Promise<void>;
}

/** Makes the walking. The newest press wins. */
export function createWalking(): Walking {
  const places = signal<ReadonlyMap<string, number>>(new Map());
  const fault = signal<{ key: string; isGone: boolean } | null>(null);
  let current = new AbortController();
  return {
    at: (row) => Math.min(places.value.get(row.key) ?? 0, row.uses.length - 1),
    fault,
    async go(row, wanted) {
      current.abort();
      current = new AbortController();
      const { signal } = current;
      const at = (wanted + row.uses.length) % row.uses.length;
      places.value = new Map(places.value).set(row.key, at);
      fault.value = null;
      const answer = await row.uses[at]?.use.element.select(signal);
      if (signal.aborted || !answer || (answer.ok && answer.value)) return;
      fault.value = { key: row.key, isGone: answer.ok || answer.fault === 'missing' };
    },
  };
}
