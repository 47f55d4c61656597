import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { LocatedElement, SiteCanvas } from '#sandbox/site/canvas.ts';
import type { SiteText } from '#sandbox/site/element.ts';
import { findElement } from './find-element.ts';
import type { HostedMethods, PackedHandle } from './hosted-methods.ts';

/** After the id of a heading: its text, which the Designer API gives as an element of its own. */
const suffix = ':text';

/** The handle of the text in a heading. Source: Designer API typings, `StringElement`. */
function packText({ id }: SiteText, canvas: SiteCanvas): PackedHandle<'element'> {
  const full = { component: canvas.id, element: `${id}${suffix}` };
  const none = {
    customAttributes: false,
    attributes: false,
    domId: false,
    styles: false,
    displayName: false,
  };
  const members = { id: full, type: 'String', plugin: '', builderElement: false, children: false, ...none };
  return { $handle: { target: { handle: 'element', id: full }, members, methods: ['getText'] } };
}

/** The text of a heading as an element, where Webflow has one; empty for any other element. */
export function headingTextOf({ element, canvas }: LocatedElement): PackedHandle<'element'>[] {
  return element.type === 'Heading' && unconfirmed.headingHasText ? [packText(element, canvas)] : [];
}

/** The methods of a text in a heading; null for the id of another element. Throws as `findElement`. */
export function headingTextMethods({ component, element }: FullElementId) {
  if (!element.endsWith(suffix)) return null;
  const heading = findElement({ component, element: element.slice(0, -suffix.length) }).element;
  return {
    getText: () => (heading.type === 'Heading' ? heading.text : null),
  } satisfies HostedMethods<StringElement, 'getText'>;
}
