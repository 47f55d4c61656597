import { breakpoints, type SiteBreakpoint } from './breakpoints.ts';
import type { SiteBlock, SiteElement } from './element.ts';

/** A named section of a canvas. `columns` is the number of columns at the widest breakpoint. */
export interface SiteSection {
  name: string;
  columns: number;
  elements: readonly SiteElement[];
}

interface Content {
  /** The id of the page or component, which is also the `component` in the full id of each of its elements. */
  id: string;
  name: string;
  sections: readonly SiteSection[];
}

/** A page of the site. */
export interface SitePage extends Content {
  kind: 'page';
  slug: string;
  /** A page of an older project: Webflow derives `sizes` from the layout instead of the settings. */
  isOlder?: true;
  /** The Collection whose items the page shows one by one: it is their template. */
  collectionId?: string;
  isDraft?: true;
  isArchived?: true;
  /** The library keys of the images that German visitors see instead, by id of their element. */
  inGerman?: Readonly<Record<string, string>>;
  /** The library keys of the pictures in its settings, for social networks and for the site's search. */
  openGraphImage?: string;
  searchImage?: string;
}

/** The properties of an instance: `asset` and `back` are library keys, `title` is text. */
export interface InstanceProps {
  /** Only in a component with an image property. */
  asset?: string;
  /** Only in a component with a second image property. */
  back?: string;
  title: string;
}

/** A component with its content and the default properties of its instances. */
export interface SiteComponent extends Content {
  kind: 'component';
  /** The names of its image properties. */
  imageNames: readonly string[];
  /** Its variants besides the base. */
  variants?: readonly { id: string; name: string }[];
  defaults: InstanceProps;
}

/** A page or component that can be open on the canvas. */
export type SiteCanvas = SitePage | SiteComponent;

/** An element and the page or component that contains it. */
export interface LocatedElement {
  element: SiteElement;
  canvas: SiteCanvas;
}

/** Whether an element is drawn as a box around its children. */
export function isGroup({ type, ...element }: SiteElement): boolean {
  const isHolder = type === 'Block' || type === 'DynamoWrapper' || type === 'DynamoItem';
  return isHolder && 'children' in element && element.children.length > 0;
}

/** The background of a block at a breakpoint: its own there, or that of the next wider one. */
export function backgroundAt(
  { background, backgroundOn }: SiteBlock,
  breakpoint: SiteBreakpoint,
): string | null {
  const wider = breakpoints.slice(0, breakpoints.findIndex(({ id }) => id === breakpoint) + 1);
  return wider.map(({ id }) => backgroundOn?.[id]).findLast((key) => key !== undefined) ?? background;
}

function withDescendants(element: SiteElement): readonly SiteElement[] {
  return 'children' in element ? [element, ...element.children.flatMap(withDescendants)] : [element];
}

/** All elements of a canvas in document order, parents before their children. */
export function elementsOf({ sections }: SiteCanvas): readonly SiteElement[] {
  return sections.flatMap(({ elements }) => elements.flatMap(withDescendants));
}

/** The elements of a canvas in document order without those inside rich text. */
export function withoutRichText({ sections }: SiteCanvas): readonly SiteElement[] {
  const outside = (element: SiteElement): readonly SiteElement[] =>
    'children' in element && element.type !== 'RichText'
      ? [element, ...element.children.flatMap(outside)]
      : [element];
  return sections.flatMap(({ elements }) => elements.flatMap(outside));
}

type Change = (element: SiteElement) => SiteElement | null;

function changed(elements: readonly SiteElement[], id: string, change: Change): readonly SiteElement[] {
  return elements.flatMap((element) => {
    if (element.id === id) return change(element) ?? [];
    return 'children' in element ? { ...element, children: changed(element.children, id, change) } : element;
  });
}

/** The canvas with one element changed, or removed if `change` returns null. */
export function withChange(canvas: SiteCanvas, id: string, change: Change): SiteCanvas {
  const sections = canvas.sections.map((section) => {
    return { ...section, elements: changed(section.elements, id, change) };
  });
  return { ...canvas, sections };
}

/** The canvas with an element right after the one with this id. */
export function withInserted(canvas: SiteCanvas, id: string, made: SiteElement): SiteCanvas {
  const inserted = (elements: readonly SiteElement[]): readonly SiteElement[] =>
    elements.flatMap((element) => {
      const whole = 'children' in element ? { ...element, children: inserted(element.children) } : element;
      return element.id === id ? [whole, made] : [whole];
    });
  const sections = canvas.sections.map((section) => ({ ...section, elements: inserted(section.elements) }));
  return { ...canvas, sections };
}
