import type { SceneBlock, SceneElement, SceneText } from '../scene/scene-element.ts';
import type { Place } from '../scene/scene-page.ts';
import { imageMethods } from './image-methods.ts';
import { instanceMethods } from './instance-methods.ts';
import { linkMethods } from './link-methods.ts';
import type { Hosted } from './sent.ts';

/** What every element can be asked here. Source: Designer API typings, `DisplayName`. */
function commonMethods(element: SceneElement) {
  return {
    getDisplayName: () => element.label,
    getParentComponent: () => null,
  } satisfies Hosted<HeadingElement, 'getDisplayName' | 'getParentComponent'>;
}

/** What may have children and here has none: a heading, a paragraph, a block. */
const childless = { getChildren: () => [] } satisfies Hosted<HeadingElement, 'getChildren'>;

function textMethods(element: SceneText) {
  return element.type === 'Heading'
    ? ({ ...childless, getHeadingLevel: () => 1 as const, getTag: () => 'h1' as const } satisfies Hosted<
        HeadingElement,
        'getHeadingLevel' | 'getTag'
      >)
    : childless;
}

/** The background is a style and not an asset: the block tells nothing of it. */
function blockMethods(_element: SceneBlock) {
  return { ...childless, getTag: () => 'div' as const } satisfies Hosted<BlockElement, 'getTag'>;
}

/** The methods of an element, by its type. */
export function elementMethods({ element, page }: Place): Record<string, (...args: unknown[]) => unknown> {
  const common = commonMethods(element);
  switch (element.type) {
    case 'Image':
      return { ...common, ...imageMethods(element) };
    case 'Link':
      return { ...common, ...linkMethods(element, page) };
    case 'ComponentInstance':
      return { ...common, ...instanceMethods(element) };
    case 'Block':
      return { ...common, ...blockMethods(element) };
    case 'Heading':
    case 'Paragraph':
      return { ...common, ...textMethods(element) };
  }
}
