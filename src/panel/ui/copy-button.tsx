import { Component, createRef } from 'preact';
import * as words from '#panel/i18n/actions.ts';
import type { Copying } from '#panel/ui/copying.ts';
import { CopyIcon, DoneIcon } from '#panel/ui/icons.tsx';

interface CopyButtonProps {
  readonly copying: Copying;
  /** Tells this button from every other one. */
  readonly id: string;
  /** What is copied; a function where it takes work to make. */
  readonly text: string | (() => string);
  readonly label: string;
  /** Shows the icon alone; the label stays the accessible name. */
  readonly compact?: boolean;
}

/** A button that copies `text` and shows for a moment that it did. */
export function CopyButton({ copying, id, text, label, compact = false }: CopyButtonProps) {
  const last = copying.last.value;
  const isDone = last !== null && last.key === id && last.ok;
  return (
    <button
      type="button"
      class={compact ? 'icon-button' : 'button'}
      data-done={isDone}
      {...(compact ? { 'aria-label': label, title: label } : {})}
      onClick={() => void copying.copy(id, typeof text === 'string' ? text : text())}
    >
      {isDone ? <DoneIcon /> : <CopyIcon />}
      {!compact && label}
    </button>
  );
}

/** Where copying was refused: the text itself, selected, for one of the buttons whose id starts with `scope`. */
export function CopyFailure({ copying, scope }: { copying: Copying; scope: string }) {
  const last = copying.last.value;
  if (!last || last.ok || !last.key.startsWith(scope)) return null;
  return (
    <div class="copy-failure">
      <p role="alert">{words.copyFailed}</p>
      <SelectedText key={last.key} text={last.text} />
    </div>
  );
}

class SelectedText extends Component<{ readonly text: string }> {
  readonly field = createRef<HTMLInputElement>();

  // The person has just pressed a button for this text, so the focus is theirs to follow.
  override componentDidMount() {
    this.field.current?.focus();
    this.field.current?.select();
  }

  render({ text }: { readonly text: string }) {
    return (
      <input ref={this.field} class="field" readOnly value={text} aria-label={words.textToCopy} dir="ltr" />
    );
  }
}
