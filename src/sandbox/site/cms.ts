import type { SiteBinding } from './element.ts';

/** The binding of an image to the field “Portrait” of the site's only CMS collection. */
export const guidePortrait = {
  sourceType: 'cms',
  collectionId: '65f0a1b2c3d4e5f6071829c1',
  collectionName: 'Guides',
  fieldId: 'portrait',
  fieldName: 'Portrait',
  fieldGroup: null,
  fieldType: 'image',
} as const satisfies SiteBinding;

/** The binding of an image to the field “Trail photo” of the same collection. */
export const guideTrail: SiteBinding = { ...guidePortrait, fieldId: 'trail-photo', fieldName: 'Trail photo' };
