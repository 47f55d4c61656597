import type { SitePage, SiteSection } from './canvas.ts';
import { gearCard } from './components.ts';
import { image } from './image.ts';

const sections: readonly SiteSection[] = [
  {
    name: 'Opening',
    columns: 2,
    elements: [
      { id: 'gallery-heading', label: 'Gallery heading', type: 'Heading', text: 'Pictures from the trail' },
      image('gallery-ridge', 'Opening image', 'everything', { note: 'Used twice on this page' }),
    ],
  },
  {
    name: 'Landscapes',
    columns: 3,
    elements: [
      image('gallery-lake', 'Lake', 'alt-null', { note: 'Alt text never set' }),
      image('gallery-forest', 'Forest', 'mixed', { note: 'Used twice on this page' }),
      image('gallery-panorama', 'Panorama', 'heavy', { note: 'Heavier than 500 kB' }),
      image('gallery-forest-again', 'Forest, again', 'mixed', {
        alt: { kind: 'own', text: 'The same pines from further away' },
        note: 'The same asset with alt text of its own',
      }),
      image('gallery-divider', 'Divider', 'everything', {
        alt: { kind: 'decorative' },
        note: 'The same asset, marked decorative',
      }),
      image('gallery-guide', 'Guide of the month', 'cms', {
        note: 'Bound to a CMS field',
        binding: {
          sourceType: 'cms',
          collectionId: '65f0a1b2c3d4e5f6071829c1',
          collectionName: 'Guides',
          fieldId: 'portrait',
          fieldName: 'Portrait',
          fieldGroup: null,
          fieldType: 'image',
        },
      }),
    ],
  },
  {
    name: 'Cabin and gear',
    columns: 4,
    elements: [
      image('gallery-cabin', 'Cabin', 'japanese', { note: 'Japanese file name' }),
      {
        id: 'gallery-card-1',
        label: 'Gear card',
        type: 'ComponentInstance',
        component: gearCard.id,
        overrides: {},
        note: 'Instance that shows the component’s own image',
      },
      {
        id: 'gallery-card-2',
        label: 'Gear card',
        type: 'ComponentInstance',
        component: gearCard.id,
        overrides: { title: 'Three-person tent, used' },
        note: 'Instance with a text of its own',
      },
      {
        id: 'gallery-card-3',
        label: 'Gear card',
        type: 'ComponentInstance',
        component: gearCard.id,
        overrides: { asset: 'converted', title: 'Trail boots' },
        note: 'Instance with an image of its own',
      },
    ],
  },
  {
    name: 'Promise',
    columns: 1,
    elements: [
      {
        id: 'gallery-banner',
        label: 'Coast banner',
        type: 'Block',
        background: 'background',
        text: 'See you on the coast',
        note: 'Block with a background image',
      },
    ],
  },
];

/** A page with 12 images, one for each way in which a page can show an image. */
export const gallery: SitePage = {
  kind: 'page',
  id: '65f0a1b2c3d4e5f6071829ab',
  name: 'Gallery',
  slug: 'gallery',
  sections,
};
