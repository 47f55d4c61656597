import { Component, createRef } from 'preact';
import * as words from '#panel/i18n/actions.ts';
import type { Copying } from '#panel/ui/copying.ts';
import { CopyIcon, DoneIcon } from '#panel/ui/icons.tsx';

interface CopyButtonProps {
  readonly copying: Copying;
  /** Identifies this button. */
  readonly id: string;
  /** The text to copy; a function where it is expensive to create. */
  readonly text: string | (() => string);
  readonly label: string;
  /** An icon alone has the label as its accessible name; an entry of a menu has an icon only once the text is copied. */
  readonly look?: keyof typeof classes;
}

const classes = { button: 'button', icon: 'icon-button', entry: 'popup-item' } as const;

/** A button that copies `text` and confirms it for a moment. */
export function CopyButton({ copying, id, text, label, look = 'button' }: CopyButtonProps) {
  const last = copying.last.value;
  const isDone = last !== null && last.key === id && last.ok;
  return (
    <button
      type="button"
      class={classes[look]}
      data-done={isDone}
      {...(look === 'icon' ? { 'aria-label': label, title: label } : {})}
      onClick={() => void copying.copy(id, typeof text === 'string' ? text : text())}
    >
      {isDone ? <DoneIcon /> : look !== 'entry' && <CopyIcon />}
      {look !== 'icon' && label}
    </button>
  );
}

/** Shown where copying was refused: the text itself, selected, for a button whose id starts with `scope`. */
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
  readonly field = createRef<HTMLInputElement & HTMLTextAreaElement>();

  // The person has just pressed the button for this text, so moving the focus is expected.
  override componentDidMount() {
    this.field.current?.focus();
    this.field.current?.select();
  }

  render({ text }: { readonly text: string }) {
    // A one-line field removes line feeds. Source: HTML standard, value sanitization.
    const Field = text.includes('\n') ? 'textarea' : 'input';
    return (
      <Field ref={this.field} class="field" readOnly value={text} aria-label={words.textToCopy} dir="ltr" />
    );
  }
}
