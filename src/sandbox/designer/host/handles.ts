import type { DesignerAsset } from '#sandbox/protocol/control.ts';
import { designer } from '../designer-state.ts';
import { gearCard } from '../scene/components.ts';
import type { SceneElement } from '../scene/scene-element.ts';
import type { Place, ScenePage } from '../scene/scene-page.ts';
import { newerMethods } from '../wire.ts';
import { assetMethods } from './asset-methods.ts';
import { componentMethods } from './component-methods.ts';
import { elementMethods } from './element-methods.ts';
import { pageMethods } from './page-methods.ts';
import type { Packed } from './sent.ts';

function namesOf(methods: object): string[] {
  const all = Object.keys(methods);
  return designer.runtime.value === 'old' ? all.filter((name) => !newerMethods.includes(name)) : all;
}

type Traits = Pick<ImageElement, 'builderElement'> & Record<string, boolean>;

/** What an element says it can do. Source: Designer API typings, the members of each element's type. */
function traitsOf(element: SceneElement): Traits {
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

/** An element on its way to the extension. */
export function packElement({ element, page }: Place): Packed<'element'> {
  const id = { component: page.id, element: element.id };
  const plugin = element.type === 'ComponentInstance' ? '' : 'Basic';
  return {
    $handle: {
      target: { handle: 'element', id },
      members: { id, type: element.type, plugin, ...traitsOf(element) },
      methods: namesOf(elementMethods({ element, page })),
    },
  };
}

/** An asset on its way to the extension. */
export function packAsset({ id }: DesignerAsset): Packed<'asset'> {
  return {
    $handle: { target: { handle: 'asset', id }, members: { id }, methods: namesOf(assetMethods(id)) },
  };
}

/** The component of the instance on the canvas, on its way to the extension. */
export function packComponent(): Packed<'component'> {
  const members = { id: gearCard.id, readOnly: false, library: null, codeComponent: false };
  return {
    $handle: {
      target: { handle: 'component', id: gearCard.id },
      members,
      methods: namesOf(componentMethods),
    },
  };
}

/** A page on its way to the extension. */
export function packPage(page: ScenePage): Packed<'page'> {
  const members = { id: page.id, type: 'Page' };
  const target = { handle: 'page', id: page.id } as const;
  return { $handle: { target, members, methods: namesOf(pageMethods(page)) } };
}
