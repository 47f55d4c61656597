import { createDesigner } from '#panel/designer/designer.ts';
import type { FoundImages } from '#panel/designer/found-images.ts';
import { createPageScan } from '#panel/designer/page-scan.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

/** A made-up element: its id, its type and its children, with methods of its own. */
export interface MadeElement {
  readonly id: { readonly component: string; readonly element: string };
  readonly type: string;
  readonly children: boolean;
  readonly inside: readonly MadeElement[];
}

/** Makes an element that can have children where some are given, and an Image or a text where none are. */
export function made(name: string, inside: readonly MadeElement[] | null, members: object = {}): MadeElement {
  const type = name.replace(/-.*$/, '');
  return {
    id: { component: 'page', element: name },
    type,
    children: inside !== null,
    inside: inside ?? [],
    ...(inside && { getChildren: async () => inside }),
    ...members,
  };
}

/** The elements with all that are inside them, parents first. */
export function inOrder(elements: readonly MadeElement[]): MadeElement[] {
  return elements.flatMap((element) => [element, ...inOrder(element.inside)]);
}

const isMethod = (value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function';

/** The panel's Designer beside a page of made-up elements, which counts every call. */
export function openDesignerPage(elements: readonly object[], more: object = {}) {
  const calls: string[] = [];

  /** The same object, whose methods are counted, and those of the objects that they return. */
  function counted(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(counted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        isMethod(member)
          ? async (...args: unknown[]) => {
              calls.push(name);
              return counted(await member(...args));
            }
          : member,
      ]),
    );
  }

  const own = { getAllElements: async () => elements, ...more };
  const api = Object.assign(Object.create(null), counted(own));
  const clock = createManualClock();
  const designer = createDesigner(api, { clock, callLimit: 5_000, optionalCallLimit: 2_000 });
  designer.scanPages(createPageScan);
  return {
    designer,
    clock,
    /** Returns what is found of an element, as the Designer hands it on a selection. */
    async find(element: object, signal = new AbortController().signal) {
      const selected = counted(element);
      Object.assign(api, { getSelectedElement: async () => selected });
      const selection = await designer.selection(signal);
      calls.length = 0;
      const found = selection.ok ? selection.value?.findImages?.(signal) : null;
      if (!found) throw new Error('nothing to find');
      return found;
    },
    calls,
  };
}

/** What was found, briefly: where, then each image by its element and asset. */
export function brief({ where, images }: FoundImages): string {
  const each = images.map(({ key, assetId, property, breakpoints }) =>
    [key.replace('page/', ''), property, breakpoints?.join('+'), assetId?.slice(-2)]
      .filter(Boolean)
      .join(' '),
  );
  return `${where}: ${each.join(', ')}`;
}
