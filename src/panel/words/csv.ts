import { fill, words } from '#panel/words/language.ts';

const said = words.csv;

export const { download, copy, columns } = said;

/** The name of the file, from that of the page. */
export const fileName = (page: string): string =>
  fill(said.fileName, { page: page.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-') || 'page' });
