import { backgroundBlock } from './background-block.ts';
import type { SiteSection } from './canvas.ts';
import { guidePortrait, guideTrail } from './cms.ts';
import { photoPairInstance } from './components.ts';
import { image } from './image.ts';

/** What shows pictures without being an Image element, or holds some. */
export const everywhere: SiteSection = {
  name: 'Pictures everywhere',
  columns: 3,
  elements: [
    photoPairInstance(
      'photo-pair',
      { asset: 'japanese', back: 'arabic' },
      'Component instance with two image properties',
    ),
    {
      id: 'guides-list',
      label: 'Guides list',
      type: 'DynamoWrapper',
      note: 'CMS list: one item stands for all',
      children: [
        {
          id: 'guides-item',
          label: 'Guide',
          type: 'DynamoItem',
          children: [
            image('guide-portrait', 'Portrait', 'cms', { binding: guidePortrait }),
            image('guide-trail', 'Trail photo', 'alt-null', { binding: guideTrail }),
            { id: 'guide-name', label: 'Guide’s name', type: 'Heading', text: 'Ingrid' },
          ],
        },
      ],
    },
    backgroundBlock('season-block', 'Season banner', 'Autumn on the coast', {
      backgroundOn: { medium: 'alt-null', tiny: 'japanese' },
      note: 'Other backgrounds on tablets and phones',
    }),
    {
      id: 'story-block',
      label: 'Story block',
      type: 'Block',
      background: null,
      text: '',
      note: 'Block with two images and text',
      children: [
        image('story-lake', 'Story lake', 'alt-null'),
        { id: 'story-text', label: 'Story text', type: 'Paragraph', text: 'Two mornings at the lake' },
        image('story-forest', 'Story forest', 'mixed'),
      ],
    },
    {
      id: 'home-journal',
      label: 'Journal',
      type: 'RichText',
      note: 'Rich text with an image',
      children: [
        {
          id: 'journal-text',
          label: 'Journal text',
          type: 'Paragraph',
          text: 'Two hundred kilometers, and one badge.',
        },
        {
          id: 'journal-figure',
          label: 'Journal figure',
          type: 'Figure',
          children: [image('journal-image', 'Badge in rich text', 'prop', { fills: false })],
        },
      ],
    },
  ],
};
