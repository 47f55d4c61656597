import type { LocatedElement, SiteCanvas } from '#sandbox/site/canvas.ts';
import type {
  SiteBlock,
  SiteElement,
  SiteFigure,
  SiteList,
  SiteRichText,
  SiteText,
} from '#sandbox/site/element.ts';
import { designer } from '../designer-state.ts';
import { styleOfElement } from '../site-content.ts';
import { packComponent, packElement, packStyle } from './handles.ts';
import { headingTextOf } from './heading-text.ts';
import type { HostedMethods } from './hosted-methods.ts';
import { imageMethods } from './image-methods.ts';
import { insertMethods } from './insert-methods.ts';
import { instanceMethods } from './instance-methods.ts';
import { linkMethods } from './link-methods.ts';

/** The methods of every element. Source: Designer API typings, `DisplayName`. */
function commonMethods(element: SiteElement, canvas: SiteCanvas) {
  return {
    getDisplayName: () => element.label,
    getParentComponent: () => (canvas.kind === 'component' ? packComponent(canvas) : null),
  } satisfies HostedMethods<HeadingElement, 'getDisplayName' | 'getParentComponent'>;
}

/** Only blocks have a style here: the panel reads styles for background images alone. */
function styleMethodsOf(element: SiteElement) {
  return {
    getStyles() {
      const style = styleOfElement(element);
      return style ? [packStyle(style)] : [];
    },
  } satisfies HostedMethods<BlockElement, 'getStyles'>;
}

/** Paragraphs may have children in Webflow; on this site they have none. */
const childless = { getChildren: () => [] } satisfies HostedMethods<HeadingElement, 'getChildren'>;

function textMethods(element: SiteText, canvas: SiteCanvas) {
  return element.type === 'Heading'
    ? ({
        getChildren: () => headingTextOf({ element, canvas }),
        getHeadingLevel: () => 1 as const,
        getTag: () => 'h1' as const,
      } satisfies HostedMethods<HeadingElement, 'getChildren' | 'getHeadingLevel' | 'getTag'>)
    : childless;
}

function childrenMethods({ children }: SiteBlock | SiteList, canvas: SiteCanvas) {
  return {
    getChildren: () => children.map((element) => packElement({ element, canvas })),
  } satisfies HostedMethods<BlockElement, 'getChildren'>;
}

const blockMethods = { getTag: () => 'div' as const } satisfies HostedMethods<BlockElement, 'getTag'>;

function richTextMethods({ children }: SiteRichText | SiteFigure, canvas: SiteCanvas) {
  return {
    getChildren: () =>
      designer.richTextHasElements.value ? children.map((element) => packElement({ element, canvas })) : [],
  } satisfies HostedMethods<RichTextElement, 'getChildren'>;
}

/** The methods of an element, by its type. */
export function elementMethods({
  element,
  canvas,
}: LocatedElement): Record<string, (...args: unknown[]) => unknown> {
  const common = { ...commonMethods(element, canvas), ...insertMethods({ element, canvas }) };
  const styled = { ...common, ...styleMethodsOf(element) };
  switch (element.type) {
    case 'Image':
      return { ...styled, ...imageMethods(element) };
    case 'Link':
      return { ...styled, ...linkMethods(element, canvas) };
    case 'ComponentInstance':
      return { ...common, ...instanceMethods(element) };
    case 'Block':
      return { ...styled, ...blockMethods, ...childrenMethods(element, canvas) };
    case 'DynamoWrapper':
    case 'DynamoItem':
      return { ...styled, ...childrenMethods(element, canvas) };
    case 'RichText':
    case 'Figure':
      return { ...styled, ...richTextMethods(element, canvas) };
    case 'Heading':
    case 'Paragraph':
      return { ...styled, ...textMethods(element, canvas) };
  }
}
