import type { SitePage } from './canvas.ts';
import { guidePortrait } from './cms.ts';
import type { SiteImage } from './element.ts';
import { image } from './image.ts';

function sized(id: string, asset: string, width: string, note: string): SiteImage {
  return image(`widths-${id}`, `Width ${width}`, asset, { width, fills: false, note });
}

/** A page of images with a Width in their settings. */
export const widths: SitePage = {
  kind: 'page',
  id: '65f0a1b2c3d4e5f6071829b1',
  name: 'Widths',
  slug: 'widths',
  sections: [
    {
      name: 'Filling their columns',
      columns: 2,
      elements: [
        image('widths-auto', 'No Width', 'alt-null', { note: 'No Width: Auto' }),
        image('widths-column', 'Width 536', 'mixed', {
          width: '536',
          note: 'Width 536, as wide as its column',
        }),
        image('widths-beyond', 'Width 2400', 'everything', {
          width: '2400',
          note: 'Wider than every breakpoint',
        }),
        image('widths-cms', 'From the CMS', 'cms', {
          note: 'No Width, bound to a CMS field',
          binding: guidePortrait,
        }),
      ],
    },
    {
      name: 'As wide as they say',
      columns: 2,
      elements: [
        sized('narrow', 'heavy', '160', 'Width 160, all of sizes'),
        sized('decimal', 'arabic', '205.5', 'Width 205.5'),
        sized('pixels', 'japanese', '100px', 'Width 100px'),
        sized('words', 'component', 'Auto', 'Width typed as Auto'),
        sized('large', 'jpeg-as-png', '900', 'Width 900'),
        sized('zero', 'alt-empty', '0', 'Width 0: nothing is seen'),
      ],
    },
  ],
};
