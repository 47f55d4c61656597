import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { AuditedUsage, Row } from '#panel/page/row.ts';

/** Going from the list to the canvas. */
export interface UsageNavigator {
  /** Which of a row's uses is selected, from 0, and if none is, which of them was last. */
  at(row: Row): number;
  /** The row whose element could not be selected, and why. */
  readonly error: ReadonlySignal<{ readonly key: string; readonly isGone: boolean } | null>;
  /** Selects one use of the row on the canvas, the one after the last for a number past it. */
  go(row: Row, at: number): Promise<void>;
  /** Takes up what was selected on the canvas, by its key; null for nothing. */
  setSelected(key: string | null): void;
  /** Forgets the places and the fault: the rows are about to be other ones. */
  reset(): void;
}

/** Makes the walking. The newest press wins. */
export function createUsageNavigator(): UsageNavigator {
  const positions = signal<ReadonlyMap<string, number>>(new Map());
  const error = signal<{ key: string; isGone: boolean } | null>(null);
  const selected = signal<string | null>(null);
  let current = new AbortController();

  function at({ key, usages }: Row): number {
    const last = Math.min(positions.value.get(key) ?? 0, usages.length - 1);
    const isAt = (usage: AuditedUsage | undefined): boolean => usage?.usage.element.key === selected.value;
    // One element may show an asset twice.
    const now = isAt(usages[last]) ? last : usages.findIndex(isAt);
    return now < 0 ? last : now;
  }

  return {
    at,
    error,
    setSelected(key) {
      selected.value = key;
    },
    reset() {
      current.abort();
      positions.value = new Map();
      error.value = null;
    },
    async go(row, wanted) {
      current.abort();
      current = new AbortController();
      const { signal } = current;
      const to = (wanted + row.usages.length) % row.usages.length;
      batch(() => {
        positions.value = new Map(positions.value).set(row.key, to);
        // The next press goes on from here, whether or not the canvas has answered by then.
        selected.value = null;
        error.value = null;
      });
      const answer = await row.usages[to]?.usage.element.select(signal);
      if (signal.aborted || !answer || (answer.ok && answer.value)) return;
      error.value = { key: row.key, isGone: answer.ok || answer.reason === 'missing' };
    },
  };
}
