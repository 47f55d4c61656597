import { batch, computed, signal } from '@preact/signals-core';
import type { EditErrorReason, Editing } from '#panel/alt-text/editing.ts';
import type { Bulk, BulkMode } from '#panel/page/bulk.ts';
import type { BulkContext } from '#panel/page/bulk-context.ts';
import type { Coverage } from '#panel/page/bulk-coverage.ts';
import { type BulkResult, createBulkEntries } from '#panel/page/bulk-entries.ts';
import type { BulkItem, BulkSource } from '#panel/page/bulk-source.ts';
import { createBulkWrites } from '#panel/page/bulk-writes.ts';

interface SeriesParts<Item> {
  readonly source: BulkSource<Item>;
  readonly editing: Pick<Editing, 'of' | 'write' | 'undo'>;
  readonly context: BulkContext<Item>;
}

const noCoverage: Coverage = { lacking: 0, writable: 0, obstacles: [] };

/** Creates the series over the rows without alt text. Drafts stay when it ends. */
export function createSeries<Item extends BulkItem>({
  source,
  editing,
  context,
}: SeriesParts<Item>): Bulk<Item> {
  const { locale, hasDecorative } = source;
  const queue = signal<readonly string[] | null>(null);
  const at = signal(0);
  const mode = signal<BulkMode>('steps');
  const coverage = signal(noCoverage);
  const isUndoing = signal(false);
  const hasUndoneAll = signal(false);
  const lastKey = signal<string | null>(null);
  const entries = createBulkEntries();
  const writes = createBulkWrites(editing);
  let permissionsAtStart = source.permissions.value;

  const isWritable = (row: Item): boolean => source.isWritable(row, source.permissions.value);
  const byKey = computed(() => new Map(source.rows.value.map((row) => [row.key, row])));
  const keys = computed(() => queue.value ?? []);
  const writable = computed(() => source.rows.value.filter(isWritable));

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

  function whyNot(row: Item): 'forbidden' | 'changed' | null {
    if (isWritable(row)) return null;
    return source.isWritable(row, permissionsAtStart) ? 'forbidden' : 'changed';
  }

  function move(by: -1 | 1): void {
    let index = (step.value?.at ?? keys.value.length) + by;
    while (by < 0 && index > 0 && !byKey.value.has(keys.value[index] ?? '')) index -= 1;
    at.value = Math.max(0, index);
  }

  function leave(): void {
    if (queue.value === null || !step.value) return;
    const hasResult =
      isBusy.value ||
      writes.all.value.length > 0 ||
      keys.value.some((key) => entries.of(key).text.trim() !== '');
    if (hasResult) at.value = keys.value.length;
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
        notUndone: hasUndoneAll.value ? writes.all.value.flatMap(({ fault }) => fault ?? []) : null,
        unsaved: all.flatMap((one) => (!one.isBusy && one.text.trim() !== '' ? one.text : [])),
        errorReason: all.find((one) => one.errorReason !== null)?.errorReason ?? null,
      };
    }),
    canUndo: writes.canUndo,
    last: computed(() => (lastKey.value === null ? null : (byKey.value.get(lastKey.value) ?? null))),
    context,
    locale,
    hasDecorative,
    entry: entries.of,
    destination: (row) => source.destination(row),
    whyNot,

    start() {
      if (queue.value) return;
      batch(() => {
        entries.begin();
        queue.value = writable.value.map(({ key }) => key);
        coverage.value = source.coverage();
        permissionsAtStart = source.permissions.value;
        at.value = 0;
        writes.clear();
        hasUndoneAll.value = false;
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
      const targets = source.targets(row, as);
      let errorReason: EditErrorReason | null = targets.length > 0 ? null : (whyNot(row) ?? 'failed');
      entries.update(key, { isBusy: true, errorReason: null });
      for (const target of targets) {
        errorReason = await editing.write(target, draft);
        if (errorReason) break;
        writes.add(key, target);
        hasUndoneAll.value = false;
        if (target.level === 'asset') targets.push(...(await source.targetsAfter(row, text)));
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
      await writes.undo(new Set([key]));
      batch(() => {
        entries.undone(key, writes.faultOf(key));
        if (lastKey.value === key) lastKey.value = null;
        if (step.value) at.value = keys.value.indexOf(key);
      });
    },

    async undoAll() {
      if (isBusy.value) return;
      isUndoing.value = true;
      hasUndoneAll.value = false;
      const undone = new Set(writes.all.value.map(({ key }) => key));
      await writes.undo(undone);
      batch(() => {
        isUndoing.value = false;
        hasUndoneAll.value = true;
        lastKey.value = null;
        // The summary goes on to count what was written.
        if (!step.value) return;
        for (const key of undone) entries.undone(key, writes.faultOf(key));
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
