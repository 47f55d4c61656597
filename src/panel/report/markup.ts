/** A part of an HTML document in which every text is escaped. Only `html` makes one. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly Markup[] | null | false;

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

// Source: HTML standard, preprocessing the input stream: controls are parse errors, tab and line feed are white space.
const control = /(?![\t\n])\p{Cc}/gu;

/**
 * Returns a text that is the same text in an element and in a quoted attribute. Characters that HTML does not allow,
 * lone surrogates among them, become U+FFFD.
 */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(control, '\uFFFD')
    .replace(/[&<>"']/g, (char) => entities.get(char) ?? '');
}

function write(value: Value): string {
  if (value === null || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return escapeText(`${value}`);
}

/** Template of a part of a document; the values are texts, unless they are parts themselves. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(parts.reduce((text, part, at) => `${text}${write(values[at - 1] ?? null)}${part}`));
}

/** Returns a text of at most `length` UTF-16 code units, with an ellipsis in place of the rest. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
}
