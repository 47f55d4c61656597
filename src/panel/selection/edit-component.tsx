import { Component } from 'preact';
import type { FoundComponent } from '#panel/designer/found-images.ts';
import * as words from '#panel/i18n/found.ts';

interface EditComponentProps {
  readonly edit: NonNullable<FoundComponent['edit']>;
}

/** The button that opens a component in the Designer, and what to do where that fails. */
export class EditComponent extends Component<EditComponentProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };
  readonly removed = new AbortController();

  override componentWillUnmount() {
    this.removed.abort();
  }

  async press(): Promise<void> {
    this.setState({ hasFailed: false });
    const { signal } = this.removed;
    const answer = await this.props.edit(signal);
    if (!signal.aborted) this.setState({ hasFailed: !answer.ok });
  }

  render(_props: EditComponentProps, { hasFailed }: { readonly hasFailed: boolean }) {
    return (
      <>
        <button type="button" class="button" onClick={() => void this.press()}>
          {words.edit}
        </button>
        {hasFailed && (
          <p role="alert" class="quiet">
            {words.editFailed}
          </p>
        )}
      </>
    );
  }
}
