import { Component, createRef } from 'preact';
import { AltEditor } from '#panel/alt-text/alt-editor.tsx';
import { ClosedLevel } from '#panel/alt-text/closed-level.tsx';
import { draftOf, moveDraft } from '#panel/alt-text/drafts.ts';
import { EditNotes } from '#panel/alt-text/edit-notes.tsx';
import { type EditableLevel, editableLevel } from '#panel/alt-text/editable-level.ts';
import type { Editing } from '#panel/alt-text/editing.ts';
import { LevelSwitch } from '#panel/alt-text/level-switch.tsx';
import { levelInUse, levelShown } from '#panel/alt-text/level-value.ts';
import { LocaleChips } from '#panel/alt-text/locale-chips.tsx';
import { UndoButton } from '#panel/alt-text/undo-button.tsx';
import type { AltLevel } from '#panel/assets/alt-target.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import { heading } from '#panel/i18n/alt-text.ts';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { Region } from '#panel/ui/region.tsx';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';

interface AltTextControlsProps {
  readonly errors: ErrorReporting;
  readonly selection: SelectedAsset;
  readonly assetSummary: AssetSummary;
  readonly editing: Editing;
  readonly permissions: Permissions;
  readonly inheriting: number | null;
  readonly repeatsOf: (assetId: string, text: string) => number;
}

interface AltTextControlsState {
  /** The level that was chosen or edited; null while visitors' level is shown. */
  readonly chosen: AltLevel | null;
}

type EditableLevels = Readonly<Record<AltLevel, EditableLevel>>;

/** Returns the level to show first: one with a draft, or else `shown`, unless only the other can get a missing text. */
function firstLevel({ image, asset }: EditableLevels, shown: AltLevel): AltLevel {
  if (image.edit.draft) return 'image';
  if (asset.edit.draft) return 'asset';
  return shown === 'asset' && image.isMissing && !asset.isMissing ? 'image' : shown;
}

/** The switch of level, and the chosen level with its editor. */
export class AltTextControls extends Component<AltTextControlsProps, AltTextControlsState> {
  override state: AltTextControlsState = { chosen: null };
  readonly box = createRef<HTMLDivElement>();
  hadFocus = false;

  /**
   * Moves the focus to a choice between two texts that a press has shown, into an editor that one has opened, or to the button that
   * opened one which has closed.
   */
  takeFocus() {
    const [to] = ['.alt-overtaken', '.edit', '.alt-editor textarea'].flatMap(
      (selector) => this.box.current?.querySelector<HTMLElement>(selector) ?? [],
    );
    to?.focus({ preventScroll: to.matches('.edit') });
    // Browsers scroll the caret into view, but not the buttons below it.
    to?.closest('.alt-editor, .alt-overtaken')?.scrollIntoView({ block: 'nearest' });
  }

  override componentDidUpdate() {
    if (this.hadFocus && document.activeElement === document.body) this.takeFocus();
  }

  render(props: AltTextControlsProps, { chosen }: AltTextControlsState) {
    const { errors, selection, assetSummary, editing, inheriting, repeatsOf } = props;
    this.hadFocus = this.box.current?.contains(document.activeElement) ?? false;
    const editable = { image: editableLevel('image', props), asset: editableLevel('asset', props) };
    const level = chosen ?? firstLevel(editable, levelShown(selection, assetSummary));
    const shown = editable[level];
    const { target, edit, isMissing } = shown;
    const isOpen = edit.draft !== null || isMissing;
    // They are the asset's: where an image has a text of its own, visitors do not get them.
    const locales = (level === 'asset' || assetSummary.alt.state === 'asset') && (
      <Region errors={errors} name="locales" of={selection.elementKey} isLine>
        {() => <LocaleChips altTexts={selection.altTexts} />}
      </Region>
    );
    return (
      <div ref={this.box}>
        <div class="alt-head">
          <h2 id="alt-text">{heading}</h2>
          {selection.as === 'image' && (
            <LevelSwitch
              level={selection.isComplete || levelInUse(assetSummary) ? level : null}
              editable={editable}
              inheriting={inheriting}
              choose={(next) => {
                moveDraft(editing, shown, editable[next]);
                this.setState({ chosen: next });
              }}
            />
          )}
        </div>
        {isOpen ? (
          <>
            <AltEditor
              key={`editor ${target.key}`}
              editable={shown}
              editing={editing}
              selection={selection}
              repeatsOf={repeatsOf}
              onOpen={() => this.setState({ chosen: level })}
            />
            {/* Below a field that a missing text opens, chips that arrive later would move what follows. */}
            {edit.draft !== null && locales}
          </>
        ) : (
          <ClosedLevel
            key={`closed ${target.key}`}
            editable={shown}
            selection={selection}
            assetSummary={assetSummary}
            open={() => {
              this.setState({ chosen: level });
              editing.open(target, draftOf(shown));
              this.takeFocus();
            }}
          >
            {locales}
            <UndoButton editable={shown} editing={editing} />
          </ClosedLevel>
        )}
        <EditNotes editable={shown} editing={editing} />
      </div>
    );
  }
}
