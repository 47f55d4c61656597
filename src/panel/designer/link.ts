import * as timeouts from '#panel/browser/timeouts.ts';
import { keyOf } from '#panel/designer/element-key.ts';
import { type LinkContents, readLinkName } from '#panel/designer/link-name.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';

/** Most links on a page that is searched: every element in a link is a call of its own. */
const maxLinks = 100;
/** Most elements that are visited for one image. */
const maxVisits = 400;

/**
 * Leaf elements without a text of their own. Source: Designer API typings; font icons and canvases have no accessible
 * name.
 */
const unnamedTypes: ReadonlySet<string> = new Set(['Animation', 'Comment', 'Icon', 'Rive', 'Spline']);

interface LinkSearch {
  readonly image: string;
  readonly seen: Set<string>;
  readonly contents: LinkContents;
  /** True while one more element may be visited. */
  readonly mayVisit: () => boolean;
}

async function searchElement(element: AnyElement, search: LinkSearch): Promise<void> {
  const { image, seen, contents, mayVisit } = search;
  const key = keyOf(element);
  // Guards against an element inside itself.
  if (seen.has(key)) return;
  seen.add(key);
  if (key === image) contents.hasImage = true;
  else if (element.type === 'String') contents.texts.push(element);
  else if (element.type === 'Image') contents.images.push(element);
  else if (!element.children || element.type === 'DOM')
    contents.isComplete &&= unnamedTypes.has(element.type);
  if (!element.children) return;
  if (!mayVisit()) {
    contents.isComplete = false;
    return;
  }
  const children = await element.getChildren();
  // Bound text may have no element of its own (UNCONFIRMED).
  if (children.length === 0 && 'textContent' in element && element.textContent) contents.isComplete = false;
  for (const child of children) await searchElement(child, search);
}

async function targetOf(link: LinkElement): Promise<string> {
  const target: unknown = await link.getTarget();
  if (typeof target === 'string') return target;
  const isNamed = typeof target === 'object' && target !== null && 'getName' in target;
  const name: unknown = isNamed && typeof target.getName === 'function' ? await target.getName() : null;
  return typeof name === 'string' ? name : '';
}

/**
 * Returns the link around an image, or undefined. An element has no reference to its parent, so the page's links are
 * searched. Source: Designer API, `getAllElements`, `getChildren`, Link `getTarget`. Throws the Designer's errors.
 */
export async function readLink(
  api: WebflowApi,
  image: ImageElement,
  signal: AbortSignal,
): Promise<LinkAround | undefined> {
  const links = (await api.getAllElements()).filter((element) => element.type === 'Link');
  if (links.length > maxLinks) return undefined;
  const rest = links.values();
  let visits = 0;
  let around: LinkAround | undefined;
  const mayVisit = (): boolean => {
    visits += 1;
    return visits <= maxVisits;
  };
  const work = async (): Promise<void> => {
    for (const link of rest) {
      // A newer selection needs the Designer's calls.
      if (signal.aborted || around || visits > maxVisits) return;
      const contents = { texts: [], images: [], hasImage: false, isComplete: true };
      await searchElement(link, { image: keyOf(image), seen: new Set(), contents, mayVisit });
      if (contents.hasImage) around = { to: await targetOf(link), ...(await readLinkName(link, contents)) };
    }
  };
  await Promise.all(Array.from({ length: timeouts.concurrentDesignerCalls }, work));
  return around;
}
