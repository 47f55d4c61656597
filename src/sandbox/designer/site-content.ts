import { batch, computed } from '@preact/signals';
import type { DesignerAsset } from '#sandbox/protocol/control.ts';
import { firstPage } from '#sandbox/site/scene.ts';
import {
  elementsOf,
  type InstanceProps,
  type LocatedElement,
  type SceneCanvas,
  type SceneComponent,
  type ScenePage,
  withChange,
  withoutRichText,
} from '#sandbox/site/scene-canvas.ts';
import type { SceneElement, SceneInstance } from '#sandbox/site/scene-element.ts';
import { designer } from './designer-state.ts';

/** The pages of the site in the order the Designer lists them. */
export const pages = computed(() => designer.canvases.value.filter((canvas) => canvas.kind === 'page'));

const components = computed(() => designer.canvases.value.filter((canvas) => canvas.kind === 'component'));

/** The page with this id, or undefined. */
export function pageById(id: string): ScenePage | undefined {
  return pages.value.find((page) => page.id === id);
}

/** The component with this id, or undefined. */
export function componentById(id: string): SceneComponent | undefined {
  return components.value.find((component) => component.id === id);
}

/** The page that is open, also while a component is edited. */
export const openPage = computed(() => pageById(designer.pageId.value) ?? firstPage);

/** The component that is edited, or null. */
export const openComponent = computed(() => {
  const id = designer.componentId.value;
  return (id !== null && componentById(id)) || null;
});

/** What the canvas shows. */
export const openCanvas = computed((): SceneCanvas => openComponent.value ?? openPage.value);

const elementsById = computed(() => {
  const all = designer.canvases.value.flatMap((canvas) =>
    elementsOf(canvas).map((element): [string, LocatedElement] => [element.id, { element, canvas }]),
  );
  return new Map(all);
});

/** Where an element is, or undefined where it was deleted. */
export function locateElement(id: string): LocatedElement | undefined {
  return elementsById.value.get(id);
}

/** The places of every element of what is open that an app can have, in document order. */
export function openElements(): readonly LocatedElement[] {
  const canvas = openCanvas.value;
  const elements = designer.richTextHasElements.value ? elementsOf(canvas) : withoutRichText(canvas);
  return elements.map((element) => ({ element, canvas }));
}

/** The element that is selected and what it is on, or null. */
export const selected = computed(() => {
  const id = designer.selectedId.value;
  return (id !== null && locateElement(id)) || null;
});

const assetsByKey = computed(() => new Map(designer.assets.value.map((asset) => [asset.key, asset])));

/** The asset with this library key, or undefined. */
export function assetByKey(key: string | null): DesignerAsset | undefined {
  return key === null ? undefined : assetsByKey.value.get(key);
}

/** What an instance shows: its own, and its component's where it has none. */
export function resolvedProps({ component, overrides }: SceneInstance): Partial<InstanceProps> {
  return { ...componentById(component)?.defaults, ...overrides };
}

/** How many instances of a component the site has. */
export function instancesOf(component: string): number {
  const all = designer.canvases.value.flatMap(elementsOf);
  return all.filter((element) => element.type === 'ComponentInstance' && element.component === component)
    .length;
}

/** Changes an element wherever it is, or takes it and what is inside it away where `change` answers null. */
export function changeElement(id: string, change: (element: SceneElement) => SceneElement | null): void {
  const canvas = locateElement(id)?.canvas;
  designer.canvases.value = designer.canvases.value.map((each) =>
    each === canvas ? withChange(each, id, change) : each,
  );
  if (!selected.value) designer.selectedId.value = null;
}

/** Opens a page; nothing on it is selected. */
export function openPageById(id: string): void {
  batch(() => {
    designer.selectedId.value = null;
    designer.componentId.value = null;
    designer.pageId.value = id;
  });
}

/** Edits a component, or goes back to the page with null. */
export function editComponent(id: string | null): void {
  batch(() => {
    designer.selectedId.value = null;
    designer.componentId.value = id;
  });
}
