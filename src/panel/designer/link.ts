import { keyOf } from '#panel/designer/element-key.ts';
import { type Attributes, attributesOf, type LinkContents, readLinkName } from '#panel/designer/link-name.ts';
import { type Remembered, remember } from '#panel/designer/remember.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';

/**
 * Leaf elements without a text of their own. Source: Designer API typings; font icons and canvases have no accessible
 * name.
 */
const unnamedTypes: ReadonlySet<string> = new Set(['Animation', 'Comment', 'Icon', 'Rive', 'Spline']);

/** A link of the page. Each of its elements is read once, until a person may have changed it. */
export interface ScannedLink {
  /** Reads what is in the link, and returns whether this element is. Throws the Designer's errors. */
  contains(key: string): Promise<boolean>;
  /** True where this element was found in it. */
  has(key: string): boolean;
  /** The link around one of its images, by the image's key. Throws the Designer's errors. */
  around(key: string): Promise<LinkAround>;
  /** Forgets what a person may change while this element is selected: its alt text, or what is in the link. */
  noteSelection(key: string): void;
  /** Forgets the alt texts of its images. */
  noteWrite(): void;
  /** Forgets the calls that have no response yet. */
  forgetPending(): void;
}

async function targetOf(link: LinkElement): Promise<string> {
  const target: unknown = await link.getTarget();
  if (typeof target === 'string') return target;
  const isNamed = typeof target === 'object' && target !== null && 'getName' in target;
  const name: unknown = isNamed && typeof target.getName === 'function' ? await target.getName() : null;
  return typeof name === 'string' ? name : '';
}

async function readLinkItself(link: LinkElement): Promise<{ to: string; attributes: Attributes | null }> {
  const [to, attributes] = await Promise.all([targetOf(link), attributesOf(link)]);
  return { to, attributes };
}

async function readElement(
  element: AnyElement,
  contents: LinkContents,
  mayVisit: (key: string) => boolean,
): Promise<void> {
  const key = keyOf(element);
  // Guards against an element inside itself.
  if (contents.keys.has(key)) return;
  contents.keys.add(key);
  if (element.type === 'String') contents.texts.push(element);
  else if (element.type === 'Image') contents.images.push(element);
  else if (!element.children || element.type === 'DOM')
    contents.isComplete &&= unnamedTypes.has(element.type);
  if (!element.children) return;
  if (!mayVisit(key)) {
    contents.isComplete = false;
    return;
  }
  const children = await element.getChildren();
  // Bound text may have no element of its own (UNCONFIRMED: `headingHasText`).
  if (children.length === 0 && 'textContent' in element && element.textContent) contents.isComplete = false;
  for (const child of children) await readElement(child, contents, mayVisit);
}

/** Wraps a link. `mayVisit` returns false where the children of no further element may be read. */
export function createScannedLink(link: LinkElement, mayVisit: (key: string) => boolean): ScannedLink {
  const texts = new Map<string, Remembered<string | null>>();
  const own = remember(() => readLinkItself(link));
  const contents = remember(async (): Promise<LinkContents> => {
    const empty = { keys: new Set<string>(), texts: [], images: [], isComplete: true };
    await readElement(link, empty, mayVisit);
    return empty;
  });
  const has = (key: string): boolean => contents.current()?.keys.has(key) === true;

  function textOf(key: string, read: () => Promise<string | null>): Promise<string | null> {
    const text = texts.get(key) ?? remember(read);
    texts.set(key, text);
    return text.read();
  }

  function forgetImages(isOne: (key: string) => boolean): void {
    for (const key of contents.current()?.images.map(keyOf) ?? []) if (isOne(key)) texts.delete(key);
  }

  function forget(): void {
    own.forget();
    contents.forget();
    texts.clear();
  }

  return {
    contains: async (key) => (await contents.read()).keys.has(key),
    has,
    async around(key) {
      const [{ to, attributes }, found] = await Promise.all([own.read(), contents.read()]);
      return { to, ...(await readLinkName(attributes, found, key, textOf)) };
    },
    noteSelection(key) {
      if (!has(key)) return;
      const isImage = contents.current()?.images.some((image) => keyOf(image) === key);
      if (isImage) forgetImages((one) => one === key);
      else forget();
    },
    noteWrite: () => forgetImages(() => true),
    forgetPending() {
      own.forgetPending();
      contents.forgetPending();
      texts.clear();
    },
  };
}
