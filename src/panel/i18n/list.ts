import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.list;

export const { sortBy, show, all, more } = said;

/** Returns the name of the search field, from how many images it searches. */
export const search = (count: number): string => plural(said.search, count);

/** Returns how many images are shown of all. */
export const shown = (count: number, of: number): string => interpolate(said.shown, { count, of });
