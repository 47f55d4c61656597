import { waiting } from '#panel/i18n/page.ts';

/** A text of progress with its button. */
export interface ProgressStep {
  readonly text: string;
  readonly action: string;
  readonly onPress: () => void;
  /** A second button, which ends what goes on. */
  readonly ends?: { readonly action: string; readonly onPress: () => void };
}

interface ProgressLineProps {
  /** When a rate limit has passed (epoch ms); null where none delays the list. */
  readonly waitsUntil: number | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** A text alone has nothing to press; null where nothing is left to say. */
  readonly step: ProgressStep | string | null;
}

/**
 * The progress of a list, or when it goes on. It stays in view at the end of the window. One element for all actions, so that
 * the button keeps the focus.
 */
export function ProgressLine({ waitsUntil, now, step }: ProgressLineProps) {
  const seconds = waitsUntil === null ? null : Math.max(0, Math.ceil((waitsUntil - now) / 1_000));
  const shown = seconds === null ? step : waiting(seconds);
  if (typeof shown === 'string') return <p class="page-progress fine">{shown}</p>;
  return (
    shown && (
      <div class="page-progress">
        <div class="page-line">
          <p class="fine">{shown.text}</p>
          <button type="button" class="button" onClick={shown.onPress}>
            {shown.action}
          </button>
          {shown.ends && (
            <button type="button" class="button" onClick={shown.ends.onPress}>
              {shown.ends.action}
            </button>
          )}
        </div>
      </div>
    )
  );
}
