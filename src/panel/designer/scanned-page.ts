import * as timeouts from '#panel/browser/timeouts.ts';
import { keyOf } from '#panel/designer/element-key.ts';
import { createElementTree, type ElementTree } from '#panel/designer/element-tree.ts';
import { createScannedLink, type ScannedLink } from '#panel/designer/link.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';

/** Most links on a page that is searched: every element in a link is a call of its own. */
const maxLinks = 100;
/** Most elements that are visited on one page. */
const maxVisits = 400;

/** The elements of one page as the Designer listed them, and its links as far as they were read. */
export interface ScannedPage {
  readonly elements: readonly AnyElement[];
  readonly tree: ElementTree;
  /** True where an element is listed, or was found in a link. */
  has(key: string): boolean;
  /** True for an element of the same page or component. */
  isOf(element: AnyElement): boolean;
  /** The link around an image, by the image's key. Throws the Designer's errors. */
  linkAround(key: string, signal: AbortSignal): Promise<LinkAround | undefined>;
  noteSelection(key: string): void;
  noteWrite(): void;
  forgetPending(): void;
}

/** Takes up the elements of a page. Its links are read when first needed. */
export function createScannedPage(elements: readonly AnyElement[]): ScannedPage {
  const listed = new Set(elements.map(keyOf));
  const found = elements.filter((element) => element.type === 'Link');
  const visited = new Set<string>();
  const mayVisit = (key: string): boolean => {
    if (visited.size < maxVisits) visited.add(key);
    return visited.has(key);
  };
  const links: readonly ScannedLink[] =
    found.length > maxLinks ? [] : found.map((link) => createScannedLink(link, mayVisit));

  async function find(key: string, signal: AbortSignal): Promise<ScannedLink | undefined> {
    const rest = links.values();
    let around: ScannedLink | undefined;
    const work = async (): Promise<void> => {
      for (const link of rest) {
        // A newer selection needs the Designer's calls.
        if (signal.aborted || around) return;
        if (await link.contains(key)) around = link;
      }
    };
    await Promise.all(Array.from({ length: timeouts.concurrentDesignerCalls }, work));
    return around;
  }

  return {
    elements,
    tree: createElementTree(elements),
    has: (key) => listed.has(key) || links.some((link) => link.has(key)),
    isOf: ({ id }) => elements.length === 0 || elements[0]?.id.component === id.component,
    linkAround: async (key, signal) => (await find(key, signal))?.around(key),
    noteSelection(key) {
      for (const link of links) link.noteSelection(key);
    },
    noteWrite() {
      for (const link of links) link.noteWrite();
    },
    forgetPending() {
      for (const link of links) link.forgetPending();
    },
  };
}
