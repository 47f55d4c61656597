import { Component, createRef } from 'preact';
import { AltTextIssues } from '#panel/alt-text/alt-text-issues.tsx';
import type { Draft, Editing } from '#panel/alt-text/editing.ts';
import { focusEdit } from '#panel/alt-text/focus-edit.ts';
import type { AltTarget } from '#panel/assets/alt-target.ts';
import { auditDraft } from '#panel/assets/audit-selected.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/alt-editor.ts';
import { levels } from '#panel/i18n/alt-text.ts';

interface AltEditorProps {
  readonly target: AltTarget;
  readonly draft: Draft;
  readonly isBusy: boolean;
  readonly editing: Editing;
  readonly selection: SelectedAsset;
  /** On how many other images of the open page a text of this asset stands. */
  readonly repeatsOf: (assetId: string, text: string) => number;
}

/** The editor of one alt text. When it closes, focus goes back to what opened it. */
export class AltEditor extends Component<AltEditorProps> {
  readonly box = createRef<HTMLDivElement>();

  override componentWillUnmount() {
    focusEdit(this.box.current);
  }

  render({ target, draft, isBusy, editing, selection, repeatsOf }: AltEditorProps) {
    const { key, level } = target;
    const choices: readonly Draft['as'][] =
      level === 'image' ? ['text', 'decorative', 'asset'] : ['text', 'decorative'];
    const issues =
      draft.as === 'text'
        ? auditDraft(
            selection,
            { state: draft.text ? level : 'notSet', text: draft.text },
            repeatsOf(selection.assetId, draft.text),
          )
        : [];
    return (
      <div ref={this.box} class="editor">
        <fieldset class="choices">
          <legend class="hidden">{words.kind}</legend>
          {choices.map((as) => (
            <label key={as}>
              <input
                type="radio"
                name={`alt-${level}`}
                checked={draft.as === as}
                onChange={() => editing.change(key, { as })}
              />
              {words.choices[as]}
            </label>
          ))}
        </fieldset>
        {/* Typing selects the choice that has a text. */}
        <textarea
          class="field"
          rows={3}
          dir="auto"
          aria-label={levels[level]}
          data-unused={draft.as !== 'text'}
          value={draft.text}
          onInput={({ currentTarget }) => editing.change(key, { as: 'text', text: currentTarget.value })}
        />
        {draft.as === 'text' && <p class="fine">{words.characters(draft.text.length)}</p>}
        <AltTextIssues issues={issues} />
        <div class="buttons">
          <button
            type="button"
            class="button primary"
            aria-disabled={isBusy}
            onClick={() => void editing.save(target)}
          >
            {isBusy ? words.saving : words.save}
          </button>
          <button type="button" class="button" onClick={() => editing.cancel(key)}>
            {words.cancel}
          </button>
        </div>
      </div>
    );
  }
}
