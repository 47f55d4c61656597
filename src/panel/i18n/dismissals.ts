import { findingMessage } from '#panel/i18n/findings.ts';
import { interpolate, messages } from '#panel/i18n/messages.ts';
import type { Dismissal, DismissedFinding } from '#rules/findings/dismissal.ts';

const said = messages.dismissals;

export const { dismiss, why, reasons, note, cancel, dismissed, session, restore, restoreAll } = said;

/** Returns the names of the buttons about a finding with this title. */
export const dismissOf = (title: string): string => interpolate(said.dismissOf, { title });
export const restoreOf = (title: string): string => interpolate(said.restoreOf, { title });

/** Returns how many findings are dismissed. */
export const count = (findings: number): string => interpolate(said.count, { count: findings });

/** Returns why a finding was dismissed: the reason, and the person's own words where there are some. */
export const reasonOf = ({ reason, note: own }: Pick<Dismissal, 'reason' | 'note'>): string =>
  own ? interpolate(said.reasonWithNote, { reason: reasons[reason], note: own }) : reasons[reason];

/** Returns each dismissed finding with its reason. */
export const dismissedTexts = (all: readonly DismissedFinding[]): string[] =>
  all.map(({ finding, dismissal }) =>
    interpolate(said.because, { title: findingMessage(finding).title, reason: reasonOf(dismissal) }),
  );

/** Returns the dismissed findings of an image as one text. */
export const dismissedList = (all: readonly DismissedFinding[]): string =>
  interpolate(said.list, { findings: dismissedTexts(all).join('; ') });
