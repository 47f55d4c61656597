import { type Bytes, join } from '../bytes.ts';
import type { Size } from './specimen.ts';

const namespace = 'http://www.w3.org/2000/svg';
const root = `<svg xmlns="${namespace}" width="40" height="30"></svg>`;
const full: Size = [40, 30];

/** What may stand before a root. */
const prologs: readonly (readonly [prolog: string, size: Size])[] = [
  ['\n', full],
  ['\ufeff', full],
  ['<?xml version="1.0"?>', full],
  ["<?xml version='1.0' encoding='utf-8' standalone=\"no\"?>\r\n", full],
  ['<?xml version="1.1"?>', full],
  ['<?xml version="1.0" encoding="UTF-16"?>', full],
  ['<?xml version="1.0" encoding="klingon"?>', full],
  ['\ufeff<?xml version="1.0" encoding="ISO-8859-1"?>', full],
  ['<?xml-stylesheet href="x.css" type="text/css"?>', full],
  ['<?pi a ? > <svg> ?>', full],
  ['<!-- <svg width="9"> -->', full],
  [`<!-- ${'x'.repeat(100_000)} -->`, full],
  ['<!DOCTYPE svg>', full],
  ['<!DOCTYPE html>', full],
  [
    '<!DOCTYPE\nsvg\nPUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    full,
  ],
  [`<!DOCTYPE svg [<!ENTITY ns_svg "${namespace}"> ] >`, full],
  ['<!DOCTYPE svg [<!-- ]> "\' --><!ENTITY a "]>"><?pi ]>?><!ELEMENT svg ANY>]>', full],
  [' <?xml version="1.0"?>', null],
  ['<?xml?>', null],
  ['<?XML version="1.0"?>', null],
  ['<!-- a -- b -->', null],
  ['<!doctype svg>', null],
  ['<!DOCTYPE svg><!DOCTYPE svg>', null],
  ['text', null],
  ['<![CDATA[ ]]>', null],
  ['\u00a0', null],
];

/** Documents of other names, namespaces and document types. */
const documents: readonly (readonly [document: string, size: Size])[] = [
  [`<svg:svg xmlns:svg="${namespace}" width="40" height="30"></svg:svg>`, full],
  [`<ns0:svg width="40" height="30" xmlns:ns0='${namespace}'/>`, full],
  [`<svg xmlns="${namespace}" width="40" height="30"/>`, full],
  ['<svg:svg width="40" height="30"></svg:svg>', null],
  ['<svg:svg xmlns:svg="x" width="40" height="30"></svg:svg>', null],
  ['<svg xmlns="" width="40" height="30"></svg>', null],
  ['<SVG xmlns="http://www.w3.org/2000/svg" width="40" height="30"></SVG>', null],
  [`<g xmlns="${namespace}">${root}</g>`, null],
  [`<html xmlns="http://www.w3.org/1999/xhtml">${root}</html>`, null],
];

/** Internal subsets, before a root of which the width is the entity `w`. */
const subsets: readonly (readonly [subset: string, size: Size])[] = [
  ['<!ENTITY w "40">', full],
  ["<!ENTITY w '4&#48;'>", full],
  ['<!ENTITY w " 40 ">', full],
  ['<!ENTITY w "40"><!ENTITY w "50">', full],
  ['<!ENTITY % p "<!ENTITY w \'40\'>"> %p;', full],
  ['<!ENTITY % p "x"><!ENTITY w "40">', full],
  ['<!ATTLIST svg viewBox CDATA #IMPLIED><!NOTATION n SYSTEM "x"><!ENTITY w "40">', full],
  // Chromium leaves what an entity refers to as it stands.
  ['<!ENTITY a "40"><!ENTITY w "&a;">', [300, 30]],
  ['<!ENTITY w "&w;">', [300, 30]],
  ['<!ENTITY a "40">', null],
];

function sixteenBit(text: string, isLittle: boolean): Bytes {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return join(isLittle ? bytes : bytes.swap16());
}

/** Whole documents by what stands before and in them. */
export function svgTexts(): (readonly [name: string, bytes: Bytes, size: Size])[] {
  const named = (text: string): string => JSON.stringify(text.length > 90 ? `${text.slice(0, 90)}…` : text);
  const text = (document: string): Bytes => join(Buffer.from(document));
  const declared = `<?xml version="1.0" encoding="UTF-16"?>${root}`;
  const titled = root.replace('width', 'title="é 😀" width');
  const withWidth = (subset: string, width: string) =>
    `<!DOCTYPE svg [${subset}]><svg xmlns="${namespace}" ${width} height="30"></svg>`;
  return [
    ...prologs.map(([prolog, size]) => [`${named(prolog)} before it`, text(prolog + root), size] as const),
    ...documents.map(([document, size]) => [named(document), text(document), size] as const),
    ...subsets.map(
      ([subset, size]) =>
        [`entities ${named(subset)}`, text(withWidth(subset, 'width="&w;"')), size] as const,
    ),
    ['a default width', text(withWidth('<!ATTLIST svg width CDATA "40">', '')), full],
    ['UTF-16, little-endian', sixteenBit(titled, true), full],
    ['UTF-16, big-endian', sixteenBit(titled, false), full],
    ['UTF-16, declared', sixteenBit(declared, true), full],
    ['UTF-16, declared otherwise', sixteenBit(declared.replace('16', '8'), false), full],
    ['Latin-1, declared', join(`<?xml version="1.0" encoding="ISO-8859-1"?>${root}`), full],
    ['Shift_JIS, declared', join('<?xml version="1.0" encoding="Shift_JIS"?>', root), full],
  ];
}
