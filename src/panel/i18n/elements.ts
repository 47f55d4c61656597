import type { Message } from '#panel/i18n/message.ts';
import { interpolate, messages } from '#panel/i18n/messages.ts';
import { component, notImage } from '#panel/i18n/selection.ts';

const { selected, unknown, inRichText } = messages.elements;

// Names of element types as the Designer's own interface writes them, where splitting the type into words would not
// give them.
const names = new Map(Object.entries(messages.elements.names));

// Elements that also show a picture, and how to reach it. Source: Designer API, elements without getAsset.
const ways = new Map(Object.entries(messages.elements.ways))
  .set('Figure', inRichText)
  .set('RichText', inRichText);

function elementName(type: string): string {
  const known = type ? names.get(type) : unknown;
  if (known) return known;
  const split = type
    .replace(/Wrapper$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return split.charAt(0).toUpperCase() + split.slice(1);
}

/** Returns how to reach the picture of an element that shows one without an asset; undefined for any other element. */
export const wayTo = (type: string): string | undefined => ways.get(type);

/** Returns the message for a selected element that is no Image, by Webflow's type of it. */
export function elementMessage(type: string): Message {
  if (type === 'ComponentInstance') return component;
  return { title: interpolate(selected, { name: elementName(type) }), body: ways.get(type) ?? notImage };
}
