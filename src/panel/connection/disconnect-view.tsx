import type { Disconnecting } from '#panel/connection/disconnecting.ts';
import { messages } from '#panel/i18n/messages.ts';

const words = messages.disconnecting;

interface DisconnectViewProps {
  readonly disconnecting: Disconnecting;
  /** Closes the menu that this is an entry of. */
  readonly close: () => void;
}

/** "Disconnect site": one button that turns into the question and then into the result, so that it keeps the focus. */
export function DisconnectView({ disconnecting, close }: DisconnectViewProps) {
  const step = disconnecting.step.value;
  const isAsked = step === 'asked' || step === 'working';
  const label = { idle: words.start, failed: words.start, asked: words.confirm, working: words.working }[
    step
  ];
  const press = async () => {
    if (await disconnecting.press()) close();
  };
  return (
    <div class="disconnect" data-asked={isAsked}>
      {isAsked && <p role="alert">{words.body}</p>}
      {step === 'failed' && <p role="alert">{words.failed}</p>}
      <div class="buttons">
        <button
          type="button"
          class={isAsked ? 'button danger' : 'popup-item'}
          aria-disabled={step === 'working'}
          onClick={() => void press()}
        >
          {label}
        </button>
        {step === 'asked' && (
          <button
            type="button"
            class="button"
            onClick={({ currentTarget }) => {
              currentTarget.parentElement?.querySelector('button')?.focus();
              disconnecting.cancel();
            }}
          >
            {words.cancel}
          </button>
        )}
      </div>
    </div>
  );
}
