import type { Binding } from '#panel/designer.ts';

/** A state in words: three or four of them as the title, then what happened and the next step. */
export interface Saying {
  readonly title: string;
  readonly body: string;
}

export const progress = {
  connecting: 'Connecting to Webflow …',
  selection: 'Reading your selection …',
  asset: 'Reading size and variants …',
} as const;

export const selection = {
  nothing: {
    title: 'Select an image',
    body: 'Click an image on the canvas to see its alt text, size, and variants.',
  },
  component: {
    title: 'Component selected',
    body: 'Double-click the component to edit it, then select its image.',
  },
  notImage: 'This element has no image asset of its own. Select an image on the canvas instead.',
  noAsset: {
    title: 'No image chosen',
    body: 'Choose an image in the settings of this element and its facts appear here.',
  },
  outside: {
    title: 'Open this in Webflow',
    body: 'Asset Inspector works inside the Designer. Open a site and launch it from the Apps panel.',
  },
} as const;

const fieldOf = ({ field, collection }: Binding): string => {
  if (!field) return '';
  return collection ? ` “${field}” of ${collection}` : ` “${field}”`;
};

/** Where a bound image comes from: "CMS field “Photo” of Team". */
export function bindingInWords(binding: Binding): string {
  const nouns = { cms: 'CMS field', property: 'component property', page: 'page field', other: 'binding' };
  return `${nouns[binding.source]}${fieldOf(binding)}`;
}

export const bound = {
  full: (binding: Binding): Saying => ({
    title: 'Image is bound',
    body: `Its file comes from the ${bindingInWords(binding)}. Open the source and choose an image there.`,
  }),
  note: (binding: Binding) => `From the ${bindingInWords(binding)}. Other items may show another file.`,
} as const;
