import { lookalikeKeys, siteAssetKey } from '#sandbox/protocol/site-assets.ts';
import { backgroundBlock } from './background-block.ts';
import type { SitePage } from './canvas.ts';
import { gearCardInstance } from './components.ts';
import type { SiteElement } from './element.ts';
import { image } from './image.ts';
import { instanceOf } from './small-components.ts';

const firstId = 0xd0;

function richTextWith(slug: string, asset: string): SiteElement {
  return {
    id: `${slug}-story`,
    label: 'Story',
    type: 'RichText',
    children: [
      {
        id: `${slug}-story-text`,
        label: 'Story text',
        type: 'Paragraph',
        text: 'The path begins behind the hut.',
      },
      {
        id: `${slug}-story-figure`,
        label: 'Story figure',
        type: 'Figure',
        children: [image(`${slug}-story-image`, 'Story image', asset, { fills: false })],
      },
    ],
  };
}

/** What a page has besides its heading, its photos and the site's header and footer. */
interface Extra
  extends Pick<SitePage, 'isDraft' | 'isArchived' | 'inGerman' | 'openGraphImage' | 'searchImage'> {
  elements?: readonly SiteElement[];
}

const photoKey = (number: number) => siteAssetKey('photo', number);

/** The pages by name, in the order of the Designer's list. */
const pages: Readonly<Record<string, Extra>> = {
  About: {
    openGraphImage: 'twice-lake',
    elements: [image('about-lake', 'Lake', 'twice-lake'), instanceOf('quotes', 'about-quotes')],
  },
  Trips: {
    openGraphImage: photoKey(3),
    elements: [image('trips-ridge', 'Ridge', 'twice-ridge'), instanceOf('trips', 'trips-grid')],
  },
  Lofoten: { elements: [instanceOf('trip', 'lofoten-trip'), richTextWith('lofoten', photoKey(62))] },
  Senja: {
    elements: [instanceOf('features', 'senja-features')],
    inGerman: { 'senja-photo-0': photoKey(94) },
  },
  Finnmark: {
    elements: [
      backgroundBlock('finnmark-banner', 'Winter banner', '', {
        backgroundOn: { tiny: photoKey(12) },
        backgroundIn: [
          { breakpoint: 'main', pseudo: 'hover', asset: photoKey(13) },
          { breakpoint: 'small', pseudo: 'focus-visible', asset: photoKey(14) },
        ],
        note: 'Block with other backgrounds on phones, on hover and with the focus',
      }),
    ],
  },
  Rondane: { elements: [instanceOf('quote', 'rondane-quote')] },
  Gear: { elements: [gearCardInstance('gear-card', {}, 'The component’s third page')] },
  Tents: { elements: [image('tents-front', 'Front of a tent', 'twice-tent')] },
  Boots: { elements: [image('boots-pines', 'Pines', 'twice-pines')] },
  Repairs: {
    elements: [
      image('repairs-loop', 'Compass', siteAssetKey('loop', 0)),
      instanceOf('badge', 'repairs-badge'),
    ],
  },
  Stories: {
    elements: [
      richTextWith('stories', 'twice-coast'),
      image('stories-loop', 'Compass', siteAssetKey('loop', 1)),
    ],
  },
  Press: {
    elements: [
      instanceOf('press', 'press-strip'),
      ...lookalikeKeys.flat().map((key) => image(`press-${key}`, 'Press photo', key)),
    ],
  },
  Jobs: { elements: [image('jobs-loop', 'Compass', siteAssetKey('loop', 2))] },
  Contact: {
    elements: [7, 8, 9].map((number) =>
      image(`contact-icon-${number}`, 'Icon', siteAssetKey('icon', number)),
    ),
  },
  Newsletter: { elements: [instanceOf('newsletter', 'newsletter-box')] },
  Thanks: {
    searchImage: photoKey(45),
    elements: [
      backgroundBlock('thanks-banner', 'Thanks banner', '', {
        background: null,
        backgroundIn: [{ breakpoint: 'main', pseudo: 'after', asset: 'twice-pines' }],
        note: 'Block with a background in its pseudo-element alone',
      }),
    ],
  },
  'Autumn sale': { isDraft: true },
  'Summer 2024': { isArchived: true },
};

function pageAt([name, { elements = [], ...extra }]: [string, Extra], at: number): SitePage {
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const photo = (number: number, element: number) =>
    image(`${slug}-photo-${element}`, `Photo ${element + 1}`, photoKey(number));
  return {
    kind: 'page',
    id: `65f0a1b2c3d4e5f6071830${(firstId + at).toString(16)}`,
    name,
    slug,
    ...extra,
    sections: [
      { name: 'Top', columns: 6, elements: [instanceOf('header', `${slug}-header`)] },
      {
        name: 'Content',
        columns: 3,
        elements: [
          { id: `${slug}-heading`, label: `${name} heading`, type: 'Heading', text: name },
          photo(at * 3, 0),
          photo(at * 3 + 1, 1),
          photo(at * 3 + 2, 2),
          photo(54 + (at % 6), 3),
          ...elements,
        ],
      },
      { name: 'Bottom', columns: 6, elements: [instanceOf('footer', `${slug}-footer`)] },
    ],
  };
}

/** The site's further pages: photos, instances of components, and some rich text. */
export const sitePages: readonly SitePage[] = Object.entries(pages).map(pageAt);
