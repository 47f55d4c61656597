import type { WebflowAsset, WebflowVariant } from '#sandbox/world/asset.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { anyAsset, anyVariant } from '#test/support/shared/any-asset.ts';

/** A variant with every property, as Get Asset documents it. */
export const plainVariant = {
  ...anyVariant,
  hostedUrl: 'https://cdn.prod.website-files.com/65f0a1b2c3d4e5f607182930/ridge-p-500.jpg',
  originalFileName: 'ridge-p-500.jpg',
  displayName: 'ridge-p-500.jpg',
  height: 333,
} satisfies WebflowVariant;

/** An asset with every field, as Get Asset documents it. */
export const plainAsset = {
  ...anyAsset,
  id: assetIdOf('everything'),
  siteId: sites.outdoors.id,
  hostedUrl: 'https://cdn.prod.website-files.com/65f0a1b2c3d4e5f607182930/ridge.jpg',
  originalFileName: 'ridge.jpg',
  displayName: 'Ridge',
  lastUpdated: '2026-08-19T15:40:02.004Z',
  createdOn: '2026-06-01T10:15:30.250Z',
  altText: 'A ridge',
  variants: [plainVariant],
} satisfies WebflowAsset;
