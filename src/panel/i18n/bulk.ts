import { type LocaleNames, localeName } from '#panel/i18n/locale-names.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.bulk;

export const { heading, mode, modes, saveAndNext, skip, back, next, decorative, close, show, table } = said;
export const { undoAll, undoing, undone, described, forbidden, enter } = said;

/** Returns the heading of a series; `locale` is the secondary locale that is written, null for the primary one. */
export const headingIn = (locale: LocaleNames | null): string =>
  locale ? interpolate(said.headingIn, { locale: localeName(locale) }) : heading;

/** Returns the words of the button that begins a series of so many texts. */
export const start = (count: number, locale: LocaleNames | null = null): string =>
  locale ? plural(said.startIn, count, { locale: localeName(locale) }) : plural(said.start, count);

/** Returns how many texts are missing, where the Designer's current mode forbids writing them. */
export const notHere = (count: number): string => plural(said.notHere, count);

/** Returns where a text of the site is saved. */
export const savesInSite = (locale: LocaleNames | null): string =>
  locale ? interpolate(said.savesInLocale, { locale: localeName(locale) }) : said.savesEverywhere;
export const step = (at: number, of: number): string => interpolate(said.step, { at, of });
export const unsaved = (text: string): string => interpolate(said.unsaved, { text });
export const linkTo = (to: string): string => interpolate(said.linkTo, { to });
export const altTextOf = (name: string): string => interpolate(said.altTextOf, { name });
export const saveOf = (name: string): string => interpolate(said.saveOf, { name });
export const undoOf = (name: string): string => interpolate(said.undoOf, { name });
export const saved = (name: string): string => interpolate(said.saved, { name });
export const marked = (name: string): string => interpolate(said.marked, { name });

type Reason = keyof typeof said.notUndoneHere | 'aborted';

/** An undo is never aborted. */
const faultOf = (reason: Reason) => (reason === 'aborted' ? 'failed' : reason);

/** Returns why a text was not undone. */
export const notUndoneHere = (reason: Reason): string => said.notUndoneHere[faultOf(reason)];

/** Returns why so many texts were not undone. */
export const notUndone = (reason: Reason, count: number): string =>
  plural(said.notUndone[faultOf(reason)], count);

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
