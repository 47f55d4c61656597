import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { AltTarget, Draft, EditFault, Editing } from '#panel/alt-text/editing.ts';
import type { Abilities } from '#panel/designer.ts';
import type { Row, UseText } from '#panel/page/row.ts';

/** Writing the alt texts of a page one after the other. */
export interface Bulk {
  /** The row at hand, and where in the series it is; null while nothing is being written. */
  readonly step: ReadonlySignal<{ readonly row: Row; readonly at: number; readonly of: number } | null>;
  readonly text: ReadonlySignal<string>;
  readonly isBusy: ReadonlySignal<boolean>;
  readonly fault: ReadonlySignal<EditFault | null>;
  /** How many rows a series would have. */
  readonly count: ReadonlySignal<number>;
  /** What was done, once the series is over. */
  readonly summary: ReadonlySignal<Summary | null>;
  start(): void;
  type(text: string): void;
  /** Writes what is typed, or that the image is decorative, and goes on. A write that fails stays where it is. */
  write(as: 'text' | 'decorative'): Promise<void>;
  skip(): void;
  close(): void;
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
  readonly may: ReadonlySignal<Abilities>;
}

const nothingDone: Summary = { written: 0, decorative: 0, skipped: 0, notUndone: null };

/** True for a use that shows no text and may be given one. */
function isOpen({ use, state }: UseText): boolean {
  return use.handles !== null && state === 'notSet' && !use.isAltBound;
}

/** True for a row whose alt text the person may write. */
function isWritable(row: Row, may: Abilities): boolean {
  return row.uses.some(isOpen) && (may.asset || may.image);
}

/**
 * Where the text goes: to the asset, so that all its uses have it, and only where that is not allowed to each image.
 * Decorative is how an image is used, and so it is said of the images.
 */
function targetsOf(row: Row, as: Draft['as'], may: Abilities): AltTarget[] {
  const open = row.uses.filter(isOpen);
  const ofAsset = as === 'text' ? may.asset : !may.image;
  const targets = open.flatMap(({ use }): AltTarget[] => {
    const { assetId, handles, element } = use;
    if (assetId === null || handles === null) return [];
    const { altText } = row.details ?? {};
    return ofAsset
      ? [{ level: 'asset', key: assetId, assetId, handle: handles.asset, shown: altText, inherits: false }]
      : [
          {
            level: 'image',
            key: element.key,
            assetId,
            handle: handles.image,
            shown: use.altText,
            inherits: true,
          },
        ];
  });
  return ofAsset ? targets.slice(0, 1) : targets;
}

/** Makes the series over the rows without alt text. */
export function createBulk({ rows, editing, may }: BulkParts): Bulk {
  const queue = signal<readonly string[] | null>(null);
  const at = signal(0);
  const text = signal('');
  const isBusy = signal(false);
  const fault = signal<EditFault | null>(null);
  const done = signal<Summary>(nothingDone);
  let written: AltTarget[] = [];

  const writable = (): Row[] => rows.value.filter((row) => isWritable(row, may.value));

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
      fault.value = null;
    });
  }

  function asShownNow(target: AltTarget): AltTarget {
    const row = rows.value.find(({ assetId }) => assetId === target.assetId);
    const use = row?.uses.find((one) => one.use.element.key === target.key)?.use;
    return { ...target, shown: target.level === 'asset' ? row?.details?.altText : use?.altText };
  }

  return {
    step,
    text,
    isBusy,
    fault,
    summary: computed(() => (queue.value && !step.value ? done.value : null)),
    count: computed(() => writable().length),
    start() {
      written = [];
      batch(() => {
        queue.value = writable().map(({ key }) => key);
        at.value = 0;
        text.value = '';
        fault.value = null;
        done.value = nothingDone;
      });
    },
    type(typed) {
      text.value = typed;
      fault.value = null;
    },
    async write(as) {
      const { row } = step.value ?? {};
      if (!row || isBusy.value) return;
      isBusy.value = true;
      fault.value = null;
      for (const target of targetsOf(row, as, may.value)) {
        editing.open(target, { as, text: text.value });
        await editing.save(target);
        fault.value = editing.of(target.key).fault;
        editing.cancel(target.key);
        if (fault.value) break;
        // As it stands now: whoever changes it later, on whatever page, is not written over by the undoing.
        written.push(asShownNow(target));
      }
      isBusy.value = false;
      if (!fault.value) goOn(as === 'text' ? 'written' : 'decorative');
    },
    skip() {
      // The write under way goes on by itself: two steps at once would pass an image over.
      if (!isBusy.value) goOn('skipped');
    },
    close() {
      queue.value = null;
    },
    async undoAll() {
      isBusy.value = true;
      let failures = 0;
      for (const target of written.toReversed()) {
        await editing.undo(target);
        if (editing.of(target.key).fault) failures += 1;
      }
      written = [];
      isBusy.value = false;
      done.value = { ...done.value, notUndone: failures };
    },
  };
}
