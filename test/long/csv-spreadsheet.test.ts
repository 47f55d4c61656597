import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '#rules/csv-cells.ts';
import { findSpreadsheet, openCsv } from '#test/support/designer/spreadsheet.ts';
import { anyHostileText, hostileTexts } from '#test/support/panel/csv-texts.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';

const program = findSpreadsheet();
const texts = [...hostileTexts, ...fc.sample(anyHostileText, { numRuns: 600, seed: 20_261_128 })];
// Behind a number LibreOffice minds no quotes, where it cuts at another separator.
const lines = texts.flatMap((text, at) => [
  [`page/${at}`, text, 1_234, text, null, 'end'],
  [at, text, null, text],
]);

const separators = [[','], [';'], ['\t'], ['|'], [',', ';', '\t'], [',', ';', '\t', '|', ' ']] as const;

const formulas = (xml: string): string[] => xml.match(/table:formula="[^"]*"/g) ?? [];

describe.skipIf(!program)(`LibreOffice${program ? '' : ' isn’t installed, so it'} opens a page’s CSV`, () => {
  test('and runs a formula that is only quoted, behind a number and cut at another separator', async () => {
    const csv = `1234,"x"";=1+2;"""\r\n`;
    expect(formulas(await openCsv(program ?? '', await scratchFolder(), csv, [';']))).not.toEqual([]);
  });

  test.for(separators.map((cut) => [cut] as const))('cut at %j without running a cell', async ([cut]) => {
    for (const mark of ['.', ','] as const) {
      const xml = await openCsv(program ?? '', await scratchFolder(), toCsv(lines, mark), cut);
      expect(xml).toContain('page/0');
      expect(formulas(xml)).toEqual([]);
    }
  });

  test.for(['.', ','] as const)(
    'with the decimal mark %s in columns, texts and numbers as they are',
    async (mark) => {
      const csv = toCsv([['A ridge; a valley, “dawn”', 1_234, 0.5, 'end']], mark);
      const xml = await openCsv(program ?? '', await scratchFolder(), csv, [mark === ',' ? ';' : ',']);
      expect(xml).toContain('<text:p>A ridge; a valley, “dawn”</text:p>');
      expect(xml).toMatch(/office:value="1234"/);
    },
  );
});
