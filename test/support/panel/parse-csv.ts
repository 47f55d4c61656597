const quote = '"';

/** The cells of values with that separator, line by line. Throws where a quoted cell does not end. Source: RFC 4180, 2. */
export function parseCsv(text: string, separator = ','): string[][] {
  const lines: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const line: string[] = [];
    for (;;) {
      let cell = '';
      if (text[at] === quote) {
        at += 1;
        for (; text[at] !== quote || text[at + 1] === quote; at += 1) {
          if (at >= text.length) throw new Error('a quoted cell has no end');
          if (text[at] === quote) at += 1;
          cell += text[at];
        }
        at += 1;
      } else {
        for (; at < text.length && text[at] !== separator && !text.startsWith('\r\n', at); at += 1)
          cell += text[at];
      }
      line.push(cell);
      if (text[at] !== separator) break;
      at += 1;
    }
    if (at < text.length && !text.startsWith('\r\n', at))
      throw new Error(`something stands behind a cell at ${at}`);
    at += 2;
    lines.push(line);
  }
  return lines;
}

/** The lines after the first, each by the headings in it. Throws as `parseCsv`. */
export function recordsIn(text: string): Record<string, string>[] {
  const [headings = [], ...lines] = parseCsv(text);
  return lines.map((line) => Object.fromEntries(headings.map((heading, at) => [heading, line[at] ?? ''])));
}
