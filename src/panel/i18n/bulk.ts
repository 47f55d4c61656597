import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.bulk;

export const { heading, mode, modes, saveAndNext, skip, back, next, decorative, close, show, table } = said;
export const { undoAll, undoing, undone, notUndoneHere, described, enter } = said;

export const start = (count: number): string => plural(said.start, count);
export const step = (at: number, of: number): string => interpolate(said.step, { at, of });
export const unsaved = (text: string): string => interpolate(said.unsaved, { text });
export const notUndone = (count: number): string => plural(said.notUndone, count);
export const linkTo = (to: string): string => interpolate(said.linkTo, { to });
export const altTextOf = (name: string): string => interpolate(said.altTextOf, { name });
export const saveOf = (name: string): string => interpolate(said.saveOf, { name });
export const undoOf = (name: string): string => interpolate(said.undoOf, { name });
export const saved = (name: string): string => interpolate(said.saved, { name });
export const marked = (name: string): string => interpolate(said.marked, { name });

/** Returns where a text is saved, and how many images on the page get it. */
export const saves = (level: keyof typeof said.saves, images: number): string =>
  plural(said.saves[level], images);

/** Returns how many images a series covers, and why it does not cover the others. */
export function covers(
  lacking: number,
  writable: number,
  obstacles: readonly { readonly obstacle: keyof typeof said.obstacles; readonly count: number }[],
): string {
  const first = plural(said.covers, lacking, { writable });
  const others = obstacles.map(({ obstacle, count }) => plural(said.obstacles[obstacle], count));
  return others.length > 0 ? `${first}: ${others.join(', ')}.` : `${first}.`;
}

/** Returns the summary of a series, from the number of each result. */
export const summary = (counts: { written: number; decorative: number; skipped: number }): string =>
  interpolate(said.summary, counts);
