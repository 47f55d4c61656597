import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { AltLevel, AltTarget } from '#panel/assets/alt-target.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timing from '#panel/browser/timing.ts';
import type { DesignerFault } from '#panel/designer/call.ts';
import { inheritMark, readAltText } from '#rules/alt-text/alt-text.ts';

/** What is to be written: a text, the mark of a decorative image, or that the asset's text is to be shown. */
export interface Draft {
  readonly as: 'text' | 'decorative' | 'asset';
  /** Kept while another choice is made, in case the person comes back to it. */
  readonly text: string;
}

/** Why a text was not written: the Designer's fault, or that somebody else has written meanwhile. */
export type EditFault = DesignerFault | 'changed';

/** What is going on with one alt text. */
export interface Edit {
  /** What is not yet saved; null while the editor is closed. */
  readonly draft: Draft | null;
  /** What stood there when the editor was opened. */
  readonly base: string | null | undefined;
  readonly isBusy: boolean;
  readonly fault: EditFault | null;
  /** The values before each write, the latest last. Null marked it as decorative. */
  readonly earlier: readonly (string | null)[];
}

/** Editing alt text. Nothing is written but by `save`, `write` and `undo`. */
export interface Editing {
  of(key: string): Edit;
  /** What the last press came to; forgotten after 2 s. */
  readonly done: ReadonlySignal<'saved' | 'undone' | null>;
  open(target: AltTarget, draft: Draft): void;
  change(key: string, draft: Partial<Draft>): void;
  cancel(key: string): void;
  save(target: AltTarget): Promise<void>;
  /**
   * Writes what no editor holds, over what `target` shows; answers why it was not written. A draft that is open for the
   * same text stays as it is.
   */
  write(target: AltTarget, draft: Draft): Promise<EditFault | null>;
  /** Writes back what was there before the last write; answers why it was not. */
  undo(target: AltTarget): Promise<EditFault | null>;
}

const untouched: Edit = {
  draft: null,
  base: undefined,
  isBusy: false,
  fault: null,
  earlier: [],
};

/** The value that says so to Webflow: null marks as decorative. Source: Designer API, `setAltText`. */
function writtenFor({ as, text }: Draft): string | null {
  if (as === 'text') return text;
  return as === 'decorative' ? null : inheritMark;
}

/** The value that brings back what was read: Webflow's marks are not written as they are read. */
function restoring({ inherits }: AltTarget, before: string | null): string | null {
  if (inherits) return inheritMark;
  return readAltText(before).kind === 'decorative' ? null : before;
}

/** An asset without a text answers null to one and an empty text to another. Of an image null says decorative. */
function comparable(level: AltLevel, value: string | null): string | null {
  return level === 'asset' ? value || null : value;
}

/**
 * Makes the editing. `seen` is told what stands at a target now, undefined where that is not known although it may
 * have changed.
 */
export function createEditing(
  clock: Clock,
  seen: (target: AltTarget, value: string | null | undefined) => void,
): Editing {
  const edits = signal<ReadonlyMap<string, Edit>>(new Map());
  const done = signal<'saved' | 'undone' | null>(null);
  let cancelForget = (): void => {};
  // A selection that moves on must not cut a write short.
  const patient = new AbortController().signal;

  const of = (key: string): Edit => edits.value.get(key) ?? untouched;
  function note(key: string, news: Partial<Edit>): void {
    edits.value = new Map(edits.value).set(key, { ...of(key), ...news });
  }

  async function put(
    target: AltTarget,
    value: string | null,
    written: (replaced: string | null) => Partial<Edit>,
    isAside = false,
  ): Promise<EditFault | null> {
    const { key, handle, shown, level } = target;
    const { isBusy, draft, base } = of(key);
    if (isBusy) return 'changed';
    note(key, { isBusy: true, fault: null });
    const fail = (fault: EditFault): EditFault => {
      // Of an open draft nothing is said for a write beside it.
      note(key, { isBusy: false, fault: isAside ? null : fault });
      return fault;
    };

    const before = await handle.altText(patient);
    if (!before.ok) return fail(before.fault);
    // A write over what the person has not seen would undo somebody's work. The next press knows of it.
    const expected = draft === null || isAside ? shown : base;
    const isChanged =
      expected !== undefined && comparable(level, before.value) !== comparable(level, expected);
    // What is there already may be our own: of an earlier press that was carried out after we had given up on it.
    const isThere = before.value === value;
    if (isChanged && !isThere) {
      if (!isAside) note(key, { base: before.value });
      seen(target, before.value);
      return fail('changed');
    }
    const answer = await handle.setAltText(value, patient);
    // A call that hangs may have been carried out all the same.
    if (!answer.ok && answer.fault !== 'hung') return fail(answer.fault);
    const after = await handle.altText(patient);
    const now = after.ok ? after.value : undefined;
    return batch(() => {
      seen(target, now);
      if (!answer.ok && now !== value) return fail(answer.fault);
      note(key, { isBusy: false, base: now, ...written(isChanged ? expected : before.value) });
      return null;
    });
  }

  function say(what: 'saved' | 'undone'): void {
    cancelForget();
    done.value = what;
    cancelForget = clock.after(timing.doneDuration, () => {
      done.value = null;
    });
  }

  function write(target: AltTarget, draft: Draft): Promise<EditFault | null> {
    const written = (replaced: string | null): Partial<Edit> => {
      say('saved');
      // What was typed while this was being written is yet to be saved.
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
    open: (target, draft) => note(target.key, { draft, base: target.shown, fault: null }),
    change(key, news) {
      const { draft } = of(key);
      if (draft) note(key, { draft: { ...draft, ...news }, fault: null });
    },
    cancel: (key) => note(key, { draft: null, fault: null }),
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
