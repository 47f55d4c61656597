import { AltEditor } from '#panel/alt-text/alt-editor.tsx';
import { type AltLevelProps, AltLevelView } from '#panel/alt-text/alt-level-view.tsx';
import type { Draft, Editing } from '#panel/alt-text/editing.ts';
import { UndoButton } from '#panel/alt-text/undo-button.tsx';
import type { AltTarget } from '#panel/assets/alt-target.ts';
import { altKeyOf, altTextAt } from '#panel/assets/selection.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import * as editor from '#panel/i18n/alt-editor.ts';
import { readAltText } from '#rules/alt-text/alt-text.ts';

interface EditableAltLevelProps extends AltLevelProps {
  readonly editing: Editing;
  /** What the person may write in the current mode. */
  readonly permissions: Permissions;
  /** On how many other images of the open page a text of this asset stands. */
  readonly repeatsOf: (assetId: string, text: string) => number;
}

/**
 * Moves the focus into an editor that a press has just opened. An editor that is open because its image was selected
 * again does not take the focus from the canvas.
 */
function focusEditor(level: Element | null): void {
  level?.querySelector('textarea')?.focus();
  // Browsers scroll the caret into view, but not the buttons below it.
  level?.querySelector('.editor')?.scrollIntoView({ block: 'nearest' });
}

function draftOf(target: AltTarget): Draft {
  const alt = readAltText(target.shown ?? null);
  const text = alt.kind === 'text' ? alt.text : '';
  if (target.inherits) return { as: 'asset', text };
  return { as: alt.kind === 'decorative' ? 'decorative' : 'text', text };
}

/** One level of alt text: its value or its editor, the result of the last press, and the actions. */
export function EditableAltLevel({ editing, permissions, repeatsOf, ...facts }: EditableAltLevelProps) {
  const { level, selection, inherits } = facts;
  const isImage = level === 'image';
  const shown = altTextAt(selection, level);
  const target: AltTarget = {
    level,
    key: altKeyOf(selection, level),
    assetId: selection.assetId,
    handle: selection[level],
    shown,
    inherits: isImage && inherits,
  };
  const { draft, isBusy, reason, earlier } = editing.of(target.key);
  const bound = isImage ? selection.placement.boundAltText : undefined;
  const whyNot = bound ? editor.bound(bound) : permissions[level] ? null : editor.notAllowed[level];
  const describedBy = `alt-${level}`;
  const edit = whyNot === null && shown !== undefined && (
    <button
      type="button"
      class="text-button edit"
      aria-expanded={draft !== null}
      aria-describedby={describedBy}
      onClick={({ currentTarget }) => {
        if (draft) return editing.cancel(target.key);
        editing.open(target, draftOf(target));
        focusEditor(currentTarget.closest('.level'));
      }}
    >
      {editor.edit}
    </button>
  );
  return (
    <AltLevelView
      {...facts}
      action={edit}
      editor={
        draft && (
          <AltEditor
            key={target.key}
            target={target}
            draft={draft}
            isBusy={isBusy}
            editing={editing}
            selection={selection}
            repeatsOf={repeatsOf}
          />
        )
      }
    >
      {reason !== null && reason !== 'aborted' && (
        <p role="alert" class="fault">
          {editor.faults[reason]}
        </p>
      )}
      {whyNot !== null && <p class="quiet">{whyNot}</p>}
      {draft === null && whyNot === null && earlier.length > 0 && (
        <UndoButton isBusy={isBusy} describedBy={describedBy} undo={() => void editing.undo(target)} />
      )}
    </AltLevelView>
  );
}
