import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.csv;

export const { download, copy, columns, measure, partial } = said;

/** Returns the place after a heading. */
export const after = (heading: string): string => interpolate(said.after, { heading });
export const unmeasured = (count: number): string => plural(said.unmeasured, count);
export const measuring = (done: number, of: number): string => interpolate(said.measuring, { done, of });
export const inVain = (count: number): string => plural(said.inVain, count);

/** Returns the name of the file, from that of the page. */
export const fileName = (page: string): string =>
  interpolate(said.fileName, { page: page.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-') || 'page' });
