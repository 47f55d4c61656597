import * as words from '#panel/i18n/dismissals.ts';
import { findingMessage } from '#panel/i18n/findings.ts';
import { ChevronIcon } from '#panel/ui/icons.tsx';
import type { Dismissal, DismissedFinding } from '#rules/findings/dismissal.ts';

interface DismissedListProps {
  readonly dismissed: readonly DismissedFinding[];
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly restore: (dismissal: Dismissal) => void;
}

/** The dismissed findings with their reasons, behind a button with their number. */
export function DismissedList({ dismissed, isOpen, toggle, restore }: DismissedListProps) {
  return (
    <div class="dismissed">
      <button type="button" class="fold-button" aria-expanded={isOpen} onClick={toggle}>
        {words.count(dismissed.length)}
        <ChevronIcon />
      </button>
      {isOpen && (
        <ul aria-label={words.dismissed}>
          {dismissed.map(({ finding, dismissal }) => {
            const { title } = findingMessage(finding);
            return (
              <li key={dismissal.kind}>
                <p>{title}</p>
                <p class="fine" dir="auto">
                  {words.reasonOf(dismissal)}
                </p>
                <button
                  type="button"
                  class="text-button"
                  aria-label={words.restoreOf(title)}
                  onClick={() => restore(dismissal)}
                >
                  {words.restore}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
