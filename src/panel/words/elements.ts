import { type Saying, selection } from '#panel/words/states.ts';

// Webflow's types as the Designer's own interface calls them, where splitting the type into words would not do.
const names: ReadonlyMap<string, string> = new Map([
  ['', 'Unknown element'],
  ['Animation', 'Lottie animation'],
  ['BackgroundVideoWrapper', 'Background video'],
  ['Block', 'Div block'],
  ['CommerceCartItemImage', 'Cart item image'],
  ['DOM', 'Custom element'],
  ['DynamoItem', 'Collection item'],
  ['DynamoWrapper', 'Collection list'],
  ['FormForm', 'Form'],
  ['HFlex', 'Horizontal flex'],
  ['HtmlEmbed', 'Code embed'],
  ['LightboxWrapper', 'Lightbox'],
  ['String', 'Text'],
  ['VFlex', 'Vertical flex'],
  ['YouTubeVideo', 'YouTube video'],
]);

// Things that show a picture all the same, and how to reach it. Source: Designer API, elements without getAsset.
const ways: ReadonlyMap<string, string> = new Map([
  ['Animation', 'A Lottie file isn’t an image asset. Select an image element instead.'],
  ['CommerceCartItemImage', 'Its image comes from the product. Open the product in the CMS to see it.'],
  ['DOM', 'A custom element has a URL and no asset. Use an image element to see its facts here.'],
  ['Figure', 'Images inside rich text aren’t shared with apps. Select an image element instead.'],
  ['LightboxWrapper', 'Select the image inside the lightbox to see its facts.'],
  ['RichText', 'Images inside rich text aren’t shared with apps. Select an image element instead.'],
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
  if (type === 'ComponentInstance') return selection.component;
  const title = `${elementName(type)} selected`;
  return { title, body: ways.get(type) ?? selection.notImage };
}
