import { batch } from '@preact/signals-core';
import type { EditableLevel } from '#panel/alt-text/editable-level.ts';
import { type Draft, type Editing, type EditTarget, isSame, writtenFor } from '#panel/alt-text/editing.ts';
import { readAltText } from '#rules/alt-text/alt-text.ts';

/** Returns the draft of an editor that opens. The empty field of a missing text is one for a text. */
export function draftOf({ target, isMissing }: Pick<EditableLevel, 'target' | 'isMissing'>): Draft {
  const alt = readAltText(target.shown ?? null);
  const text = alt.kind === 'text' ? alt.text : '';
  if (isMissing) return { as: 'text', text };
  if (target.inherits) return { as: 'asset', text };
  return { as: alt.kind === 'decorative' ? 'decorative' : 'text', text };
}

function startOf({ target, edit, isMissing }: EditableLevel): Draft {
  const { base = target.shown } = edit;
  return draftOf({ target: { ...target, shown: base }, isMissing });
}

/** True for a level with a draft that differs from the value with which its editor was opened. */
export function isChanged(level: EditableLevel): boolean {
  const { draft } = level.edit;
  if (!draft) return false;
  const start = startOf(level);
  return draft.as !== start.as || (draft.as === 'text' && draft.text !== start.text);
}

/** True where the text has changed elsewhere since the editor was opened, or since the write that Undo reverts. */
export function isOvertaken({ target, edit }: EditableLevel): boolean {
  const { draft, base, reason, isBusy } = edit;
  if (reason === 'changed') return true;
  const { shown, inherits } = target;
  if (!draft || isBusy || inherits || base === undefined || shown === undefined) return false;
  return !isSame(target, shown, base) && !isSame(target, shown, writtenFor(draft));
}

/** Returns the draft for another level: an asset has no text to inherit. */
function draftFor(target: EditTarget, draft: Draft): Draft {
  return target.level === 'asset' && draft.as === 'asset' ? { ...draft, as: 'text' } : draft;
}

/**
 * Moves an open editor to another level: with its draft where that has changes, or else with the other level's value.
 * Nothing moves where the other level has a draft of its own or can't be written.
 */
export function moveDraft(editing: Editing, from: EditableLevel, to: EditableLevel): void {
  const { draft, isBusy } = from.edit;
  if (!draft || isBusy || to.edit.draft || to.whyNot !== null || to.target.shown === undefined) return;
  const next = isChanged(from) ? draftFor(to.target, draft) : draftOf(to);
  batch(() => {
    editing.cancel(from.target.key);
    editing.open(to.target, next);
  });
}
