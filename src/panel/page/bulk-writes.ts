import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { EditErrorReason, Editing } from '#panel/alt-text/editing.ts';
import type { AltTarget } from '#panel/assets/alt-target.ts';

/** A text that was written for the image with this key. */
export interface BulkWrite {
  readonly key: string;
  readonly target: AltTarget;
  /** Why its last undo failed; null where none did. */
  readonly fault: EditErrorReason | null;
}

/** The writes of a series that were not undone, in the order they were made. */
export interface BulkWrites {
  readonly all: ReadonlySignal<readonly BulkWrite[]>;
  /** True where one can be undone. One that another person has changed can't; any other failure may pass. */
  readonly canUndo: ReadonlySignal<boolean>;
  /** Adds a write, with the target's value after it: an undo does not overwrite a later change on any page. */
  add(key: string, target: AltTarget): void;
  /** Undoes what was written for these images, the last first. */
  undo(keys: ReadonlySet<string>): Promise<void>;
  /** Why the undo of this image failed: a reason that may pass before one that can't. */
  faultOf(key: string): EditErrorReason | null;
  clear(): void;
}

const isUndoable = ({ fault }: BulkWrite): boolean => fault !== 'changed';

/** Creates the writes, of which there are none. */
export function createBulkWrites(editing: Pick<Editing, 'of' | 'undo'>): BulkWrites {
  const all = signal<readonly BulkWrite[]>([]);
  return {
    all,
    canUndo: computed(() => all.value.some(isUndoable)),
    add(key, target) {
      const after = { ...target, shown: editing.of(target.key).base };
      all.value = [...all.value, { key, target: after, fault: null }];
    },
    async undo(keys) {
      const writes = all.value.filter((one) => isUndoable(one) && keys.has(one.key));
      for (const one of writes.toReversed()) {
        const fault = await editing.undo(one.target);
        const left = fault ? [{ ...one, fault }] : [];
        all.value = all.value.flatMap((other) => (other === one ? left : other));
      }
    },
    faultOf(key) {
      const failed = all.value.filter((one) => one.key === key && one.fault !== null);
      return (failed.find(isUndoable) ?? failed[0])?.fault ?? null;
    },
    clear() {
      all.value = [];
    },
  };
}
