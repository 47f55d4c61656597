import { extname } from 'node:path';
import type { BundleFile } from './archive.ts';
import { markupOf } from './markup.ts';
import { factsOf } from './script-facts.ts';

/** Something a file says that may be an address or hold one. */
export interface Text {
  readonly what: string;
  readonly at: number;
  /** True where an expression goes on behind it. */
  readonly isOpen?: boolean;
}

/** What a style puts in quotes or gives to `url()`, which needs none. */
const inStyle = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\burl\(\s*([^"')\s][^)]*)/gis;

/** Every text of a file as a browser understands it, and the whole of a file no browser takes apart. */
export function textsOf(file: BundleFile): readonly Text[] {
  const ending = extname(file.name);
  if (ending === '.js') {
    const { texts, comments } = factsOf(file);
    return [...texts, ...comments];
  }
  if (ending === '.html' || ending === '.svg') {
    const { elements, texts } = markupOf(file);
    const values = elements.flatMap(({ attributes }) =>
      attributes.map(({ value, at }) => ({ what: value, at })),
    );
    return [...values, ...texts];
  }
  if (ending !== '.css') return [{ what: file.text, at: 0 }];
  return [
    ...[...file.text.matchAll(inStyle)].map(({ 1: double, 2: single, 3: bare, index }) => ({
      what: double ?? single ?? bare ?? '',
      at: index,
    })),
    // What stands between them is no address of the style's, and yet the scanner reads it.
    { what: file.text.replaceAll(inStyle, (text) => ' '.repeat(text.length)), at: 0 },
  ];
}
