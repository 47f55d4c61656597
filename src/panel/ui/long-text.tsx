import { Component } from 'preact';
import * as actions from '#panel/i18n/actions.ts';

interface LongTextProps {
  readonly text: string;
  /** How many characters fit; a longer text is cut after a few lines and can be expanded. */
  readonly fits: number;
  readonly as?: 'span' | 'h1';
}

/** A text that a person typed: with its own direction, expandable, and never markup. */
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
