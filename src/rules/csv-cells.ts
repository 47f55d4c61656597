/** A text, a number, or nothing known. */
export type CsvCell = string | number | null | undefined;

/**
 * What a spreadsheet may cut a line at, whatever it was written with, and what it passes over before a formula. Sources:
 * separators LibreOffice Calc cuts at unasked (comma, semicolon, tab) and Excel's and Google Sheets' besides (`|`).
 */
const cut = /[;,|\t\r\n\v\f\u0085\u2028\u2029]/;
const passedOver = /[\p{Z}\p{Cc}\p{Cf}"]/u;

/** What begins a formula, full-width signs too. Source: OWASP, CSV injection. */
const formula = /[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The text with an apostrophe before each sign that would begin a formula at the start of a cell, wherever it is cut. */
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

/** What stands before the decimals in the reader's language. */
export type DecimalMark = '.' | ',';

/**
 * Lines of cells as separated values: semicolons where numbers have a decimal comma, commas elsewhere. Texts are quoted,
 * and no part of one is a formula to a spreadsheet that cuts lines at another separator. What is no finite number is
 * empty. Sources: RFC 4180, 2; Excel, which takes the list separator and the decimal symbol of the region.
 */
export function toCsv(lines: readonly (readonly CsvCell[])[], decimalMark: DecimalMark): string {
  const separator = decimalMark === ',' ? ';' : ',';
  const write = (cell: CsvCell): string => {
    if (typeof cell === 'string') return `"${withoutFormulas(cell).replaceAll('"', '""')}"`;
    return Number.isFinite(cell) ? `${cell}`.replace('.', decimalMark) : '';
  };
  return lines.map((line) => `${line.map(write).join(separator)}\r\n`).join('');
}
