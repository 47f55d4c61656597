import type { Calls } from '#panel/designer/calls.ts';
import { keyOf } from '#panel/designer/element-key.ts';

/** An element that can have children. Source: Designer API typings, `Children`. */
type Parent = Extract<AnyElement, { readonly children: true }>;

const isImage = (element: AnyElement): element is ImageElement => element.type === 'Image';
const canHaveChildren = (element: AnyElement): element is Parent => element.children === true;

/** Which images of a page are inside which elements. */
export interface ElementTree {
  /** The images inside an element, in the page's order. */
  inside(element: AnyElement, calls: Calls): Promise<ImageElement[]>;
  /** The images inside the nearest element around this one that has some; empty where none is found. */
  around(element: AnyElement, calls: Calls): Promise<ImageElement[]>;
  /** The images nearest to an element in the page's order, at most this many. */
  near(element: AnyElement, most: number): ImageElement[];
}

/**
 * Creates the tree of the elements of a page. The Designer API returns the children of an element and not its parent, so
 * the order of the list saves calls. UNCONFIRMED: `listsParentsFirst`, that the list has parents before their children and each element's
 * descendants right after it; where the children contradict that, the children alone are followed.
 */
export function createElementTree(elements: readonly AnyElement[]): ElementTree {
  const places = new Map(elements.map((element, at) => [keyOf(element), at]));
  const childrenOf = new Map<string, readonly AnyElement[]>();
  const placeOf = (element: AnyElement | undefined): number =>
    element ? (places.get(keyOf(element)) ?? Number.NaN) : Number.NaN;

  async function children(element: AnyElement, calls: Calls): Promise<readonly AnyElement[]> {
    if (!canHaveChildren(element)) return [];
    const known = childrenOf.get(keyOf(element));
    if (known) return known;
    const read = await calls.make(() => element.getChildren());
    if (read) childrenOf.set(keyOf(element), read);
    return read ?? [];
  }

  const isUnlistedLeaf = (element: AnyElement): boolean =>
    !places.has(keyOf(element)) && !canHaveChildren(element) && !isImage(element);

  const isInOrder = (element: AnyElement, inside: readonly AnyElement[]): boolean =>
    placeOf(inside[0]) === placeOf(element) + 1 &&
    inside.every((child, at) => at === 0 || placeOf(inside[at - 1]) < placeOf(child));

  /** The images up to the last descendant, which is the end of a chain of last children; null out of order. */
  async function inOrder(element: AnyElement, calls: Calls): Promise<ImageElement[] | null> {
    let last = element;
    for (;;) {
      const inside = await children(last, calls);
      const next = inside.at(-1);
      // Texts may be children without being listed. UNCONFIRMED: `listsEveryChild`, which elements the list leaves out.
      if (!next || inside.every(isUnlistedLeaf)) break;
      if (!isInOrder(last, inside)) return null;
      last = next;
    }
    return elements.slice(placeOf(element) + 1, placeOf(last) + 1).filter(isImage);
  }

  async function byChildren(element: AnyElement, calls: Calls): Promise<ImageElement[]> {
    const found = new Map<string, ImageElement>();
    const seen = new Set<string>();
    const rest: AnyElement[] = [element];
    for (let next = rest.shift(); next; next = rest.shift()) {
      const key = keyOf(next);
      // Guards against an element inside itself.
      if (seen.has(key)) continue;
      seen.add(key);
      if (isImage(next)) found.set(key, next);
      rest.push(...(await children(next, calls)));
    }
    return [...found.values()];
  }

  async function inside(element: AnyElement, calls: Calls): Promise<ImageElement[]> {
    return (await inOrder(element, calls)) ?? byChildren(element, calls);
  }

  async function parentOf(element: AnyElement, calls: Calls): Promise<AnyElement | undefined> {
    const key = keyOf(element);
    const before = elements.slice(0, placeOf(element) || 0).toReversed();
    for (const candidate of before) {
      if (!canHaveChildren(candidate)) continue;
      const its = await children(candidate, calls);
      if (its.some((child) => keyOf(child) === key)) return candidate;
      if (its.length === 0 && calls.isShort()) return undefined;
    }
    return undefined;
  }

  return {
    inside,
    async around(element, calls) {
      if (!elements.some(isImage)) return [];
      let parent = await parentOf(element, calls);
      while (parent) {
        const found = await inside(parent, calls);
        if (found.length > 0) return found;
        parent = await parentOf(parent, calls);
      }
      return [];
    },
    near(element, most) {
      const place = placeOf(element);
      if (Number.isNaN(place)) return [];
      const distance = (image: ImageElement): number => Math.abs(placeOf(image) - place);
      return elements
        .filter(isImage)
        .toSorted((one, other) => distance(one) - distance(other))
        .slice(0, most)
        .toSorted((one, other) => placeOf(one) - placeOf(other));
    },
  };
}
