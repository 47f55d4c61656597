import { Component } from 'preact';
import * as actions from '#panel/i18n/actions.ts';

interface LongTextProps {
  readonly text: string;
  /** How many characters are taken to fit; what is longer is cut after a few lines and can be opened. */
  readonly fits: number;
  readonly as?: 'span' | 'h1';
}

/** A text that somebody typed: in its own direction, whole on demand, and always text. */
export class LongText extends Component<LongTextProps, { readonly open: boolean }> {
  override state = { open: false };

  render({ text, fits, as: Tag = 'span' }: LongTextProps, { open }: { readonly open: boolean }) {
    const isLong = text.length > fits;
    return (
      <>
        <Tag class={isLong && !open ? 'long-text clamped' : 'long-text'} dir="auto">
          {text}
        </Tag>
        {isLong && (
          <button
            type="button"
            class="text-button"
            aria-expanded={open}
            onClick={() => this.setState({ open: !open })}
          >
            {open ? actions.showLess : actions.showAll}
          </button>
        )}
      </>
    );
  }
}
