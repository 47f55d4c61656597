import { sites } from '#sandbox/world/people-and-places.ts';
import type { Sketch } from './sketch.ts';

/** Assets of the sites that are not open. */
export const otherSites: readonly Sketch[] = [
  {
    key: 'journal',
    siteId: sites.journal.id,
    fileName: 'first-snow.jpg',
    altText: 'First snow on the pass',
    motif: 'ridge',
    format: 'jpg',
    width: 900,
    height: 600,
  },
  {
    key: 'foreign',
    siteId: sites.bakery.id,
    fileName: 'sourdough.jpg',
    altText: 'A loaf of sourdough',
    motif: 'loaf',
    format: 'jpg',
    width: 900,
    height: 600,
  },
];
