import * as timeouts from '#panel/browser/timeouts.ts';
import { keyOf } from '#panel/designer/element-key.ts';

/** Most headings that are read on one page: each takes two calls or more. */
const maxHeadings = 100;
/** Most elements of one heading that are read. */
const maxParts = 12;
/** Longest text of a heading that is kept, in UTF-16 code units. */
const longest = 120;

/** Headings by the key of each image or component instance that comes after one in the page's order. */
export type Headings = ReadonlyMap<string, string>;

type Parent = Extract<AnyElement, { readonly children: true }>;

/**
 * Returns the text in an element. Its parts are `String` elements, alone or in a span. Source: Designer API typings,
 * `StringElement`. UNCONFIRMED: `headingHasText`, whether every heading has such a child; one whose text is bound to a field may have none,
 * and is left out.
 */
async function textIn(parent: Parent): Promise<string> {
  const texts: string[] = [];
  let parts: readonly AnyElement[] = await parent.getChildren();
  for (let read = 0; read < maxParts && parts.length > 0; read += 1) {
    const [part, ...rest] = parts;
    parts = rest;
    if (part?.type === 'String') texts.push((await part.getText()) ?? '');
    else if (part?.children) parts = [...(await part.getChildren()), ...rest];
  }
  return texts.join('').replace(/\s+/g, ' ').trim().slice(0, longest);
}

/** Returns each image or instance with the last heading before it. */
function headingsBefore(elements: readonly AnyElement[]): Map<Parent, string[]> {
  const keys = new Map<Parent, string[]>();
  let current: Parent | null = null;
  for (const element of elements) {
    if (element.type === 'Heading') current = element;
    else if (current && (element.type === 'Image' || element.type === 'ComponentInstance'))
      keys.set(current, [...(keys.get(current) ?? []), keyOf(element)]);
  }
  return keys;
}

/**
 * Reads the headings of a page that have images after them. A heading that the Designer does not return is left out,
 * and so are those after the first hundred. An abort ends the reading.
 */
export async function readHeadings(elements: readonly AnyElement[], signal: AbortSignal): Promise<Headings> {
  const found = new Map<string, string>();
  const rest = [...headingsBefore(elements)].slice(0, maxHeadings).values();
  const work = async (): Promise<void> => {
    for (const [heading, keys] of rest) {
      if (signal.aborted) return;
      const text = await textIn(heading).catch(() => '');
      if (text) for (const key of keys) found.set(key, text);
    }
  };
  await Promise.all(Array.from({ length: timeouts.concurrentDesignerCalls }, work));
  return found;
}
