import type { SiteBinding } from './element.ts';

/** The Collections of the site. */
export const collectionIds = {
  guides: '65f0a1b2c3d4e5f6071829c1',
  posts: '65f0a1b2c3d4e5f6071829c2',
  trips: '65f0a1b2c3d4e5f6071829c3',
  products: '65f0a1b2c3d4e5f6071829c4',
} as const;

/** The binding of an image to the field “Portrait” of the Collection “Guides”. */
export const guidePortrait = {
  sourceType: 'cms',
  collectionId: collectionIds.guides,
  collectionName: 'Guides',
  fieldId: 'portrait',
  fieldName: 'Portrait',
  fieldGroup: null,
  fieldType: 'image',
} as const satisfies SiteBinding;

/** The binding of an image to the field “Trail photo” of the same collection. */
export const guideTrail: SiteBinding = { ...guidePortrait, fieldId: 'trail-photo', fieldName: 'Trail photo' };
