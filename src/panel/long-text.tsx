import { useState } from 'preact/hooks';
import * as actions from '#panel/words/actions.ts';

interface LongTextProps {
  readonly text: string;
  /** How many characters are taken to fit; what is longer is cut after a few lines and can be opened. */
  readonly fits: number;
  readonly as?: 'span' | 'h1';
}

/** A text that somebody typed: in its own direction, whole on demand, and always text. */
export function LongText({ text, fits, as: Tag = 'span' }: LongTextProps) {
  const [open, setOpen] = useState(false);
  const isLong = text.length > fits;
  return (
    <>
      <Tag class={isLong && !open ? 'long-text clamped' : 'long-text'} dir="auto">
        {text}
      </Tag>
      {isLong && (
        <button type="button" class="text-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? actions.showLess : actions.showAll}
        </button>
      )}
    </>
  );
}
