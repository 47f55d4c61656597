import { fileNameOf } from '#panel/i18n/file-name.ts';
import { interpolate, messages } from '#panel/i18n/messages.ts';

const said = messages.csv;

export const { download, copy, columns, partial } = said;

/** Returns the place after a heading. */
export const after = (heading: string): string => interpolate(said.after, { heading });

/** Returns the name of the file, from that of the page or the site. */
export const fileName = (of: keyof typeof said.fileNames, name: string): string =>
  fileNameOf(said.fileNames[of], name, of);
