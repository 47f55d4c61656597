import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.bulk;

export const { heading, saveAndNext, skip, decorative, close, show, undoAll, undoing, undone, described } =
  said;

export const start = (count: number): string => plural(said.start, count);
export const step = (at: number, of: number): string => interpolate(said.step, { at, of });
export const unsaved = (text: string): string => interpolate(said.unsaved, { text });
export const notUndone = (count: number): string => plural(said.notUndone, count);

/** Returns the summary of a series, from the number of each result. */
export const summary = (counts: { written: number; decorative: number; skipped: number }): string =>
  interpolate(said.summary, counts);
