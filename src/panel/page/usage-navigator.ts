import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { AuditedUsage, Row } from '#panel/page/row.ts';

/** Selects usages of the list on the canvas. */
export interface UsageNavigator {
  /** Returns the index of the row's usage that is selected, or that was selected last. */
  at(row: Row): number;
  /** The row whose element could not be selected, and whether the element was removed. */
  readonly error: ReadonlySignal<{ readonly key: string; readonly isGone: boolean } | null>;
  /**
   * Selects the usage at an index on the canvas; an index out of range wraps around. Returns whether it was selected;
   * false also where a newer call has replaced this one.
   */
  go(row: Row, at: number): Promise<boolean>;
  /** Sets the key of the element selected on the canvas; null for none. */
  setSelected(key: string | null): void;
  /** Discards the positions and the error, because the rows will change. */
  reset(): void;
}

/** Creates the navigator. A new selection aborts the one under way. */
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
        // The next press continues from here, even before the canvas has responded.
        selected.value = null;
        error.value = null;
      });
      const answer = await row.usages[to]?.usage.element.select(signal);
      if (signal.aborted || !answer) return false;
      if (answer.ok && answer.value) return true;
      error.value = { key: row.key, isGone: answer.ok || answer.reason === 'missing' };
      return false;
    },
  };
}
