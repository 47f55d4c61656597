import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Draft, EditErrorReason, Editing } from '#panel/alt-text/editing.ts';
import type { AltLevel, AltTarget } from '#panel/assets/alt-target.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import type { AuditedUsage, Row } from '#panel/page/row.ts';
import type { Usage } from '#panel/page/usage.ts';

/** A series of writes: one alt text after the other. */
export interface Bulk {
  /** The current row and its position in the series; null outside a series. */
  readonly step: ReadonlySignal<{ readonly row: Row; readonly at: number; readonly of: number } | null>;
  readonly text: ReadonlySignal<string>;
  readonly isBusy: ReadonlySignal<boolean>;
  readonly errorReason: ReadonlySignal<EditErrorReason | null>;
  /** How many rows a series would have. */
  readonly count: ReadonlySignal<number>;
  /** The result, once the series has ended. */
  readonly summary: ReadonlySignal<Summary | null>;
  /** True where a write can be undone. */
  readonly canUndo: ReadonlySignal<boolean>;
  start(): void;
  type(text: string): void;
  /** Writes the draft, or marks the image as decorative, and goes to the next row. A failed write stays at its row. */
  write(as: 'text' | 'decorative'): Promise<void>;
  skip(): void;
  /** Ends the series: shows the summary, or the list where there is nothing to sum up. A write under way is awaited. */
  close(): void;
  /** Ends the series when its page is left. Writes can still be undone, and the draft can still be read. */
  leave(): void;
  /** Restores every text that was written, the last first. */
  undoAll(): Promise<void>;
}

/** The number of rows with each result; `notUndone` is null until an undo has ended. */
export interface Summary {
  readonly written: number;
  readonly decorative: number;
  readonly skipped: number;
  readonly notUndone: number | null;
}

interface BulkParts {
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly editing: Editing;
  readonly permissions: ReadonlySignal<Permissions>;
}

const nothingDone: Summary = { written: 0, decorative: 0, skipped: 0, notUndone: null };

/** True for a usage that has no text and may get one. */
function isOpen({ usage, state }: AuditedUsage): boolean {
  return usage.handles !== null && state === 'notSet' && !usage.isAltBound;
}

/** True for a row whose alt text the person may write. A text of its asset is never overwritten. */
function isWritable(row: Row, permissions: Permissions): boolean {
  return row.usages.some(isOpen) && (permissions.image || (permissions.asset && !row.assetText));
}

/** Returns what to write to, for an image without a text; `api` is its asset's text. */
function targetAt(
  level: AltLevel,
  { assetId, handles, element, altText }: Usage,
  api: string | null | undefined,
): AltTarget[] {
  if (assetId === null || handles === null) return [];
  const handle = handles[level];
  if (level === 'asset') return [{ level, key: assetId, assetId, handle, shown: api, inherits: false }];
  // Without an empty text of its own it would show its asset's.
  const inherits = altText !== '' || !api;
  return [{ level, key: element.key, assetId, handle, shown: altText, inherits }];
}

/**
 * Returns where a text is written: at the asset, for all its usages; at each image where the asset's text may not be
 * written or already exists. Decorative is a property of a usage, so it is written at each image.
 */
function targetsOf({ usages, assetText: api }: Row, as: Draft['as'], permissions: Permissions): AltTarget[] {
  const isOfAsset = !api && (as === 'text' ? permissions.asset : !permissions.image);
  const open = usages.filter(isOpen);
  return isOfAsset
    ? open.slice(0, 1).flatMap(({ usage }) => targetAt('asset', usage, api))
    : open.flatMap(({ usage }) => targetAt('image', usage, api));
}

/** Returns the images that don't inherit the new text of their asset, because their own is empty. */
async function unreached({ usages }: Row, text: string): Promise<AltTarget[]> {
  const targets: AltTarget[] = [];
  for (const { usage } of usages.filter(isOpen)) {
    const answer = await usage.handles?.image.altText(new AbortController().signal);
    if (answer?.ok && answer.value === '')
      targets.push(...targetAt('image', { ...usage, altText: '' }, text));
  }
  return targets;
}

/** Creates the series over the rows without alt text. */
export function createBulk({ rows, editing, permissions }: BulkParts): Bulk {
  const queue = signal<readonly string[] | null>(null);
  const at = signal(0);
  const text = signal('');
  const isBusy = signal(false);
  const errorReason = signal<EditErrorReason | null>(null);
  const done = signal<Summary>(nothingDone);
  const written = signal<readonly AltTarget[]>([]);

  const writable = (): Row[] => rows.value.filter((row) => isWritable(row, permissions.value));

  const step = computed(() => {
    const key = queue.value?.[at.value];
    const row = rows.value.find((one) => one.key === key);
    return row ? { row, at: at.value, of: queue.value?.length ?? 0 } : null;
  });

  function goOn(what: keyof Omit<Summary, 'notUndone'>): void {
    batch(() => {
      done.value = { ...done.value, [what]: done.value[what] + 1 };
      at.value += 1;
      text.value = '';
      errorReason.value = null;
    });
  }

  function leave(): void {
    if (!step.value) return;
    const isWorthTelling = isBusy.value || written.value.length > 0 || text.value.trim() !== '';
    if (isWorthTelling) at.value = step.value.of;
    else queue.value = null;
  }

  return {
    step,
    text,
    isBusy,
    errorReason,
    summary: computed(() => (queue.value && !step.value ? done.value : null)),
    canUndo: computed(() => written.value.length > 0),
    count: computed(() => writable().length),
    start() {
      if (queue.value) return;
      batch(() => {
        queue.value = writable().map(({ key }) => key);
        at.value = 0;
        text.value = '';
        errorReason.value = null;
        done.value = nothingDone;
        written.value = [];
      });
    },
    type(typed) {
      text.value = typed;
      errorReason.value = null;
    },
    async write(as) {
      const { row } = step.value ?? {};
      if (!row || isBusy.value) return;
      const draft = { as, text: text.value };
      const targets = targetsOf(row, as, permissions.value);
      isBusy.value = true;
      // The image got a text elsewhere after the series had begun.
      errorReason.value = targets.length > 0 ? null : 'changed';
      for (const target of targets) {
        errorReason.value = await editing.write(target, draft);
        if (errorReason.value) break;
        // The value after the write: an undo does not overwrite a later change on any page.
        written.value = [...written.value, { ...target, shown: editing.of(target.key).base }];
        if (target.level === 'asset' && permissions.value.image)
          targets.push(...(await unreached(row, draft.text)));
      }
      isBusy.value = false;
      if (!errorReason.value) goOn(as === 'text' ? 'written' : 'decorative');
    },
    skip() {
      // A write under way goes to the next row itself; a second step would skip an image.
      if (!isBusy.value) goOn('skipped');
    },
    close() {
      if (step.value) leave();
      // An undo must not end in another series.
      else if (!isBusy.value) queue.value = null;
    },
    leave,
    async undoAll() {
      if (isBusy.value) return;
      isBusy.value = true;
      let failures = 0;
      for (const target of written.value.toReversed()) {
        if (await editing.undo(target)) failures += 1;
      }
      written.value = [];
      isBusy.value = false;
      done.value = { ...done.value, notUndone: failures };
    },
  };
}
