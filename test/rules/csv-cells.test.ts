import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '#rules/csv-cells.ts';
import { anyHostileText, hostileTexts } from '#test/support/panel/csv-texts.ts';
import { parseCsv } from '#test/support/panel/parse-csv.ts';
import { modestly } from '#test/support/shared/properties.ts';

const marks = [
  ['.', ','],
  [',', ';'],
] as const;

test.for([
  ['.', 'A ridge', '"A ridge"\r\n'],
  ['.', '', '""\r\n'],
  ['.', 'say "hi"', '"say ""hi"""\r\n'],
  ['.', 1_234_567, '1234567\r\n'],
  ['.', 0.5, '0.5\r\n'],
  ['.', -5, '-5\r\n'],
  ['.', 1e21, '1e+21\r\n'],
  ['.', Number.NaN, '\r\n'],
  ['.', null, '\r\n'],
  ['.', undefined, '\r\n'],
  [',', 1_234_567, '1234567\r\n'],
  [',', 0.5, '0,5\r\n'],
  [',', 'Grat; Tal', '"Grat; Tal"\r\n'],
  ['.', '-5 °C', '"\'-5 °C"\r\n'],
  ['.', 'A ridge, - a valley', '"A ridge, \'- a valley"\r\n'],
  ['.', 'T-shirt, 50+ sizes, 3 = three', '"T-shirt, 50+ sizes, 3 = three"\r\n'],
  ['.', 'A ridge;=1+2', '"A ridge;\'=1+2"\r\n'],
  ['.', 'x;"=1+2', '"x;""\'=1+2"\r\n'],
] as const)('with the decimal mark %s %o is written as %o', ([mark, cell, written]) => {
  expect(toCsv([[cell]], mark)).toBe(written);
});

test.for(marks)('with the decimal mark %s the separator is %o', ([mark, separator]) => {
  expect(toCsv([['a', 1, null, 'b']], mark)).toBe(`"a"${separator}1${separator}${separator}"b"\r\n`);
});

const withoutGuards = (text: string): string => text.replace(/'+(?=[=+\-@＝＋－＠])/g, '');

/** The cells of a reader that ignores quotes, each as it would check it for a formula. */
function cut(csv: string, separator: string): string[] {
  return csv
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .flatMap((line) => line.split(separator).map((cell) => cell.replace(/^[\s"\u200b]+/, '')));
}

describe.for(marks)('with the decimal mark %s', ([mark, separator]) => {
  test('any texts read back unchanged, except for apostrophes before characters of a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyHostileText, fc.string()), { minLength: 1 }), (texts) => {
        const [cells = []] = parseCsv(toCsv([texts], mark), separator);
        expect(cells.map(withoutGuards)).toEqual(texts.map(withoutGuards));
      }),
      modestly(500),
    );
  });

  test.for([';', ',', '\t', '|'])(
    'a reader that splits at %o and ignores quotes finds no formula',
    (other) => {
      fc.assert(
        fc.property(fc.array(fc.oneof(anyHostileText, fc.constantFrom(...hostileTexts))), (texts) => {
          for (const cell of cut(toCsv([['page/0', ...texts, 'end']], mark), other)) {
            expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/);
          }
        }),
        modestly(500),
      );
    },
  );
});

test('the search for formulas finds those in texts that are only quoted', () => {
  const quoted = `"page/0","A ridge;=1+2"\r\n`;
  expect(cut(quoted, ';')).toContain('=1+2"');
});
