import { keyOf } from '#panel/designer-page.ts';
import * as timing from '#panel/timing.ts';

/** The link an image stands in: where it goes, and its text apart from the image. Empty where nobody says. */
export interface LinkAround {
  readonly to: string;
  readonly text: string;
}

/** On a page with more links than this nobody looks into each of them: every look is a call of its own. */
const mostLinks = 100;

interface Inside {
  readonly hasImage: boolean;
  readonly text: string;
}

async function lookInto(parent: AnyElement, image: ImageElement, seen: Set<string>): Promise<Inside> {
  const key = keyOf(parent);
  // An element inside itself would be looked into for ever.
  if (seen.has(key)) return { hasImage: false, text: '' };
  seen.add(key);
  if (key === keyOf(image)) return { hasImage: true, text: '' };
  if (parent.type === 'String') return { hasImage: false, text: (await parent.getText()) ?? '' };
  let hasImage = false;
  const texts: string[] = [];
  for (const child of parent.children ? await parent.getChildren() : []) {
    const inside = await lookInto(child, image, seen);
    hasImage ||= inside.hasImage;
    if (inside.text) texts.push(inside.text);
  }
  return { hasImage, text: texts.join(' ') };
}

async function targetOf(link: LinkElement): Promise<string> {
  const target: unknown = await link.getTarget();
  if (typeof target === 'string') return target;
  const isNamed = typeof target === 'object' && target !== null && 'getName' in target;
  const name: unknown = isNamed && typeof target.getName === 'function' ? await target.getName() : null;
  return typeof name === 'string' ? name : '';
}

/**
 * The link around an image, or undefined. An element does not know its parent, so the page's links are looked into.
 * Source: Designer API, `getAllElements`, `getChildren`, Link `getTarget`. Throws what the Designer throws.
 */
export async function readLink(
  api: WebflowApi,
  image: ImageElement,
  signal: AbortSignal,
): Promise<LinkAround | undefined> {
  const links = (await api.getAllElements()).filter((element) => element.type === 'Link');
  if (links.length > mostLinks) return undefined;
  const rest = links.values();
  let around: LinkAround | undefined;
  const work = async (): Promise<void> => {
    for (const link of rest) {
      // Whoever has selected something else by now wants the Designer for that.
      if (signal.aborted || around) return;
      const { hasImage, text } = await lookInto(link, image, new Set());
      if (hasImage) around = { to: await targetOf(link), text };
    }
  };
  await Promise.all(Array.from({ length: timing.designerAtOnce }, work));
  return around;
}
