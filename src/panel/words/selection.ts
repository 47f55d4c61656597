import type { Saying } from '#panel/words/saying.ts';

export const nothing: Saying = {
  title: 'Select an image',
  body: 'Click an image on the canvas to see its alt text, size, and variants.',
};

export const component: Saying = {
  title: 'Component selected',
  body: 'Double-click the component to edit it, then select its image.',
};

export const notImage =
  'Only image elements have an asset here, backgrounds don’t. Select an image on the canvas.';

export const noAsset: Saying = {
  title: 'No image chosen',
  body: 'Choose an image in the settings of this element and its facts appear here.',
};

export const outside: Saying = {
  title: 'Open this in Webflow',
  body: 'Asset Inspector works inside the Designer. Open a site and launch it from the Apps panel.',
};
