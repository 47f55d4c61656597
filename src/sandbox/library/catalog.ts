import { locales } from '#sandbox/world/sample-data.ts';
import type { AssetFixture } from './asset-fixture.ts';
import { type FixtureInput, withDefaults } from './fixture-defaults.ts';
import { formatCases } from './format-cases.ts';
import { mismatchedFiles } from './mismatched-files.ts';
import { otherSites } from './other-sites.ts';
import { variantCases } from './variant-cases.ts';

const longName = `${'northwind-outdoors-autumn-collection-lookbook-cover-final-approved-'.repeat(5).slice(0, 296)}.jpg`;

/** A name that runs a script where it is inserted into HTML without escaping. */
export const hostileName = '"><img src=x onerror=alert(1)>';

// The position in the list determines the asset id.
const inputs: readonly FixtureInput[] = [
  {
    key: 'everything',
    fileName: 'Ridge trail at dawn.jpg',
    altText: 'Two ridgelines in morning haze with the sun just above the far summit',
    motif: 'ridge',
    format: 'jpg',
    width: 3600,
    height: 2400,
    quality: 84,
    altTextByLocale: { [locales.german.id]: 'Zwei Bergkämme im Morgendunst', [locales.french.id]: null },
  },
  {
    key: 'alt-null',
    fileName: 'still-lake.jpg',
    altText: null,
    motif: 'lake',
    format: 'jpg',
    width: 1800,
    height: 1200,
  },
  {
    key: 'alt-empty',
    fileName: 'paper-grain.webp',
    altText: '',
    motif: 'dunes',
    format: 'webp',
    width: 1400,
    height: 934,
  },
  {
    key: 'svg',
    fileName: 'northwind-mark.svg',
    altText: 'Northwind Outdoors',
    motif: 'mark',
    format: 'svg',
    width: 640,
    height: 640,
    variants: [],
  },
  {
    key: 'mixed',
    fileName: 'pine-forest.png',
    altText: 'Fog between tall pines',
    motif: 'forest',
    format: 'png',
    width: 2200,
    height: 1466,
    altTextByLocale: { [locales.german.id]: null, [locales.french.id]: 'Brume entre de grands pins' },
    variants: [
      { width: 500, format: 'png' },
      { width: 800, format: 'webp' },
      { width: 1080, format: 'webp' },
      { width: 1600, format: 'png', error: 'Image could not be processed: the decoder ran out of memory' },
      { width: 2000, format: 'webp' },
    ],
  },
  {
    key: 'fresh',
    fileName: 'new-arrival.jpg',
    altText: null,
    motif: 'tent',
    format: 'jpg',
    width: 1600,
    height: 1067,
    variants: [],
    processing: true,
  },
  {
    key: 'arabic',
    fileName: 'مخيم في الصحراء عند الغروب.jpg',
    altText: 'خيمة بين الكثبان الرملية عند الغروب',
    motif: 'dunes',
    format: 'jpg',
    width: 1200,
    height: 800,
  },
  {
    key: 'japanese',
    fileName: '夜の山小屋と星空.webp',
    altText: '星空の下の山小屋',
    motif: 'night',
    format: 'webp',
    width: 1200,
    height: 800,
  },
  {
    key: 'long-name',
    fileName: longName,
    altText: 'Cliffs above a calm sea',
    motif: 'coast',
    format: 'jpg',
    width: 1200,
    height: 800,
  },
  {
    key: 'hostile',
    fileName: `${hostileName}.jpg`,
    displayName: hostileName,
    altText: hostileName,
    motif: 'lake',
    format: 'jpg',
    width: 900,
    height: 600,
    hostedUrl: 'javascript:alert(1)',
  },
  {
    key: 'cms',
    fileName: 'guide-ingrid.jpg',
    altText: 'A cabin under the northern sky',
    motif: 'night',
    format: 'jpg',
    width: 1100,
    height: 1100,
  },
  {
    key: 'prop',
    fileName: 'badge-recycled.png',
    altText: null,
    motif: 'mark',
    format: 'png',
    width: 480,
    height: 480,
    quality: 90,
  },
  {
    key: 'component',
    fileName: 'Tent three person.png',
    altText: 'A green three-person tent on a meadow',
    motif: 'tent',
    format: 'png',
    width: 1000,
    height: 1000,
  },
  {
    key: 'background',
    fileName: 'coast-wide.avif',
    altText: null,
    motif: 'coast',
    format: 'avif',
    width: 1700,
    height: 800,
    quality: 58,
  },
  {
    key: 'gif',
    fileName: 'compass.gif',
    altText: 'A compass needle settling on north',
    motif: 'mark',
    format: 'gif',
    width: 320,
    height: 320,
    variants: [],
  },
  {
    key: 'converted',
    fileName: 'boots.png',
    displayName: '66b2a55e0000000000000010_boots.png',
    altText: 'Boots drying beside a river',
    motif: 'lake',
    format: 'png',
    bytesFormat: 'webp',
    width: 1300,
    height: 867,
  },
];

/** The assets of the fake Webflow: one for each case that the panel must handle. */
export const catalog: readonly AssetFixture[] = [
  ...inputs,
  ...otherSites,
  ...mismatchedFiles,
  ...variantCases,
  ...formatCases,
].map((each, at) => withDefaults(each, at + 1));
