import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Disconnecting } from '#panel/connection/disconnecting.ts';
import * as words from '#panel/words/disconnecting.ts';

/** "Disconnect site": one quiet button that becomes the question and then the answer, so that focus stays on it. */
export function DisconnectView({ disconnecting }: { disconnecting: Disconnecting }) {
  const button = useRef<HTMLButtonElement>(null);
  const step = disconnecting.step.value;
  const isAsked = step === 'asked' || step === 'working';
  const label = { idle: words.start, failed: words.start, asked: words.confirm, working: words.working }[
    step
  ];
  // The question opens below the press that asked for it, at the very end of the panel.
  useLayoutEffect(() => {
    if (isAsked) button.current?.closest('footer')?.scrollIntoView({ block: 'nearest' });
  }, [isAsked]);
  return (
    <footer class="disconnect">
      {isAsked && <p role="alert">{words.body}</p>}
      {step === 'failed' && <p role="alert">{words.failed}</p>}
      <div class="buttons">
        <button
          ref={button}
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
            onClick={() => {
              disconnecting.keep();
              button.current?.focus();
            }}
          >
            {words.cancel}
          </button>
        )}
      </div>
    </footer>
  );
}
