import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import { inheritMark } from '#contract/webflow-facts/branching-values.ts';
import type { AltTarget } from '#panel/assets/alt-target.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import { inherits } from '#rules/alt-text/alt-state.ts';
import { readAltText } from '#rules/alt-text/alt-text.ts';

/** An alt text to write. */
export interface EditTarget extends AltTarget {
  /** The text of an image's asset; undefined where it is not known. */
  readonly assetText?: string | null | undefined;
}

/** The value to write: a text, Webflow's mark of a decorative image, or its mark of an image that inherits. */
export interface Draft {
  readonly as: 'text' | 'decorative' | 'asset';
  /** The typed text; it stays while another choice is selected. */
  readonly text: string;
}

/**
 * Why a text was not written: the reason of the Designer's error, or `changed` where another person has changed it since it
 * was read.
 */
export type EditErrorReason = DesignerErrorReason | 'changed';

/** The state of editing one alt text. */
export interface Edit {
  /** Unsaved changes; null while the editor is closed. */
  readonly draft: Draft | null;
  /** The value when the editor was opened. */
  readonly base: string | null | undefined;
  readonly isBusy: boolean;
  readonly reason: EditErrorReason | null;
  /** The values before each write, the latest last. Null is the mark of a decorative image. */
  readonly earlier: readonly (string | null)[];
}

/** Editing alt text. Only `save`, `write` and `undo` write to Webflow. */
export interface Editing {
  of(key: string): Edit;
  /** The result of the last press; cleared after 2 s. */
  readonly done: ReadonlySignal<'saved' | 'undone' | null>;
  open(target: EditTarget, draft: Draft): void;
  change(key: string, draft: Partial<Draft>): void;
  cancel(key: string): void;
  save(target: EditTarget): Promise<void>;
  /**
   * Writes a draft that is in no editor, if the value is still that of `target`; resolves to why it was not written, or
   * to null. An open draft for the same text does not change.
   */
  write(target: EditTarget, draft: Draft): Promise<EditErrorReason | null>;
  /** Writes the value before the last write; resolves to why it was not written, or to null. */
  undo(target: EditTarget): Promise<EditErrorReason | null>;
}

const untouched: Edit = {
  draft: null,
  base: undefined,
  isBusy: false,
  reason: null,
  earlier: [],
};

/** Returns the argument of `setAltText` for a draft: null marks as decorative. Source: Designer API, `setAltText`. */
export function writtenFor({ as, text }: Draft): string | null {
  if (as === 'text') return text;
  return as === 'decorative' ? null : inheritMark;
}

/** Returns a value as `setAltText` takes it: Webflow's mark of a decorative image is written as null. */
function writable(value: string | null): string | null {
  return readAltText(value).kind === 'decorative' ? null : value;
}

/**
 * Returns the value for comparison. Where an asset has no text, one method returns null and another an empty text. An
 * image that inherits answers the mark or its asset's text.
 */
function comparable({ level, assetText: api }: EditTarget, value: string | null): string | null {
  const element = writable(value);
  if (level === 'asset') return element || null;
  return api !== undefined && inherits({ element, designer: undefined, api }) ? inheritMark : element;
}

/** True for two values of a target that mean the same, as they were read or written. */
export function isSame(target: EditTarget, one: string | null, other: string | null): boolean {
  return comparable(target, one) === comparable(target, other);
}

/** Returns the argument that restores a value which was read. */
function restoring(target: EditTarget, before: string | null): string | null {
  const { inherits, shown = null } = target;
  const isInherited =
    (inherits && isSame(target, before, shown)) || comparable(target, before) === inheritMark;
  return isInherited ? inheritMark : writable(before);
}

/**
 * Creates the editing. `seen` gets the current value of a target, undefined where it is not known although it may have
 * changed.
 */
export function createEditing(
  clock: Clock,
  seen: (target: AltTarget, value: string | null | undefined) => void,
): Editing {
  const edits = signal<ReadonlyMap<string, Edit>>(new Map());
  const done = signal<'saved' | 'undone' | null>(null);
  let cancelForget = (): void => {};
  // A change of selection must not abort a write.
  const patient = new AbortController().signal;

  const of = (key: string): Edit => edits.value.get(key) ?? untouched;
  function note(key: string, news: Partial<Edit>): void {
    edits.value = new Map(edits.value).set(key, { ...of(key), ...news });
  }

  async function put(
    target: EditTarget,
    value: string | null,
    written: (replaced: string | null) => Partial<Edit>,
    isAside = false,
  ): Promise<EditErrorReason | null> {
    const { key, handle, shown } = target;
    const { isBusy, draft, base } = of(key);
    if (isBusy) return 'changed';
    note(key, { isBusy: true, reason: null });
    const fail = (reason: EditErrorReason): EditErrorReason => {
      // A write beside an open draft shows no error in its editor.
      note(key, { isBusy: false, reason: isAside ? null : reason });
      return reason;
    };

    const before = await handle.altText(patient);
    if (!before.ok) return fail(before.reason);
    // Writing over a value that the person has not seen would undo another person's work. The next press compares with
    // the new value.
    const expected = draft === null || isAside ? shown : base;
    const isChanged = expected !== undefined && !isSame(target, before.value, expected);
    // The current value may be our own: from an earlier press that the Designer carried out after its deadline.
    if (isChanged && !isSame(target, before.value, value)) {
      if (!isAside) note(key, { base: before.value });
      // Where no text was known, an image that shows another one than this does not inherit it.
      seen({ ...target, shown: before.value }, before.value);
      return fail('changed');
    }
    const answer = await handle.setAltText(value, patient);
    // A call that timed out may still have been carried out.
    if (!answer.ok && answer.reason !== 'hung') return fail(answer.reason);
    const after = await handle.altText(patient);
    const now = after.ok ? after.value : undefined;
    const isThere = now !== undefined && isSame(target, now, value);
    return batch(() => {
      seen(target, now);
      if (!answer.ok && !isThere) return fail(answer.reason);
      note(key, { isBusy: false, base: now, ...written(isChanged ? expected : before.value) });
      return null;
    });
  }

  function say(what: 'saved' | 'undone'): void {
    cancelForget();
    done.value = what;
    cancelForget = clock.after(timeouts.doneDuration, () => {
      done.value = null;
    });
  }

  function write(target: EditTarget, draft: Draft): Promise<EditErrorReason | null> {
    const written = (replaced: string | null): Partial<Edit> => {
      say('saved');
      // Text typed during the write is not saved yet.
      const { draft: latest, earlier } = of(target.key);
      return {
        draft: latest === draft ? null : latest,
        earlier: [...earlier, restoring(target, replaced)],
      };
    };
    return put(target, writtenFor(draft), written, of(target.key).draft !== draft);
  }

  return {
    of,
    done,
    open: (target, draft) => note(target.key, { draft, base: target.shown, reason: null }),
    change(key, news) {
      const { draft } = of(key);
      if (draft) note(key, { draft: { ...draft, ...news }, reason: null });
    },
    cancel: (key) => note(key, { draft: null, reason: null }),
    async save(target) {
      const { draft } = of(target.key);
      if (draft) await write(target, draft);
    },
    write,
    async undo(target) {
      const { earlier } = of(target.key);
      const value = earlier.at(-1);
      if (value === undefined) return null;
      return put(target, value, () => {
        say('undone');
        return { earlier: earlier.slice(0, -1) };
      });
    },
  };
}
