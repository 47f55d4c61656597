import { Component } from 'preact';

/** How many characters fit in the narrowest panel. */
const fits = 20;

interface SubjectNameProps {
  readonly text: string;
}

/** The image's name in one line. A press on one that may be cut shows it in full. */
export class SubjectName extends Component<SubjectNameProps, { readonly isOpen: boolean }> {
  override state = { isOpen: false };

  render({ text }: SubjectNameProps, { isOpen }: { readonly isOpen: boolean }) {
    return (
      <h1 class="subject-name" data-open={isOpen} dir="auto">
        {text.length > fits ? (
          <button
            type="button"
            title={text}
            aria-expanded={isOpen}
            onClick={() => this.setState({ isOpen: !isOpen })}
          >
            {text}
          </button>
        ) : (
          text
        )}
      </h1>
    );
  }
}
