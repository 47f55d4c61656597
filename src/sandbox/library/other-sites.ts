import { sites } from '#sandbox/world/sample-data.ts';
import type { FixtureInput } from './fixture-defaults.ts';

/** Assets of the sites that the Designer page does not show. */
export const otherSites: readonly FixtureInput[] = [
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
