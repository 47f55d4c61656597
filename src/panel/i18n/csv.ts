import { interpolate, messages } from '#panel/i18n/messages.ts';

const said = messages.csv;

export const { download, copy, columns, partial } = said;

/** Returns the place after a heading. */
export const after = (heading: string): string => interpolate(said.after, { heading });

/** Returns the name of the file, from that of the page. */
export const fileName = (page: string): string =>
  interpolate(said.fileName, { page: page.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-') || 'page' });
