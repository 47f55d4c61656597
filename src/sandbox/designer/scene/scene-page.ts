import type { SceneElement } from './scene-element.ts';

/** A page of the site, its elements in the parts a reader sees. */
export interface ScenePage {
  /** A made-up id; each element of the page belongs to the page's root, which has the same one here. */
  id: string;
  name: string;
  slug: string;
  sections: readonly SceneSection[];
}

/** A part of a page under a name of its own. */
export interface SceneSection {
  name: string;
  elements: readonly SceneElement[];
}

/** An element with the page it is on. */
export interface Place {
  element: SceneElement;
  page: ScenePage;
}

function withDescendants(element: SceneElement): readonly SceneElement[] {
  return element.type === 'Link' ? [element, ...element.children.flatMap(withDescendants)] : [element];
}

/** Every element of a page in document order, each before what is inside it. */
export function elementsOf(page: ScenePage): readonly SceneElement[] {
  return page.sections.flatMap(({ elements }) => elements.flatMap(withDescendants));
}

type Change = (element: SceneElement) => SceneElement | null;

function changed(elements: readonly SceneElement[], id: string, change: Change): readonly SceneElement[] {
  return elements.flatMap((element) => {
    if (element.id === id) return change(element) ?? [];
    return element.type === 'Link'
      ? { ...element, children: changed(element.children, id, change) }
      : element;
  });
}

/** The pages with one element changed, or taken out where `change` answers null. */
export function withChange(pages: readonly ScenePage[], id: string, change: Change): readonly ScenePage[] {
  return pages.map((page) => {
    const sections = page.sections.map((section) => {
      return { ...section, elements: changed(section.elements, id, change) };
    });
    return { ...page, sections };
  });
}
