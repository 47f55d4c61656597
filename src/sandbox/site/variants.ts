import { backgroundBlock } from './background-block.ts';
import type { SitePage } from './canvas.ts';
import { image } from './image.ts';

/** A page of assets whose variants are too large, missing or absent, and of animated images. */
export const variants: SitePage = {
  kind: 'page',
  id: '65f0a1b2c3d4e5f6071829b0',
  name: 'Variants',
  slug: 'variants',
  sections: [
    {
      name: 'Left out of srcset',
      columns: 3,
      elements: [
        image('variants-as-heavy', 'Ferry', 'as-heavy', {
          note: 'The widest variant weighs what the original weighs',
        }),
        image('variants-all-heavier', 'Snow field', 'all-heavier', {
          note: 'Every variant outweighs the original',
        }),
        image('variants-photo-png', 'River bend', 'photo-png', {
          note: 'A PNG whose widest variant outweighs it',
        }),
        image('variants-avif', 'Coast at noon', 'avif', { note: 'AVIF: its variants hold WebP' }),
        image('variants-one', 'Camp kitchen', 'one-variant', { note: '620 px wide, one variant' }),
        image('variants-narrower', 'Old poster', 'narrower-original', {
          // Without a Width the result depends on the unconfirmed form of `sizes`.
          width: '600',
          note: 'Narrower than one of its variants, Width 600',
        }),
      ],
    },
    {
      name: 'Files that can’t be had',
      columns: 4,
      elements: [
        image('variants-lost', 'Sea cliffs', 'lost-variant', { note: 'A variant answers 404' }),
        image('variants-forbidden', 'Evening dunes', 'forbidden-variant', { note: 'A variant answers 403' }),
        image('variants-html', 'Long dune', 'html-variant', { note: 'One variant is HTML, one is empty' }),
        image('variants-lost-original', 'Lighthouse walk', 'lost-original', {
          note: 'The original answers 404',
        }),
        image('variants-thumbnail', 'Boat house', 'thumbnail', {
          note: 'The API lists its thumbnail of 130 px',
        }),
      ],
    },
    {
      name: 'Pictures that move',
      columns: 4,
      elements: [
        image('variants-animated-png', 'Signal lamp', 'animated-png', { note: 'Animated PNG' }),
        image('variants-animated-webp', 'Drifting fog', 'animated-webp', { note: 'Animated WebP' }),
        image('variants-animated-copies', 'Falling stars', 'animated-webp-with-copies', {
          note: 'Animated WebP with a variant that stands still',
        }),
        image('variants-animated-avif', 'Turning sky', 'animated-avif', { note: 'Animated AVIF' }),
      ],
    },
    {
      name: 'Always the original',
      columns: 4,
      elements: [
        {
          id: 'variants-rich-text',
          label: 'Journal entry',
          type: 'RichText',
          note: 'Rich text: its images have no srcset',
          children: [
            {
              id: 'rich-text-first',
              label: 'First paragraph',
              type: 'Paragraph',
              text: 'We left before dawn.',
            },
            {
              id: 'rich-text-figure',
              label: 'Figure',
              type: 'Figure',
              children: [image('rich-text-image', 'Cliffs in rich text', 'long-name', { fills: false })],
            },
          ],
        },
        backgroundBlock('variants-background', 'Coast background', 'A background loads the original'),
        image('variants-heic', 'Summit cross', 'heic-as-jpg', { note: 'HEIC under the name .jpg' }),
        image('variants-small', 'Recycled badge', 'prop', { note: '480 px wide, no variants' }),
      ],
    },
  ],
};
