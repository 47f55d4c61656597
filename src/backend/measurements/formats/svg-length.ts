/** The font a length may be measured in: pixels of its em. */
export interface Font {
  readonly size: number;
}

/** Pixels of each absolute unit. Source: CSS Values 4, 6.2. */
const absolute = new Map([
  ['', 1],
  ['px', 1],
  ['pt', 4 / 3],
  ['pc', 16],
  ['in', 96],
  ['cm', 96 / 2.54],
  ['mm', 96 / 25.4],
  ['q', 96 / 101.6],
]);

/** A browser's font where a document names none: its em, and its x-height in it. Source: Chromium 156 on Debian 13. */
const browserFont: Font = { size: 16 };
const xHeight = 0.547;

/** Units that are nothing to a picture, which has no viewport or container around it. Source: Chromium 156. */
const ofViewport = /^(?:[sld]?v(?:w|h|i|b|min|max)|cq(?:w|h|i|b|min|max))$/;
/** Units of a font that is not known here, and functions, which are not evaluated. Source: CSS Values 4, 6.1, 10. */
const notRead = /^(?:[+-]?[\d.]+(?:e[+-]?\d+)?r?(?:ch|ic|cap|lh)|[a-z-]+\(.*\))$/is;
const number = /^([+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?)([a-z]*|%)$/i;
const longest = 100;

/** What a length is: pixels, `auto` where the file leaves it to others, or `unknown`. */
export type Length = number | 'auto' | 'unknown';

/**
 * Reads a length as a browser reads the attribute: blanks and comments around it, any case. A percentage is of what
 * the picture is put in, and thus `auto`, and so is what is no length. Sources: SVG 2, 8.2; CSS Values 4.
 */
export function readLength(attribute: string | undefined, font: Font): Length {
  if (attribute === undefined) return 'auto';
  if (attribute.length > longest) return 'unknown';
  const text = attribute.replace(/\/\*.*?\*\//gs, '').replace(/^[ \t\r\n\f]+|[ \t\r\n\f]+$/g, '');
  const [, value, unitText] = number.exec(text) ?? [];
  if (value === undefined || unitText === undefined) return notRead.test(text) ? 'unknown' : 'auto';
  const unit = unitText.toLowerCase();
  const size = Math.max(0, Number(value));
  const each = absolute.get(unit);
  if (each !== undefined) return size * each;
  if (unit === 'em' || unit === 'rem') return size * font.size;
  if (unit === 'ex' || unit === 'rex') return size * Math.round(font.size * xHeight);
  if (ofViewport.test(unit)) return 0;
  return notRead.test(text) ? 'unknown' : 'auto';
}

const fontSize = /(?:^|;)[ \t\r\n\f]*font-size[ \t\r\n\f]*:([^;!]*)/i;

/** Source: CSS Fonts 4, 2.5.1. */
const keywords = new Map([
  ['xx-small', 9],
  ['x-small', 10],
  ['small', 13],
  ['medium', 16],
  ['large', 18],
  ['x-large', 24],
  ['xx-large', 32],
  ['xxx-large', 48],
]);

function readFontSize(text = ''): number | null {
  const named = keywords.get(text.trim().toLowerCase());
  const percent = /^\s*\+?([\d.]{1,20})%\s*$/.exec(text.slice(0, longest))?.[1];
  const size =
    named ?? (percent ? (Number(percent) / 100) * browserFont.size : readLength(text, browserFont));
  return typeof size === 'number' && Number.isFinite(size) && !text.trim().startsWith('-') ? size : null;
}

/** The font of a root with these attributes. A style counts more than an attribute. Source: CSS Fonts 4, 2.5. */
export function fontOf(attribute: string | undefined, style: string | undefined): Font {
  const inStyle = readFontSize(fontSize.exec(style ?? '')?.[1]);
  return { size: inStyle ?? readFontSize(attribute) ?? browserFont.size };
}
