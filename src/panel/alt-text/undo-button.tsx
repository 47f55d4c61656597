import { Component, createRef } from 'preact';
import { focusEdit } from '#panel/alt-text/focus-edit.ts';
import { undo as undoLabel } from '#panel/i18n/alt-editor.ts';

interface UndoButtonProps {
  readonly isBusy: boolean;
  readonly describedBy: string;
  readonly undo: () => void;
}

/** Restores the previous text. The button disappears once there is none, and the focus moves to the level's Edit. */
export class UndoButton extends Component<UndoButtonProps> {
  readonly button = createRef<HTMLButtonElement>();

  override componentWillUnmount() {
    focusEdit(this.button.current);
  }

  render({ isBusy, describedBy, undo }: UndoButtonProps) {
    return (
      <button
        ref={this.button}
        type="button"
        class="text-button"
        aria-disabled={isBusy}
        aria-describedby={describedBy}
        onClick={undo}
      >
        {undoLabel}
      </button>
    );
  }
}
