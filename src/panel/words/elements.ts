import type { Saying } from '#panel/words/saying.ts';
import { component, notImage } from '#panel/words/selection.ts';

// Webflow's types as the Designer's own interface calls them, where splitting the type into words would not do.
const names: ReadonlyMap<string, string> = new Map([
  ['', 'Unknown element'],
  ['Animation', 'Lottie animation'],
  ['Block', 'Div block'],
  ['DOM', 'Custom element'],
  ['DynamoItem', 'Collection item'],
  ['DynamoWrapper', 'Collection list'],
  ['HtmlEmbed', 'Code embed'],
  ['String', 'Text'],
]);

const inRichText = 'Images inside rich text aren’t shared with apps. Select an image element instead.';

// Things that show a picture all the same, and how to reach it. Source: Designer API, elements without getAsset.
const ways: ReadonlyMap<string, string> = new Map([
  ['Animation', 'A Lottie file isn’t an image asset. Select an image element instead.'],
  ['CommerceCartItemImage', 'Its image comes from the product. Open the product in the CMS to see it.'],
  ['DOM', 'A custom element has a URL and no asset. Use an image element to see its facts here.'],
  ['Figure', inRichText],
  ['LightboxWrapper', 'Select the image inside the lightbox to see its facts.'],
  ['RichText', inRichText],
]);

function elementName(type: string): string {
  const known = names.get(type);
  if (known) return known;
  const words = type
    .replace(/Wrapper$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What to say of a selected element that is no Image, by Webflow's type of it. */
export function sayElement(type: string): Saying {
  if (type === 'ComponentInstance') return component;
  const title = `${elementName(type)} selected`;
  return { title, body: ways.get(type) ?? notImage };
}
