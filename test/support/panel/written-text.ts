import { createEditing, type Draft } from '#panel/alt-text/editing.ts';
import type { AltTarget } from '#panel/assets/alt-target.ts';
import type { DesignerAnswer, DesignerFault } from '#panel/designer/call.ts';
import { assetId } from '#test/support/panel/asset-details.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

/** One alt text in a Designer that follows a test's script. */
export interface WrittenText {
  /** The current value. */
  value: string | null;
  /** What was written, oldest first. */
  readonly writes: (string | null)[];
  /** The fault of every read and of every write from now on; null for none. */
  readFault: DesignerFault | null;
  writeFault: DesignerFault | null;
  /** Whether a write that fails is carried out all the same. */
  writesAnyway: boolean;
  /** While true, a write waits for `letGo`. */
  held: boolean;
  letGo(): void;
  readonly handle: {
    altText(): Promise<DesignerAnswer<string | null>>;
    setAltText(text: string | null): Promise<DesignerAnswer<null>>;
  };
  /** The target as the panel creates it from what it shows. */
  target(changes?: Partial<AltTarget>): AltTarget;
}

/** A text at `key` with the first value `value`. */
export function writtenText(value: string | null, key = 'page/image'): WrittenText {
  const waiting: (() => void)[] = [];
  const text: WrittenText = {
    value,
    writes: [],
    readFault: null,
    writeFault: null,
    writesAnyway: false,
    held: false,
    letGo() {
      for (const go of waiting.splice(0)) go();
    },
    handle: {
      altText: async () =>
        text.readFault ? { ok: false, fault: text.readFault } : { ok: true, value: text.value },
      async setAltText(next) {
        text.writes.push(next);
        if (text.held) await new Promise<void>((resolve) => waiting.push(resolve));
        if (text.writeFault === null || text.writesAnyway) text.value = next;
        return text.writeFault ? { ok: false, fault: text.writeFault } : { ok: true, value: null };
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
    async write(text: WrittenText, draft: Partial<Draft>, changes?: Partial<AltTarget>): Promise<void> {
      const target = text.target(changes);
      editing.open(target, { as: 'text', text: '' });
      editing.change(target.key, draft);
      await editing.save(target);
    },
  };
}
