import type { DesignerAsset } from '#sandbox/protocol/control.ts';
import type { LocatedElement, SiteComponent, SitePage } from '#sandbox/site/canvas.ts';
import type { SiteElement } from '#sandbox/site/element.ts';
import type { SiteStyle } from '#sandbox/site/styles.ts';
import { designer } from '../designer-state.ts';
import { newerMethods } from '../wire.ts';
import { assetMethods } from './asset-methods.ts';
import { componentMethods } from './component-methods.ts';
import { elementMethods } from './element-methods.ts';
import type { PackedHandle } from './hosted-methods.ts';
import { pageMethods } from './page-methods.ts';
import { styleMethods } from './style-methods.ts';

function namesOf(methods: object): string[] {
  const all = Object.keys(methods);
  return designer.runtime.value === 'old' ? all.filter((name) => !newerMethods.includes(name)) : all;
}

type Traits = Pick<ImageElement, 'builderElement'> & Record<string, boolean>;

/** The capability flags of an element. Source: Designer API typings, the members of each element's type. */
function traitsOf(element: SiteElement): Traits {
  const isInstance = element.type === 'ComponentInstance';
  return {
    builderElement: false,
    customAttributes: !isInstance,
    attributes: !isInstance,
    domId: !isInstance,
    styles: !isInstance,
    displayName: true,
    children: element.type !== 'Image' && !isInstance,
    textContent: element.type === 'Heading' || element.type === 'Paragraph' || element.type === 'Link',
    appConnections: element.type === 'Image',
    elementSettings: !isInstance,
    visibility: !isInstance,
  };
}

/** The handle of an element. */
export function packElement({ element, canvas }: LocatedElement): PackedHandle<'element'> {
  const id = { component: canvas.id, element: element.id };
  const plugin = element.type === 'ComponentInstance' ? '' : 'Basic';
  return {
    $handle: {
      target: { handle: 'element', id },
      members: { id, type: element.type, plugin, ...traitsOf(element) },
      methods: namesOf(elementMethods({ element, canvas })),
    },
  };
}

/** The handle of an asset. */
export function packAsset({ id }: DesignerAsset): PackedHandle<'asset'> {
  return {
    $handle: { target: { handle: 'asset', id }, members: { id }, methods: namesOf(assetMethods(id)) },
  };
}

/** The handle of a component. */
export function packComponent(component: SiteComponent): PackedHandle<'component'> {
  const { id } = component;
  return {
    $handle: {
      target: { handle: 'component', id },
      members: { id, readOnly: false, library: null, codeComponent: false },
      methods: namesOf(componentMethods(component)),
    },
  };
}

/** The handle of a style. */
export function packStyle({ id, name, type }: SiteStyle): PackedHandle<'style'> {
  return {
    $handle: {
      target: { handle: 'style', id },
      members: { id, name, source: 'site', type },
      methods: namesOf(styleMethods(id)),
    },
  };
}

/** The handle of a page. */
export function packPage(page: SitePage): PackedHandle<'page'> {
  const members = { id: page.id, type: 'Page' };
  const target = { handle: 'page', id: page.id } as const;
  return { $handle: { target, members, methods: namesOf(pageMethods(page)) } };
}
