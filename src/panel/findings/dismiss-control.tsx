import { Component, type ComponentChildren, createRef } from 'preact';
import { DismissForm } from '#panel/findings/dismiss-form.tsx';
import * as words from '#panel/i18n/dismissals.ts';
import type { DismissReason } from '#rules/findings/dismissal.ts';

interface DismissControlProps {
  /** The title of the finding. */
  readonly title: string;
  readonly dismiss: (reason: DismissReason, note: string) => void;
  /** The finding's other actions, beside the button. */
  readonly children: ComponentChildren;
}

/** The actions of an open finding, with a button that opens the form to dismiss it. */
export class DismissControl extends Component<DismissControlProps, { readonly isOpen: boolean }> {
  readonly button = createRef<HTMLButtonElement>();
  override state = { isOpen: false };

  readonly cancel = (): void => {
    this.setState({ isOpen: false });
    this.button.current?.focus();
  };

  render({ title, dismiss, children }: DismissControlProps, { isOpen }: { readonly isOpen: boolean }) {
    return (
      <>
        <div class="finding-actions">
          {children}
          <button
            ref={this.button}
            type="button"
            class="text-button"
            aria-expanded={isOpen}
            aria-label={words.dismissOf(title)}
            onClick={() => this.setState({ isOpen: !isOpen })}
          >
            {words.dismiss}
          </button>
        </div>
        {isOpen && <DismissForm dismiss={dismiss} cancel={this.cancel} />}
      </>
    );
  }
}
