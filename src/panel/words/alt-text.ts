export const heading = 'Alt text';
export const placement = 'On this image';
export const asset = 'Of the asset';

/** What is said in the place of a text. */
export const inPlaceOfText = {
  notSet: 'Not set',
  empty: 'Empty',
  inherited: 'From the asset',
  decorative: 'Decorative',
} as const;
