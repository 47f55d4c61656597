import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Draft, EditErrorReason, Editing } from '#panel/alt-text/editing.ts';
import type { AltLevel, AltTarget } from '#panel/assets/alt-target.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import type { AuditedUsage, Row } from '#panel/page/row.ts';
import type { Usage } from '#panel/page/usage.ts';

/** Writing the alt texts of a page one after the other. */
export interface Bulk {
  /** The row at hand, and where in the series it is; null while nothing is being written. */
  readonly step: ReadonlySignal<{ readonly row: Row; readonly at: number; readonly of: number } | null>;
  readonly text: ReadonlySignal<string>;
  readonly isBusy: ReadonlySignal<boolean>;
  readonly errorReason: ReadonlySignal<EditErrorReason | null>;
  /** How many rows a series would have. */
  readonly count: ReadonlySignal<number>;
  /** What was done, once the series is over. */
  readonly summary: ReadonlySignal<Summary | null>;
  /** Whether anything was written that can be undone. */
  readonly canUndo: ReadonlySignal<boolean>;
  start(): void;
  type(text: string): void;
  /** Writes what is typed, or that the image is decorative, and goes on. A write that fails stays where it is. */
  write(as: 'text' | 'decorative'): Promise<void>;
  skip(): void;
  /** Goes to the summary where there is anything to tell, and from there to the list. What is under way is awaited. */
  close(): void;
  /** The page is left: what was written can still be undone, and what was typed still be read. */
  leave(): void;
  /** Brings back every text that was written, the last first. */
  undoAll(): Promise<void>;
}

/** How many of each there were; `notUndone` is null until an undoing is over. */
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

/** True for a use that shows no text and may be given one. */
function isOpen({ usage, state }: AuditedUsage): boolean {
  return usage.handles !== null && state === 'notSet' && !usage.isAltBound;
}

/** True for a row whose alt text the person may write: over one that its asset has nothing is written. */
function isWritable(row: Row, permissions: Permissions): boolean {
  return row.usages.some(isOpen) && (permissions.image || (permissions.asset && !row.assetText));
}

/** What to write to, of an image that shows nothing and whose asset says `api`. */
function targetAt(
  level: AltLevel,
  { assetId, handles, element, altText }: Usage,
  api: string | null | undefined,
): AltTarget[] {
  if (assetId === null || handles === null) return [];
  const handle = handles[level];
  if (level === 'asset') return [{ level, key: assetId, assetId, handle, shown: api, inherits: false }];
  // It would show the text its asset has, did it not hold an empty one.
  const inherits = altText !== '' || !api;
  return [{ level, key: element.key, assetId, handle, shown: altText, inherits }];
}

/**
 * Where the text goes: to the asset, so that all its uses have it, and only where that is not allowed or says something
 * already to each image. Decorative is how an image is used, and so it is said of the images.
 */
function targetsOf({ usages, assetText: api }: Row, as: Draft['as'], permissions: Permissions): AltTarget[] {
  const isOfAsset = !api && (as === 'text' ? permissions.asset : !permissions.image);
  const open = usages.filter(isOpen);
  return isOfAsset
    ? open.slice(0, 1).flatMap(({ usage }) => targetAt('asset', usage, api))
    : open.flatMap(({ usage }) => targetAt('image', usage, api));
}

/** The images that show nothing although their asset has got this text: they hold an empty one of their own. */
async function unreached({ usages }: Row, text: string): Promise<AltTarget[]> {
  const targets: AltTarget[] = [];
  for (const { usage } of usages.filter(isOpen)) {
    const answer = await usage.handles?.image.altText(new AbortController().signal);
    if (answer?.ok && answer.value === '')
      targets.push(...targetAt('image', { ...usage, altText: '' }, text));
  }
  return targets;
}

/** Makes the series over the rows without alt text. */
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
      // Somebody has given it a text while it was at hand.
      errorReason.value = targets.length > 0 ? null : 'changed';
      for (const target of targets) {
        errorReason.value = await editing.write(target, draft);
        if (errorReason.value) break;
        // As it stands now: whoever changes it later, on whatever page, is not written over by the undoing.
        written.value = [...written.value, { ...target, shown: editing.of(target.key).base }];
        if (target.level === 'asset' && permissions.value.image)
          targets.push(...(await unreached(row, draft.text)));
      }
      isBusy.value = false;
      if (!errorReason.value) goOn(as === 'text' ? 'written' : 'decorative');
    },
    skip() {
      // The write under way goes on by itself: two steps at once would pass an image over.
      if (!isBusy.value) goOn('skipped');
    },
    close() {
      if (step.value) leave();
      // What is being undone would end in another series.
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
