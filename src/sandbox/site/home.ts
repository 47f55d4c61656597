import { backgroundBlock } from './background-block.ts';
import type { SitePage, SiteSection } from './canvas.ts';
import { guidePortrait } from './cms.ts';
import { gearCardInstance, gearCardProps } from './components.ts';
import { everywhere } from './everywhere.ts';
import { gallery } from './gallery.ts';
import { image } from './image.ts';

const sections: readonly SiteSection[] = [
  {
    name: 'Header',
    columns: 1,
    elements: [image('image-svg', 'Brand mark', 'svg', { note: 'SVG, no variants' })],
  },
  {
    name: 'Hero',
    columns: 2,
    elements: [
      { id: 'heading', label: 'Hero heading', type: 'Heading', text: 'Go where the map turns quiet' },
      {
        id: 'paragraph',
        label: 'Hero intro',
        type: 'Paragraph',
        text: 'Gear, guides, and stories for slow days outdoors.',
      },
      image('image-everything', 'Hero image', 'everything', { note: 'Alt text and 7 variants' }),
    ],
  },
  {
    name: 'Gear',
    columns: 3,
    elements: [
      gearCardInstance(
        'component-instance',
        { asset: 'component', title: 'Three-person tent' },
        'Component instance with an image property',
      ),
      image('image-alt-null', 'Lake', 'alt-null', { note: 'Alt text never set' }),
      image('image-alt-empty', 'Paper grain', 'alt-empty', { note: 'Alt text empty' }),
      image('image-mixed', 'Pine forest', 'mixed', { note: 'A failed variant and mixed formats' }),
      image('image-own-alt', 'Trail teaser', 'everything', {
        alt: { kind: 'own', text: 'The first bend of the ridge trail' },
        note: 'Alt text of its own',
      }),
      image('image-decorative', 'Trail divider', 'everything', {
        alt: { kind: 'decorative' },
        note: 'Marked decorative',
      }),
    ],
  },
  {
    name: 'Promise',
    columns: 1,
    elements: [
      backgroundBlock('block-background', 'Coast banner', 'Repaired for life, whatever the weather did'),
    ],
  },
  {
    name: 'Guides',
    columns: 4,
    elements: [
      image('image-cms', 'Guide portrait', 'cms', {
        note: 'Bound to a CMS field',
        binding: guidePortrait,
      }),
      image('image-prop', 'Badge', 'prop', {
        note: 'Bound to a component property',
        binding: {
          sourceType: 'prop',
          propId: gearCardProps.image,
          propName: 'Badge image',
          propGroup: null,
        },
      }),
      image('image-arabic', 'Desert camp', 'arabic', { note: 'Arabic file name' }),
      image('image-japanese', 'Night cabin', 'japanese', { note: 'Japanese file name' }),
    ],
  },
  {
    name: 'Stories',
    columns: 3,
    elements: [
      {
        id: 'link-image',
        label: 'Lake link',
        type: 'Link',
        target: { mode: 'page', pageId: gallery.id },
        note: 'Link block that holds an image alone',
        children: [image('image-in-link', 'Linked lake', 'alt-null')],
      },
      {
        id: 'link-teaser',
        label: 'Story teaser',
        type: 'Link',
        target: { mode: 'url', to: 'https://example.com/stories/night-hikes', openInNewTab: true },
        note: 'Link block that holds an image and text',
        children: [
          image('image-in-teaser', 'Teaser image', 'japanese'),
          { id: 'teaser-text', label: 'Teaser text', type: 'Paragraph', text: 'Night hikes for beginners' },
        ],
      },
      image('image-wide-only', 'Wide teaser', 'heavy', {
        hiddenOn: ['small', 'tiny'],
        note: 'Hidden on mobile',
      }),
    ],
  },
  everywhere,
  {
    name: 'Odds and ends',
    columns: 3,
    elements: [
      image('image-long-name', 'Lookbook cover', 'long-name', { note: 'A name of 300 characters' }),
      image('image-fresh', 'New arrival', 'fresh', { note: 'Fresh upload: size 0, no variants' }),
      image('image-unset', 'Empty image', null, { note: 'Image without an asset' }),
      image('image-gif', 'Compass', 'gif', { note: 'GIF, no variants' }),
      image('image-converted', 'Boots', 'converted', { note: 'Compressed in place: a .png that holds WebP' }),
      image('image-hostile', 'Hostile data', 'hostile', { note: 'Hostile name, alt text and URL' }),
    ],
  },
  {
    name: 'Files that surprise',
    columns: 3,
    elements: [
      image('image-jpeg-as-png', 'Summit lunch', 'jpeg-as-png', { note: 'JPEG bytes in a .png' }),
      image('image-photo-png', 'River bend', 'photo-png', { note: 'A photo saved as PNG' }),
      image('image-animated-gif', 'Northern lights', 'animated-gif', { note: 'Animated GIF' }),
      image('image-other-type', 'Campfire', 'other-type', {
        note: 'Served as another type than Webflow says',
      }),
      image('image-heavy-variant', 'Harbour mist', 'heavy-variant', {
        note: 'A variant heavier than the original',
      }),
      image('image-heavy', 'Pine panorama', 'heavy', { note: 'Heavier than 500 kB' }),
    ],
  },
];

/** The page that is open at the start: one element for each case that the panel must handle. */
export const home: SitePage = {
  kind: 'page',
  id: '65f0a1b2c3d4e5f6071829aa',
  name: 'Home',
  slug: '',
  openGraphImage: 'heavy',
  sections,
};
