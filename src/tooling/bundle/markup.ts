import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import type { BundleFile } from './archive.ts';

/** An attribute as a browser reads it: its name in small letters, its value without entities. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  /** Where in the text. */
  readonly at: number;
}

/** An element of a page or a picture. */
export interface MarkupElement {
  /** In small letters. */
  readonly name: string;
  readonly at: number;
  readonly attributes: readonly Attribute[];
  /** True where something is written between its tags. */
  readonly isFilled: boolean;
}

/** What a page or a picture holds: its elements, and the texts and comments between them. */
export interface Markup {
  readonly elements: readonly MarkupElement[];
  readonly texts: readonly { readonly what: string; readonly at: number }[];
}

type Node = DefaultTreeAdapterTypes.Node;

function childrenOf(node: Node): readonly Node[] {
  if ('content' in node) return node.content.childNodes;
  return 'childNodes' in node ? node.childNodes : [];
}

function elementOf(node: DefaultTreeAdapterTypes.Element): MarkupElement {
  const place = node.sourceCodeLocation;
  const at = place?.startOffset ?? 0;
  return {
    name: node.tagName.toLowerCase(),
    at,
    attributes: node.attrs.map(({ prefix, name, value }) => {
      const full = (prefix ? `${prefix}:${name}` : name).toLowerCase();
      return { name: full, value, at: place?.attrs?.[full]?.startOffset ?? at };
    }),
    isFilled: childrenOf(node).length > 0,
  };
}

const known = new WeakMap<BundleFile, Markup>();

/** What a page or a picture holds, as a browser parses it. A file is read once. Source: HTML standard. */
export function markupOf(file: BundleFile): Markup {
  const before = known.get(file);
  if (before) return before;
  const elements: MarkupElement[] = [];
  const texts: { what: string; at: number }[] = [];
  const take = (node: Node): void => {
    const at = node.sourceCodeLocation?.startOffset ?? 0;
    if ('tagName' in node) elements.push(elementOf(node));
    else if ('value' in node) texts.push({ what: node.value, at });
    else if ('data' in node) texts.push({ what: node.data, at });
    for (const child of childrenOf(node)) take(child);
  };
  const options = { sourceCodeLocationInfo: true };
  take(file.name.endsWith('.html') ? parse(file.text, options) : parseFragment(file.text, options));
  const markup = { elements, texts };
  known.set(file, markup);
  return markup;
}
