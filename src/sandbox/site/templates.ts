import type { SitePage } from './canvas.ts';
import { collectionIds, guidePortrait } from './cms.ts';
import { image } from './image.ts';
import { instanceOf } from './small-components.ts';

interface Template {
  name: string;
  field: { id: string; name: string };
  /** The library key of the file the first item has in the field. */
  asset: string;
}

const inputs: Readonly<Record<keyof typeof collectionIds, Template>> = {
  guides: { name: 'Guides', field: { id: 'portrait', name: 'Portrait' }, asset: 'cms' },
  posts: { name: 'Posts', field: { id: 'cover', name: 'Cover' }, asset: 'photo-40' },
  trips: { name: 'Trips', field: { id: 'hero', name: 'Hero' }, asset: 'photo-41' },
  products: { name: 'Products', field: { id: 'photo', name: 'Photo' }, asset: 'photo-42' },
};

function templateOf(which: keyof typeof collectionIds, at: number): SitePage {
  const { name, field, asset } = inputs[which];
  const binding = {
    ...guidePortrait,
    collectionId: collectionIds[which],
    collectionName: name,
    fieldId: field.id,
    fieldName: field.name,
  };
  return {
    kind: 'page',
    id: `65f0a1b2c3d4e5f6071831d${at}`,
    name: `${name} Template`,
    slug: `detail-${which}`,
    collectionId: collectionIds[which],
    sections: [
      {
        name: 'Item',
        columns: 2,
        elements: [
          instanceOf('header', `${which}-template-header`),
          image(`${which}-template-image`, field.name, asset, { binding, note: 'Bound to a CMS field' }),
        ],
      },
    ],
  };
}

/** The template pages of the Collections. */
export const templates: readonly SitePage[] = (['guides', 'posts', 'trips', 'products'] as const).map(
  templateOf,
);
