import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** The path of LibreOffice, or undefined where it isn't installed. */
export function findSpreadsheet(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'soffice'))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

const quote = 34;
const utf8 = 76;

/**
 * What LibreOffice makes of a CSV in a folder of its own, as its flat XML, cut at these separators and with formulas
 * evaluated. Source: LibreOffice, filter options for CSV: tokens 1, 2, 3, 4 and 13.
 */
export async function openCsv(
  program: string,
  folder: string,
  csv: string,
  separators: readonly string[],
): Promise<string> {
  const codes = separators.map((separator) => separator.charCodeAt(0)).join('/');
  const options = [codes, quote, utf8, 1, '', 0, false, true, false, false, false, 0, true].join(',');
  await writeFile(join(folder, 'page.csv'), `\uFEFF${csv}`);
  await promisify(execFile)(program, [
    `-env:UserInstallation=file://${join(folder, 'profile')}`,
    '--headless',
    '--norestore',
    `--infilter=CSV:${options}`,
    '--convert-to',
    'fods',
    '--outdir',
    folder,
    join(folder, 'page.csv'),
  ]);
  return readFile(join(folder, 'page.fods'), 'utf8');
}
