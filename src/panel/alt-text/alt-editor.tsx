import { AltTextIssues } from '#panel/alt-text/alt-text-issues.tsx';
import { draftOf, isChanged, isOvertaken } from '#panel/alt-text/drafts.ts';
import type { EditableLevel } from '#panel/alt-text/editable-level.ts';
import type { Draft, Editing } from '#panel/alt-text/editing.ts';
import { EditorButtons } from '#panel/alt-text/editor-buttons.tsx';
import { KindChoice } from '#panel/alt-text/kind-choice.tsx';
import { auditDraft } from '#panel/assets/audit-selected.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/alt-editor.ts';
import { levels } from '#panel/i18n/alt-text.ts';

interface AltEditorProps {
  readonly editable: EditableLevel;
  readonly editing: Editing;
  readonly selection: SelectedAsset;
  /** On how many other images of the open page a text of this asset stands. */
  readonly repeatsOf: (assetId: string, text: string) => number;
  /** Called before a draft is made of the empty field of a missing text. */
  readonly onOpen: () => void;
}

/** The editor of one alt text: opened by a press, or open where a text is missing. */
export function AltEditor({ editable, editing, selection, repeatsOf, onOpen }: AltEditorProps) {
  const { target, edit } = editable;
  const { key, level } = target;
  const draft = edit.draft ?? draftOf(editable);
  const isEmpty = edit.draft === null;
  const issuesOf = (text: string) =>
    auditDraft(selection, { state: text ? level : 'notSet', text }, repeatsOf(selection.assetId, text));
  const issues = draft.as === 'text' ? issuesOf(draft.text) : [];
  const link = issues.find(({ rule }) => rule === 'linkSilent');

  function change(news: Partial<Draft>): void {
    if (isEmpty) {
      onOpen();
      editing.open(target, { ...draft, ...news });
    } else editing.change(key, news);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: every control in it handles the key alike.
    <div
      class="alt-editor"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isEmpty && !isChanged(editable)) editing.cancel(key);
      }}
    >
      {/* Typing selects the choice that has a text. */}
      <textarea
        id="alt-field"
        class="field"
        rows={isEmpty ? 1 : 3}
        dir="auto"
        aria-label={levels[level]}
        aria-describedby={draft.as === 'text' ? undefined : 'alt-kind'}
        placeholder={link ? words.describeLink(link.words) : words.describe}
        data-empty={isEmpty}
        data-unused={draft.as !== 'text'}
        value={draft.text}
        onInput={({ currentTarget }) => change({ as: 'text', text: currentTarget.value })}
      />
      {draft.as !== 'text' && (
        <span id="alt-kind" class="hidden">
          {words.choices[draft.as]}
        </span>
      )}
      <div class="alt-actions">
        <KindChoice level={level} as={draft.as} choose={(as) => change({ as })} />
        {!isOvertaken(editable) && <EditorButtons editable={editable} editing={editing} />}
      </div>
      {!isEmpty && (
        <>
          {draft.as === 'text' && <p class="fine">{words.characters(draft.text.length)}</p>}
          <AltTextIssues issues={issues} />
        </>
      )}
    </div>
  );
}
