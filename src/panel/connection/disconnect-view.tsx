import { Component, createRef } from 'preact';
import type { Disconnecting } from '#panel/connection/disconnecting.ts';
import { messages } from '#panel/i18n/messages.ts';

const words = messages.disconnecting;

/** The question appears at the end of the panel, so it scrolls itself into view. */
class Question extends Component {
  readonly text = createRef<HTMLParagraphElement>();

  override componentDidMount() {
    this.text.current?.closest('footer')?.scrollIntoView({ block: 'nearest' });
  }

  render() {
    return (
      <p ref={this.text} role="alert">
        {words.body}
      </p>
    );
  }
}

/** "Disconnect site": one button that turns into the question and then into the result, so that it keeps the focus. */
export function DisconnectView({ disconnecting }: { disconnecting: Disconnecting }) {
  const step = disconnecting.step.value;
  const isAsked = step === 'asked' || step === 'working';
  const label = { idle: words.start, failed: words.start, asked: words.confirm, working: words.working }[
    step
  ];
  return (
    <footer class="disconnect">
      {isAsked && <Question />}
      {step === 'failed' && <p role="alert">{words.failed}</p>}
      <div class="buttons">
        <button
          type="button"
          class={isAsked ? 'button danger' : 'text-button'}
          aria-disabled={step === 'working'}
          onClick={() => void disconnecting.press()}
        >
          {label}
        </button>
        {step === 'asked' && (
          <button
            type="button"
            class="button"
            onClick={({ currentTarget }) => {
              currentTarget.parentElement?.querySelector('button')?.focus();
              disconnecting.keep();
            }}
          >
            {words.cancel}
          </button>
        )}
      </div>
    </footer>
  );
}
