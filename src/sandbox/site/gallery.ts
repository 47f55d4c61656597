import { backgroundBlock } from './background-block.ts';
import type { SitePage, SiteSection } from './canvas.ts';
import { guidePortrait } from './cms.ts';
import { gearCardInstance } from './components.ts';
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
        binding: guidePortrait,
      }),
    ],
  },
  {
    name: 'Cabin and gear',
    columns: 4,
    elements: [
      image('gallery-cabin', 'Cabin', 'japanese', { note: 'Japanese file name' }),
      gearCardInstance('gallery-card-1', {}, 'Instance that shows the component’s own image'),
      gearCardInstance(
        'gallery-card-2',
        { title: 'Three-person tent, used' },
        'Instance with a text of its own',
      ),
      gearCardInstance(
        'gallery-card-3',
        { asset: 'converted', title: 'Trail boots' },
        'Instance with an image of its own',
      ),
    ],
  },
  {
    name: 'Promise',
    columns: 1,
    elements: [
      backgroundBlock('gallery-banner', 'Coast banner', 'See you on the coast', {
        backgroundIn: [{ breakpoint: 'medium', pseudo: 'hover', asset: 'photo-png' }],
        note: 'Block with a background image, and with another on hover on tablets',
      }),
    ],
  },
];

/** A page with 12 images, one for each way in which a page can show an image. */
export const gallery: SitePage = {
  kind: 'page',
  id: '65f0a1b2c3d4e5f6071829ab',
  name: 'Gallery',
  slug: 'gallery',
  openGraphImage: 'mixed',
  searchImage: 'animated-gif',
  sections,
};
