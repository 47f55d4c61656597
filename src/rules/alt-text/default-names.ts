import { tokensOf } from '#rules/alt-text/normalize-text.ts';

/**
 * Name prefixes of devices and services, by the least number of digits that follow. Sources: DCF 2.0 (JEITA CP-3461B),
 * four free characters and four digits; manuals of Nikon (`DSC_`, `DSCN`), Canon (`IMG_`, `MVI_`), Fujifilm (`DSCF`),
 * Sony (`DSC0`), Pentax (`IMGP`), Casio (`CIMG`), Panasonic (`P` and seven digits), Leica (`L`), GoPro (`GOPR`, `GX`),
 * DJI; MediaWiki's list of meaningless file prefixes; downloads of the stock sites, 2026.
 */
const devices: readonly (readonly [digits: number, names: string])[] = [
  [1, 'img|imge|dsc|dsf|dscf|dscn|dscs|mvi|mvimg|pxl|gopr|cimg|imgp'],
  [
    4,
    'dji|dji fly|dcim|gp|gx|gh|gs|vid|mov|sam|sdc|sdim|hpim|rimg|pict|igp|mgp|dcp|kif|sany|imag|fb img|mg|burst|camscanner|telegram cloud photo size',
  ],
  [
    5,
    'adobestock|adobe stock|istock|istockphoto|gettyimages|getty images|shutterstock|depositphotos|dreamstime|alamy|pixabay|pexels|unsplash|freepik|vecteezy|rawpixel',
  ],
  [7, 'p|l|r|g'],
  [8, 'signal|inshot|snapchat|received|telegram|wp|firefly'],
];

/** Suffixes after the number. Source: alt texts pasted with pictures into public READMEs, 2016–2026. */
const anywhere =
  'copy|edit|edited|scaled|min|web|final|large|small|thumb|e|wa|hdr|mp|portrait|cover|burst|night|pano|jpg|jpeg|png|gif|webp|heic|com|android|preview|pro|original|dxo|x|v';

/** The same words in one language, each list separated by `|`. */
export interface NameWords {
  /** Names that systems and apps write before a date or number. */
  readonly names: string;
  /** Words that they write between and after the numbers. */
  readonly nameWords: string;
}

interface Name {
  readonly tokens: readonly string[];
  readonly digits: number;
  readonly tail: ReadonlySet<string>;
}

const months = /^(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])/;

function isTail(tokens: readonly string[], { digits, tail }: Name): boolean {
  const count = tokens.join('').replace(/\P{N}/gu, '').length;
  if (count < digits || count === 0) return false;
  return tokens.every(
    (token) =>
      /^\p{N}/u.test(token) || tail.has(token) || (count >= 6 && (token.length <= 2 || months.test(token))),
  );
}

/**
 * Returns a function that is true for the tokens of a default file name, as a camera, phone, system, messenger, design
 * tool or stock site gives it: a known name, then numbers and known suffixes. Names are combined with the words of
 * their own language only.
 */
export function createDefaultNames(languages: readonly NameWords[]): (tokens: readonly string[]) => boolean {
  const byFirst = new Map<string, Name[]>();
  const add = (names: string, digits: number, words: string): void => {
    const tail = new Set(`${anywhere}|${words}`.split('|'));
    for (const tokens of names.split('|').map(tokensOf)) {
      const [first = ''] = tokens;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { tokens, digits, tail }]);
    }
  };
  for (const [digits, names] of devices) add(names, digits, '');
  for (const { names, nameWords } of languages) add(names, 1, nameWords);
  return (tokens) =>
    (byFirst.get(tokens[0] ?? '') ?? []).some(
      (name) =>
        name.tokens.every((token, at) => token === tokens[at]) &&
        isTail(tokens.slice(name.tokens.length), name),
    );
}
