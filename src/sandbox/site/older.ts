import type { SitePage } from './canvas.ts';
import { image } from './image.ts';

/** A page of an older project, where Webflow derives `sizes` from the layout. */
export const older: SitePage = {
  kind: 'page',
  id: '65f0a1b2c3d4e5f6071829b2',
  name: 'Older project',
  slug: 'older-project',
  isOlder: true,
  sections: [
    {
      name: 'One column',
      columns: 1,
      elements: [image('older-wide', 'Ridge', 'everything', { note: 'sizes follow one column' })],
    },
    {
      name: 'Three columns',
      columns: 3,
      elements: [
        image('older-lake', 'Lake', 'alt-null', { note: 'sizes follow three columns' }),
        image('older-sized', 'Forest', 'mixed', { width: '200', note: 'The same in spite of a Width' }),
        image('older-cabin', 'Cabin', 'japanese', { note: 'The same' }),
      ],
    },
  ],
};
