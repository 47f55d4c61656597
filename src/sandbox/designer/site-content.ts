import { batch, computed } from '@preact/signals';
import type { DesignerAsset } from '#sandbox/protocol/control.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import {
  elementsOf,
  type InstanceProps,
  type LocatedElement,
  type SiteCanvas,
  type SiteComponent,
  type SitePage,
  withChange,
  withoutRichText,
} from '#sandbox/site/canvas.ts';
import { firstPage } from '#sandbox/site/canvases.ts';
import type { SiteElement, SiteInstance } from '#sandbox/site/element.ts';
import { type SiteStyle, sharedStyles, styleOf } from '#sandbox/site/styles.ts';
import { designer } from './designer-state.ts';

/** The pages of the site in the order of the Designer's page list. */
export const pages = computed(() => designer.canvases.value.filter((canvas) => canvas.kind === 'page'));

/** The components of the site in the order of the Components panel. */
export const components = computed(() =>
  designer.canvases.value.filter((canvas) => canvas.kind === 'component'),
);

/** The page with this id, or undefined. */
export function pageById(id: string): SitePage | undefined {
  return pages.value.find((page) => page.id === id);
}

/** The component with this id, or undefined. */
export function componentById(id: string): SiteComponent | undefined {
  return components.value.find((component) => component.id === id);
}

/** The open page; also while a component is open for editing. */
export const openPage = computed(() => pageById(designer.pageId.value) ?? firstPage);

/** The component that is open for editing, or null. */
export const openComponent = computed(() => {
  const id = designer.componentId.value;
  return (id !== null && componentById(id)) || null;
});

/** The component that is open for editing, or else the open page. */
export const openCanvas = computed((): SiteCanvas => openComponent.value ?? openPage.value);

const elementsById = computed(() => {
  const all = designer.canvases.value.flatMap((canvas) =>
    elementsOf(canvas).map((element): [string, LocatedElement] => [element.id, { element, canvas }]),
  );
  return new Map(all);
});

/** The element with this id and its canvas, or undefined if it was deleted. */
export function locateElement(id: string): LocatedElement | undefined {
  return elementsById.value.get(id);
}

/** The elements of the open canvas that the Designer API returns, in document order. */
export function openElements(): readonly LocatedElement[] {
  const canvas = openCanvas.value;
  const elements = designer.richTextHasElements.value ? elementsOf(canvas) : withoutRichText(canvas);
  const listed = unconfirmed.listsParentsFirst ? elements : elements.toReversed();
  return listed.map((element) => ({ element, canvas }));
}

/** The selected element and its canvas, or null. */
export const selected = computed(() => {
  const id = designer.selectedId.value;
  return (id !== null && locateElement(id)) || null;
});

const assetsByKey = computed(() => new Map(designer.assets.value.map((asset) => [asset.key, asset])));

/** The asset with this library key, or undefined. */
export function assetByKey(key: string | null): DesignerAsset | undefined {
  return key === null ? undefined : assetsByKey.value.get(key);
}

/** The style of an element, or undefined: only blocks with a background have one. */
export function styleOfElement(element: SiteElement): SiteStyle | undefined {
  const style = element.type === 'Block' ? styleOf(element) : undefined;
  return style?.backgrounds.length ? style : undefined;
}

/** All styles of the site: those of elements on any page or component, and those they share. */
export const styles = computed((): readonly SiteStyle[] => [
  ...sharedStyles,
  ...designer.canvases.value.flatMap(elementsOf).flatMap((element) => styleOfElement(element) ?? []),
]);

const stylesById = computed(() => new Map(styles.value.map((style) => [style.id, style])));

/** The style with this id, or undefined if its element was deleted. */
export function styleById(id: string): SiteStyle | undefined {
  return stylesById.value.get(id);
}

/** Whether a component has a variant with this id besides its base. */
export function isVariant(id: string): boolean {
  return components.value.some(({ variants }) => variants?.some((variant) => variant.id === id));
}

/** The properties of an instance: its overrides over its component's defaults. */
export function resolvedProps({ component, overrides }: SiteInstance): Partial<InstanceProps> {
  return { ...componentById(component)?.defaults, ...overrides };
}

/** The library key of the image an instance is drawn with: that of its property, or else the first inside the component. */
export function drawnAsset(instance: SiteInstance): string | null {
  const { asset } = resolvedProps(instance);
  const component = componentById(instance.component);
  if (asset !== undefined || !component) return asset ?? null;
  for (const element of elementsOf(component)) {
    if (element.type === 'Image') return element.asset;
    if (element.type === 'ComponentInstance') return drawnAsset(element);
  }
  return null;
}

/** The number of instances of a component on the site. */
export function instancesOf(component: string): number {
  const all = designer.canvases.value.flatMap(elementsOf);
  return all.filter((element) => element.type === 'ComponentInstance' && element.component === component)
    .length;
}

/** Changes an element, or removes it with its children if `change` returns null. */
export function changeElement(id: string, change: (element: SiteElement) => SiteElement | null): void {
  const canvas = locateElement(id)?.canvas;
  designer.canvases.value = designer.canvases.value.map((each) =>
    each === canvas ? withChange(each, id, change) : each,
  );
  if (!selected.value) designer.selectedId.value = null;
}

/** Opens a page and clears the selection. */
export function openPageById(id: string): void {
  batch(() => {
    designer.selectedId.value = null;
    designer.componentId.value = null;
    designer.pageId.value = id;
  });
}

/** Opens a component for editing, or the page again with null. Clears the selection. */
export function editComponent(id: string | null): void {
  batch(() => {
    designer.selectedId.value = null;
    designer.componentId.value = id;
  });
}
