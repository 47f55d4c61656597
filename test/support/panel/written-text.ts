import { createEditing, type Draft, type EditTarget } from '#panel/alt-text/editing.ts';
import type { DesignerErrorReason, DesignerResult } from '#panel/designer/call.ts';
import { assetId } from '#test/support/panel/asset-details.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

/** One alt text in a Designer that follows a test's script. */
export interface WrittenText {
  /** The current value. */
  value: string | null;
  /** What was written, oldest first. */
  readonly writes: (string | null)[];
  /** Why every read, or every write, fails from now on; null where none does. */
  readError: DesignerErrorReason | null;
  writeError: DesignerErrorReason | null;
  /** Whether a write that fails is carried out all the same. */
  writesAnyway: boolean;
  /** What the Designer answers once this value was written. */
  readsAs(written: string | null): string | null;
  /** While true, a write waits for `letGo`. */
  held: boolean;
  letGo(): void;
  readonly handle: {
    altText(): Promise<DesignerResult<string | null>>;
    setAltText(text: string | null): Promise<DesignerResult<null>>;
  };
  /** The target as the panel creates it from what it shows. */
  target(changes?: Partial<EditTarget>): EditTarget;
}

/** A text at `key` with the first value `value`. */
export function writtenText(value: string | null, key = 'page/image'): WrittenText {
  const waiting: (() => void)[] = [];
  const text: WrittenText = {
    value,
    writes: [],
    readError: null,
    writeError: null,
    writesAnyway: false,
    readsAs: (written) => written,
    held: false,
    letGo() {
      for (const go of waiting.splice(0)) go();
    },
    handle: {
      altText: async () =>
        text.readError ? { ok: false, reason: text.readError } : { ok: true, value: text.value },
      async setAltText(next) {
        text.writes.push(next);
        if (text.held) await new Promise<void>((resolve) => waiting.push(resolve));
        if (text.writeError === null || text.writesAnyway) text.value = text.readsAs(next);
        return text.writeError ? { ok: false, reason: text.writeError } : { ok: true, value: null };
      },
    },
    target: (changes = {}) => ({
      level: 'image',
      key,
      assetId,
      shown: text.value,
      inherits: false,
      handle: text.handle,
      ...changes,
    }),
  };
  return text;
}

/** Editing alone, and the values it has reported for each target. */
export function openEditing() {
  const clock = createManualClock();
  const seen: (string | null | undefined)[] = [];
  const editing = createEditing(clock, (_, value) => seen.push(value));
  return {
    clock,
    seen,
    editing,
    /** Opens the editor of a text, changes it and saves. */
    async write(text: WrittenText, draft: Partial<Draft>, changes?: Partial<EditTarget>): Promise<void> {
      const target = text.target(changes);
      editing.open(target, { as: 'text', text: '' });
      editing.change(target.key, draft);
      await editing.save(target);
    },
  };
}
