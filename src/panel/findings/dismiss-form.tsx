import { Component, createRef } from 'preact';
import * as words from '#panel/i18n/dismissals.ts';
import { type DismissReason, dismissReasons, noteLength } from '#rules/findings/dismissal.ts';

interface DismissFormProps {
  readonly dismiss: (reason: DismissReason, note: string) => void;
  readonly cancel: () => void;
}

interface Choice {
  readonly reason: DismissReason;
  readonly note: string;
}

/** Asks why a finding is dismissed. Its first field takes the focus; Escape cancels. */
export class DismissForm extends Component<DismissFormProps, Choice> {
  readonly form = createRef<HTMLFormElement>();
  override state: Choice = { reason: 'intended', note: '' };

  override componentDidMount() {
    this.form.current?.querySelector('input')?.focus();
  }

  render({ dismiss, cancel }: DismissFormProps, { reason, note }: Choice) {
    return (
      <form
        ref={this.form}
        class="dismiss"
        onSubmit={(event) => {
          event.preventDefault();
          dismiss(reason, note.trim());
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          cancel();
        }}
      >
        <fieldset class="dismiss-reasons">
          <legend>{words.why}</legend>
          {dismissReasons.map((one) => (
            <label class="check-label" key={one}>
              <input
                type="radio"
                name="reason"
                checked={one === reason}
                onChange={() => this.setState({ reason: one })}
              />
              {words.reasons[one]}
            </label>
          ))}
        </fieldset>
        <input
          class="field"
          aria-label={words.note}
          placeholder={words.note}
          maxLength={noteLength}
          dir="auto"
          value={note}
          onInput={({ currentTarget }) => this.setState({ note: currentTarget.value })}
        />
        <p class="fine">{words.session}</p>
        <div class="buttons">
          <button type="submit" class="button primary">
            {words.dismiss}
          </button>
          <button type="button" class="button" onClick={cancel}>
            {words.cancel}
          </button>
        </div>
      </form>
    );
  }
}
