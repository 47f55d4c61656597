import type { SitePage } from './canvas.ts';
import { image } from './image.ts';

/** A page without images. */
export const blank: SitePage = {
  kind: 'page',
  id: '65f0a1b2c3d4e5f6071829ad',
  name: 'Imprint',
  slug: 'imprint',
  openGraphImage: 'jpeg-as-png',
  sections: [
    {
      name: 'Imprint',
      columns: 1,
      elements: [
        { id: 'imprint-heading', label: 'Imprint heading', type: 'Heading', text: 'Who we are' },
        { id: 'imprint-text', label: 'Address', type: 'Paragraph', text: 'Fjellveien 12, 5019 Bergen' },
      ],
    },
  ],
};

/** A page with one image. */
export const single: SitePage = {
  kind: 'page',
  id: '65f0a1b2c3d4e5f6071829ae',
  name: 'Poster',
  slug: 'poster',
  sections: [{ name: 'Poster', columns: 1, elements: [image('poster-image', 'Poster', 'everything')] }],
};

/** A page with 1,000 usages of one asset. */
export const pattern: SitePage = {
  kind: 'page',
  id: '65f0a1b2c3d4e5f6071829af',
  name: 'Pattern',
  slug: 'pattern',
  sections: [
    {
      name: 'Pattern',
      columns: 10,
      elements: Array.from({ length: 1_000 }, (_, at) => image(`pattern-${at}`, `Tile ${at}`, 'svg')),
    },
  ],
};
