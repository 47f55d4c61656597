import type { SceneBlock, SceneElement, SceneText } from '../scene/scene-element.ts';
import { imageMethods } from './image-methods.ts';
import { instanceMethods } from './instance-methods.ts';
import type { Hosted } from './sent.ts';

/** What every element can be asked here. Source: Designer API typings, `DisplayName`. */
function commonMethods(element: SceneElement) {
  return {
    getDisplayName: () => element.label,
    getParentComponent: () => null,
  } satisfies Hosted<HeadingElement, 'getDisplayName' | 'getParentComponent'>;
}

function textMethods(element: SceneText) {
  return element.type === 'Heading'
    ? ({ getHeadingLevel: () => 1 as const, getTag: () => 'h1' as const } satisfies Hosted<
        HeadingElement,
        'getHeadingLevel' | 'getTag'
      >)
    : {};
}

/** The background is a style and not an asset: the block tells nothing of it. */
function blockMethods(_element: SceneBlock) {
  return { getTag: () => 'div' as const } satisfies Hosted<BlockElement, 'getTag'>;
}

/** The methods of an element, by its type. */
export function elementMethods(element: SceneElement): Record<string, (...args: unknown[]) => unknown> {
  const common = commonMethods(element);
  switch (element.type) {
    case 'Image':
      return { ...common, ...imageMethods(element) };
    case 'ComponentInstance':
      return { ...common, ...instanceMethods(element) };
    case 'Block':
      return { ...common, ...blockMethods(element) };
    case 'Heading':
    case 'Paragraph':
      return { ...common, ...textMethods(element) };
  }
}
