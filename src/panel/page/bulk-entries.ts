import { signal } from '@preact/signals-core';
import type { Draft, EditErrorReason } from '#panel/alt-text/editing.ts';

/** What became of an image of the series. */
export type BulkResult = 'written' | 'decorative' | 'skipped';

/** One image of the series. */
export interface BulkEntry {
  /** The draft; empty once it was written. */
  readonly text: string;
  readonly isBusy: boolean;
  readonly errorReason: EditErrorReason | null;
  readonly result: BulkResult | null;
  /** The draft that was written, or the one of an image that became decorative. */
  readonly written: string;
  /** Why its undo failed; null where none did. */
  readonly undoFault: EditErrorReason | null;
}

/** The entries of a series, by the keys of its rows. */
export interface BulkEntries {
  of(key: string): BulkEntry;
  update(key: string, change: Partial<BulkEntry>): void;
  /** Forgets results; drafts stay. */
  begin(): void;
  /** Records the end of a write. */
  finish(key: string, errorReason: EditErrorReason | null, draft: Draft): void;
  /** Records the end of an undo. What was written is a draft again, unless another was typed. */
  undone(key: string, undoFault: EditErrorReason | null): void;
}

const untouched: BulkEntry = {
  text: '',
  isBusy: false,
  errorReason: null,
  result: null,
  written: '',
  undoFault: null,
};

/** Creates the entries. */
export function createBulkEntries(): BulkEntries {
  const entries = signal<ReadonlyMap<string, BulkEntry>>(new Map());
  const of = (key: string): BulkEntry => entries.value.get(key) ?? untouched;

  function update(key: string, change: Partial<BulkEntry>): void {
    entries.value = new Map(entries.value).set(key, { ...of(key), ...change });
  }

  return {
    of,
    update,
    begin() {
      const drafts = [...entries.value].filter(([, { text }]) => text.trim() !== '');
      entries.value = new Map(drafts.map(([key, { text }]) => [key, { ...untouched, text }]));
    },
    finish(key, errorReason, { as, text }) {
      if (errorReason) return update(key, { isBusy: false, errorReason });
      // Text typed during the write is not saved yet.
      const isTypedOn = as === 'text' && of(key).text !== text;
      update(key, {
        isBusy: false,
        text: isTypedOn ? of(key).text : '',
        written: text,
        result: as === 'text' ? 'written' : 'decorative',
        undoFault: null,
      });
    },
    undone(key, undoFault) {
      const { text, written, result } = of(key);
      update(key, {
        isBusy: false,
        undoFault,
        ...(undoFault ? { result } : { result: null, text: text || written, written: '' }),
      });
    },
  };
}
