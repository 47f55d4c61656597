import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { EditErrorReason, Editing } from '#panel/alt-text/editing.ts';
import type { AltTarget } from '#panel/assets/alt-target.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import type { BulkContext } from '#panel/page/bulk-context.ts';
import { type Coverage, coverageOf } from '#panel/page/bulk-coverage.ts';
import { type BulkEntry, type BulkResult, createBulkEntries } from '#panel/page/bulk-entries.ts';
import {
  type Destination,
  destinationOf,
  isWritable,
  targetsOf,
  unreached,
} from '#panel/page/bulk-targets.ts';
import type { Row } from '#panel/page/row.ts';

export const bulkModes = ['steps', 'table'] as const;
export type BulkMode = (typeof bulkModes)[number];

/** A series of writes: missing alt texts, one image after the other or in a table. */
export interface Bulk {
  readonly mode: ReadonlySignal<BulkMode>;
  /** The images of the series that are still on the page. */
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** The current image and its position in the series; null outside a series and at its end. */
  readonly step: ReadonlySignal<{ readonly row: Row; readonly at: number; readonly of: number } | null>;
  /** What the series covers, as it was at its start. */
  readonly coverage: ReadonlySignal<Coverage>;
  /** True while a write or an undo is under way. */
  readonly isBusy: ReadonlySignal<boolean>;
  /** How many images a series would have. */
  readonly count: ReadonlySignal<number>;
  /** The result, once the series has ended. */
  readonly summary: ReadonlySignal<Summary | null>;
  /** True where a write can be undone. */
  readonly canUndo: ReadonlySignal<boolean>;
  /** The image that was written last; null once it was undone. */
  readonly last: ReadonlySignal<Row | null>;
  readonly context: BulkContext;
  /** The draft of an image, and what became of it. */
  entry(key: string): BulkEntry;
  destination(row: Row): Destination;
  /** False for an image that got a text elsewhere. */
  isWritable(row: Row): boolean;
  start(): void;
  show(mode: BulkMode): void;
  type(key: string, text: string): void;
  /**
   * Writes the draft of an image, or marks it as decorative. The steps go on to the next image, unless the write failed.
   */
  write(key: string, as: 'text' | 'decorative'): Promise<void>;
  skip(): void;
  /** Goes to the image before, or after, without a result. */
  move(by: -1 | 1): void;
  /** Restores the texts of one image. Its own text is a draft again, and the current step. */
  undo(key: string): Promise<void>;
  /** Restores every text that was written, the last first. */
  undoAll(): Promise<void>;
  /** Ends the series: shows the summary, or the list where there is nothing to sum up. A write under way is awaited. */
  close(): void;
  /** Ends the series when its page is left. Writes can still be undone, and drafts can still be read. */
  leave(): void;
}

/** The number of images with each result; `notUndone` is null until an undo of all has ended. */
export interface Summary extends Readonly<Record<BulkResult, number>> {
  readonly notUndone: number | null;
  /** Drafts that were not written. They are there again in the next series. */
  readonly unsaved: readonly string[];
  /** Why the last write failed. */
  readonly errorReason: EditErrorReason | null;
}

interface BulkParts {
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly editing: Editing;
  readonly permissions: ReadonlySignal<Permissions>;
  readonly context: BulkContext;
}

interface Written {
  readonly key: string;
  readonly target: AltTarget;
}

const noCoverage: Coverage = { lacking: 0, writable: 0, obstacles: [] };

