import { Component, type ComponentChildren } from 'preact';
import { AltLevelView } from '#panel/alt-text/alt-level-view.tsx';
import { ClampedText } from '#panel/alt-text/clamped-text.tsx';
import type { EditableLevel } from '#panel/alt-text/editable-level.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/alt-editor.ts';
import { EditIcon } from '#panel/ui/icons.tsx';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';

interface ClosedLevelProps {
  readonly editable: EditableLevel;
  readonly selection: SelectedAsset;
  readonly assetSummary: AssetSummary;
  readonly open: () => void;
  readonly children: ComponentChildren;
}

interface ClosedLevelState {
  readonly isCut: boolean;
  readonly isOpen: boolean;
}

/** One level of alt text whose editor is closed. A press on the text opens it. */
export class ClosedLevel extends Component<ClosedLevelProps, ClosedLevelState> {
  override state: ClosedLevelState = { isCut: false, isOpen: false };

  render({ editable, open, children, ...facts }: ClosedLevelProps, { isCut, isOpen }: ClosedLevelState) {
    const { target, whyNot } = editable;
    return (
      <AltLevelView
        {...facts}
        level={target.level}
        drawText={(text) => (
          <ClampedText text={text} isOpen={isOpen} onCut={(cut) => this.setState({ isCut: cut })} />
        )}
        action={
          whyNot === null &&
          target.shown !== undefined && (
            <button
              type="button"
              class="icon-button edit"
              aria-label={words.edit}
              aria-describedby="alt-value"
              title={words.edit}
              onClick={open}
            >
              <EditIcon />
            </button>
          )
        }
      >
        {isCut && (
          <button
            type="button"
            class="text-button"
            aria-expanded={isOpen}
            onClick={() => this.setState({ isOpen: !isOpen })}
          >
            {isOpen ? words.less : words.more}
          </button>
        )}
        {children}
      </AltLevelView>
    );
  }
}
