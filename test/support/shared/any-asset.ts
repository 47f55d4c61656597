/** A variant with every property, as Get Asset documents it. */
export const anyVariant = {
  hostedUrl: 'https://cdn.prod.website-files.com/63938b302ea6b0aa6f3d8745/hero-p-500.jpg',
  originalFileName: 'hero-p-500.jpg',
  displayName: 'hero-p-500.jpg',
  format: 'jpg',
  width: 500,
  height: null,
  quality: 100,
  error: null,
};

/** An asset with every field but its variants, as Get Asset documents it: what each test's own asset is made of. */
export const anyAsset = {
  id: '63e5889e7fe4eafa7384cea4',
  siteId: '63938b302ea6b0aa6f3d8745',
  displayName: 'hero.jpg',
  originalFileName: 'Hero mountains.jpg',
  contentType: 'image/jpeg',
  size: 2_212_772,
  hostedUrl: 'https://cdn.prod.website-files.com/63938b302ea6b0aa6f3d8745/hero.jpg',
  createdOn: '2023-02-09T23:58:22.294Z',
  lastUpdated: '2023-03-01T23:42:57.862Z',
  altText: 'Mountains at dusk',
};
