/** A text, a number, or an unknown value. */
export type CsvCell = string | number | null | undefined;

/**
 * Separators at which a spreadsheet may split a line, and white space that it ignores before a formula. Sources:
 * LibreOffice Calc splits at comma, semicolon and tab by default; Excel and Google Sheets also at `|`.
 */
const cut = /[;,|\t\r\n\v\f\u0085\u2028\u2029]/;
const passedOver = /[\p{Z}\p{Cc}\p{Cf}"]/u;

/** The characters that begin a formula, full-width ones included. Source: OWASP, CSV injection. */
const formula = /[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Returns the text with an apostrophe before each character that would begin a formula, wherever a line may be split.
 */
function withoutFormulas(text: string): string {
  let guarded = '';
  let isStart = true;
  for (const char of text) {
    if (isStart && formula.test(char)) guarded += "'";
    isStart = cut.test(char) || (isStart && passedOver.test(char));
    guarded += char;
  }
  return guarded;
}

/** The decimal separator of the reader's language. */
export type DecimalMark = '.' | ',';

/**
 * Returns rows of cells as separated values: semicolons where the decimal mark is a comma, commas elsewhere. Texts are
 * quoted, and no part of one is a formula for a spreadsheet that splits lines at another separator. Numbers that are
 * not finite are empty. Sources: RFC 4180, 2; Excel, which uses the list separator and the decimal symbol of the
 * region.
 */
export function toCsv(lines: readonly (readonly CsvCell[])[], decimalMark: DecimalMark): string {
  const separator = decimalMark === ',' ? ';' : ',';
  const write = (cell: CsvCell): string => {
    if (typeof cell === 'string') return `"${withoutFormulas(cell).replaceAll('"', '""')}"`;
    return Number.isFinite(cell) ? `${cell}`.replace('.', decimalMark) : '';
  };
  return lines.map((line) => `${line.map(write).join(separator)}\r\n`).join('');
}
