import type { SceneElement } from './scene-element.ts';

/** A part of a canvas under a name of its own, its elements in so many columns where there is room for them. */
export interface SceneSection {
  name: string;
  columns: number;
  elements: readonly SceneElement[];
}

interface Content {
  /** Made up. Each element belongs to the root of its page, which has the page's id here, or to its component. */
  id: string;
  name: string;
  sections: readonly SceneSection[];
}

/** A page of the site. */
export interface ScenePage extends Content {
  kind: 'page';
  slug: string;
  /** Made in an older project: `sizes` follows the layout instead of the settings. */
  isOlder?: true;
}

/** What an instance shows: the file of its image property and the text of its text property. */
export interface InstanceProps {
  asset: string;
  title: string;
}

/** A component: what is inside it, and what its instances show that say nothing else. */
export interface SceneComponent extends Content {
  kind: 'component';
  defaults: InstanceProps;
}

/** What can be open for editing. */
export type SceneCanvas = ScenePage | SceneComponent;

/** An element with the page or component it belongs to. */
export interface LocatedElement {
  element: SceneElement;
  canvas: SceneCanvas;
}

function withDescendants(element: SceneElement): readonly SceneElement[] {
  return 'children' in element ? [element, ...element.children.flatMap(withDescendants)] : [element];
}

/** Every element of a canvas in document order, each before what is inside it. */
export function elementsOf({ sections }: SceneCanvas): readonly SceneElement[] {
  return sections.flatMap(({ elements }) => elements.flatMap(withDescendants));
}

/** The elements of a canvas without those inside rich text. */
export function withoutRichText({ sections }: SceneCanvas): readonly SceneElement[] {
  const outside = (element: SceneElement): readonly SceneElement[] =>
    'children' in element && element.type !== 'RichText'
      ? [element, ...element.children.flatMap(outside)]
      : [element];
  return sections.flatMap(({ elements }) => elements.flatMap(outside));
}

type Change = (element: SceneElement) => SceneElement | null;

function changed(elements: readonly SceneElement[], id: string, change: Change): readonly SceneElement[] {
  return elements.flatMap((element) => {
    if (element.id === id) return change(element) ?? [];
    return 'children' in element ? { ...element, children: changed(element.children, id, change) } : element;
  });
}

/** The canvas with one element changed, or taken out where `change` answers null. */
export function withChange(canvas: SceneCanvas, id: string, change: Change): SceneCanvas {
  const sections = canvas.sections.map((section) => {
    return { ...section, elements: changed(section.elements, id, change) };
  });
  return { ...canvas, sections };
}