/** Creates the series over the rows without alt text. Drafts stay when it ends. */
export function createBulk({ rows: pageRows, editing, permissions, context }: BulkParts): Bulk {
  const queue = signal<readonly string[] | null>(null);
  const at = signal(0);
  const mode = signal<BulkMode>('steps');
  const coverage = signal(noCoverage);
  const isUndoing = signal(false);
  const notUndone = signal<number | null>(null);
  const written = signal<readonly Written[]>([]);
  const lastKey = signal<string | null>(null);
  const entries = createBulkEntries();

  const byKey = computed(() => new Map(pageRows.value.map((row) => [row.key, row])));
  const keys = computed(() => queue.value ?? []);
  const writable = computed(() => pageRows.value.filter((row) => isWritable(row, permissions.value)));

  // An image that has gone is passed over: the list may change under the series.
  const step = computed(() => {
    for (let index = at.value; index < keys.value.length; index += 1) {
      const row = byKey.value.get(keys.value[index] ?? '');
      if (row) return { row, at: index, of: keys.value.length };
    }
    return null;
  });

  const isBusy = computed(() => isUndoing.value || keys.value.some((key) => entries.of(key).isBusy));
  const countOf = (result: BulkResult): number =>
    keys.value.filter((key) => entries.of(key).result === result).length;

  function move(by: -1 | 1): void {
    let index = (step.value?.at ?? keys.value.length) + by;
    while (by < 0 && index > 0 && !byKey.value.has(keys.value[index] ?? '')) index -= 1;
    at.value = Math.max(0, index);
  }

  /** Undoes these writes, and returns those that failed. */
  async function undoWrites(undone: readonly Written[]): Promise<Written[]> {
    const failed: Written[] = [];
    for (const one of undone.toReversed()) if (await editing.undo(one.target)) failed.push(one);
    written.value = written.value.filter((one) => !undone.includes(one));
    return failed;
  }

  function leave(): void {
    if (queue.value === null || !step.value) return;
    const isWorthTelling =
      isBusy.value ||
      written.value.length > 0 ||
      keys.value.some((key) => entries.of(key).text.trim() !== '');
    if (isWorthTelling) at.value = keys.value.length;
    else queue.value = null;
  }

  return {
    mode,
    rows: computed(() => keys.value.flatMap((key) => byKey.value.get(key) ?? [])),
    step,
    coverage,
    isBusy,
    count: computed(() => writable.value.length),
    summary: computed(() => {
      if (queue.value === null || step.value) return null;
      const all = keys.value.map(entries.of);
      return {
        written: countOf('written'),
        decorative: countOf('decorative'),
        skipped: countOf('skipped'),
        notUndone: notUndone.value,
        unsaved: all.flatMap((one) => (!one.isBusy && one.text.trim() !== '' ? one.text : [])),
        errorReason: all.find((one) => one.errorReason !== null)?.errorReason ?? null,
      };
    }),
    canUndo: computed(() => written.value.length > 0),
    last: computed(() => (lastKey.value === null ? null : (byKey.value.get(lastKey.value) ?? null))),
    context,
    entry: entries.of,
    destination: (row) => destinationOf(row, permissions.value),
    isWritable: (row) => isWritable(row, permissions.value),

    start() {
      if (queue.value) return;
      batch(() => {
        entries.begin();
        queue.value = writable.value.map(({ key }) => key);
        coverage.value = coverageOf(pageRows.value, permissions.value);
        at.value = 0;
        written.value = [];
        notUndone.value = null;
        lastKey.value = null;
      });
    },

    show(next) {
      batch(() => {
        mode.value = next;
        const open = keys.value.findIndex((key) => entries.of(key).result === null);
        if (next === 'steps' && step.value && open >= 0) at.value = open;
      });
    },

    type(key, text) {
      entries.update(key, { text, errorReason: null });
    },

    async write(key, as) {
      const row = byKey.value.get(key);
      const { isBusy: isWriting, text } = entries.of(key);
      if (!row || isWriting || isUndoing.value || (as === 'text' && text.trim() === '')) return;
      const draft = { as, text };
      const targets = targetsOf(row, as, permissions.value);
      // The image got a text elsewhere after the series had begun.
      let errorReason: EditErrorReason | null = targets.length > 0 ? null : 'changed';
      entries.update(key, { isBusy: true, errorReason: null });
      for (const target of targets) {
        errorReason = await editing.write(target, draft);
        if (errorReason) break;
        // The value after the write: an undo does not overwrite a later change on any page.
        const after = { ...target, shown: editing.of(target.key).base };
        written.value = [...written.value, { key, target: after }];
        if (target.level === 'asset' && permissions.value.image)
          targets.push(...(await unreached(row, text)));
      }
      batch(() => {
        entries.finish(key, errorReason, draft);
        if (errorReason) return;
        lastKey.value = key;
        if (mode.value === 'steps' && step.value?.row.key === key) move(1);
      });
    },

    skip() {
      const { key } = step.value?.row ?? {};
      // A write under way goes to the next row itself; a second step would skip an image.
      if (key === undefined || entries.of(key).isBusy) return;
      batch(() => {
        if (entries.of(key).result === null) entries.update(key, { result: 'skipped', errorReason: null });
        move(1);
      });
    },

    move,

    async undo(key) {
      if (isUndoing.value || entries.of(key).isBusy) return;
      entries.update(key, { isBusy: true, errorReason: null });
      const failed = await undoWrites(written.value.filter((one) => one.key === key));
      batch(() => {
        entries.undone(key, failed.length > 0);
        if (lastKey.value === key) lastKey.value = null;
        if (failed.length === 0 && step.value) at.value = keys.value.indexOf(key);
      });
    },

    async undoAll() {
      if (isBusy.value) return;
      isUndoing.value = true;
      const undone = written.value;
      const failed = await undoWrites(undone);
      batch(() => {
        isUndoing.value = false;
        notUndone.value = failed.length;
        lastKey.value = null;
        // The summary goes on to count what was written.
        if (!step.value) return;
        for (const { key } of undone)
          entries.undone(
            key,
            failed.some((one) => one.key === key),
          );
      });
    },

    close() {
      if (step.value) leave();
      // An undo must not end in another series.
      else if (!isBusy.value) queue.value = null;
    },

    leave,
  };
}
