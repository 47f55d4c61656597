import { SaxesParser } from 'saxes';
import { limits } from '../../platform/limits.ts';
import { readDoctype } from './doctype.ts';
import type { Attributes } from './svg-size.ts';
import { xmlText } from './xml-text.ts';

/** How much is parsed until it is asked whether the root has come. */
const piece = 16 * 1024;

/** How long all entities of a document may be where they stand for something; made-up ones multiply. */
const longestEntities = 4 * 1024 * 1024;

const namespace = 'http://www.w3.org/2000/svg';

/** How far the root of a document was read. */
export type SvgRoot =
  /** A root of another name or namespace, or no XML at all. */
  | { readonly kind: 'other' }
  /** The bytes end before it. */
  | { readonly kind: 'ahead' }
  /** An SVG whose root tag is cut off; one that browsers don't show: not well-formed, or of another namespace. */
  | { readonly kind: 'cut' | 'broken' }
  | { readonly kind: 'svg'; readonly attributes: Attributes };

/**
 * Reads the root tag of a document that begins with these bytes. Only what XML allows before it may stand there, so that a page with a drawing in
 * it is no picture. One without a namespace counts as SVG, though browsers show it only inside of HTML. Sources:
 * XML 1.0, 2.8; Namespaces in XML 1.0.
 */
export function readSvgRoot(bytes: Uint8Array): SvgRoot {
  const text = xmlText(bytes.subarray(0, limits.svgHeadBytes));
  if (!/^\s*(?:<|$)/.test(text)) return { kind: 'other' };
  const parser = new SaxesParser({ xmlns: true });
  const defaults = new Map<string, string>();
  let isSvg = false;
  let root: SvgRoot | undefined;
  parser.on('error', () => {
    root ??= { kind: isSvg ? 'broken' : 'other' };
  });
  parser.on('doctype', (content) => {
    const doctype = readDoctype(content);
    const longest = Math.max(0, ...[...doctype.entities.values()].map(({ length }) => length));
    if (longest * (text.split('&').length - 1) > longestEntities) root ??= { kind: 'broken' };
    for (const [name, value] of doctype.entities) parser.ENTITIES[name] ??= value;
    for (const [key, value] of doctype.defaults) defaults.set(key, value);
  });
  parser.on('opentagstart', ({ name }) => {
    isSvg = name.split(':').at(-1) === 'svg';
    if (!isSvg) root ??= { kind: 'other' };
  });
  parser.on('opentag', ({ name, prefix, uri, attributes }) => {
    const isBare = uri === '' && prefix === '' && !('xmlns' in attributes);
    const found = new Map<string, string>();
    for (const [key, value] of defaults) {
      const [element, attribute] = key.split(' ');
      if (element === name && attribute !== undefined) found.set(attribute, value);
    }
    for (const { name: own, value } of Object.values(attributes)) found.set(own, value);
    if (uri === namespace || isBare) root ??= { kind: 'svg', attributes: found };
    else root ??= { kind: prefix === '' ? 'broken' : 'other' };
  });
  for (let at = 0; at < text.length && !root; at += piece) parser.write(text.slice(at, at + piece));
  return root ?? { kind: isSvg ? 'cut' : 'ahead' };
}
