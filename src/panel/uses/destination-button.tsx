import { designerErrors } from '#panel/i18n/designer-errors.ts';
import * as words from '#panel/i18n/uses.ts';
import { type Destination, destinationKey, type Going, type Walk } from '#panel/uses/going.ts';

interface DestinationButtonProps {
  readonly going: Going;
  readonly destination: Destination;
  /** What is pressed, and how it is named in the question. */
  readonly text: string;
  readonly name: string;
}

const takeFocus = (button: HTMLElement | null): void => button?.focus({ preventScroll: true });

/** Returns what became of it; null while it is asked for. */
function outcome({ is }: Walk, name: string): string | null {
  if (is === 'asked') return null;
  if (is === 'under way') return words.going(name);
  if (is === 'opened') return words.opened;
  if (is === 'not_found') return words.notFound;
  return designerErrors[is === 'aborted' ? 'failed' : is].body;
}

/** A place that the Designer opens after one question, as the open page is left. */
export function DestinationButton({ going, destination, text, name }: DestinationButtonProps) {
  const walk = going.walk.value;
  const own = walk?.key === destinationKey(destination) ? walk : null;
  const result = own && outcome(own, name);
  return (
    <>
      <button
        type="button"
        class="text-button use-name"
        dir="auto"
        onClick={() => void going.press(destination)}
      >
        {text}
      </button>
      {own?.is === 'asked' && (
        <span class="use-question">
          <span>{words.leave}</span>
          <span class="buttons">
            <button
              ref={takeFocus}
              type="button"
              class="button primary"
              onClick={() => void going.confirm(destination)}
            >
              {words.open(name)}
            </button>
            <button
              type="button"
              class="button"
              onClick={({ currentTarget }) => {
                currentTarget.closest('li')?.querySelector<HTMLElement>('.use-name')?.focus();
                going.cancel();
              }}
            >
              {words.cancel}
            </button>
          </span>
        </span>
      )}
      {result && (
        <span class="use-result" role={own.is === 'under way' ? undefined : 'alert'}>
          {result}
        </span>
      )}
    </>
  );
}
