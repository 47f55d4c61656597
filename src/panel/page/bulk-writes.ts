import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Editing } from '#panel/alt-text/editing.ts';
import type { AltTarget } from '#panel/assets/alt-target.ts';

/** A text that was written for the image with this key. */
export interface BulkWrite {
  readonly key: string;
  readonly target: AltTarget;
}

/** The writes of a series that can be undone, in the order they were made. */
export interface BulkWrites {
  readonly all: ReadonlySignal<readonly BulkWrite[]>;
  /** Adds a write, with the target's value after it: an undo does not overwrite a later change on any page. */
  add(key: string, target: AltTarget): void;
  /** Undoes these writes, the last first, and returns those that failed. None of them can be undone again. */
  undo(writes: readonly BulkWrite[]): Promise<BulkWrite[]>;
  clear(): void;
}

/** Creates the writes, of which there are none. */
export function createBulkWrites(editing: Pick<Editing, 'of' | 'undo'>): BulkWrites {
  const all = signal<readonly BulkWrite[]>([]);
  return {
    all,
    add(key, target) {
      const after = { ...target, shown: editing.of(target.key).base };
      all.value = [...all.value, { key, target: after }];
    },
    async undo(writes) {
      const failed: BulkWrite[] = [];
      for (const one of writes.toReversed()) if (await editing.undo(one.target)) failed.push(one);
      all.value = all.value.filter((one) => !writes.includes(one));
      return failed;
    },
    clear() {
      all.value = [];
    },
  };
}
