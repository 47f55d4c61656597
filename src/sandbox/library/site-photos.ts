import {
  duplicateKeys,
  lookalikeKeys,
  siteAssetCounts,
  siteAssetKey,
} from '#sandbox/protocol/site-assets.ts';
import { locales } from '#sandbox/world/sample-data.ts';
import type { AssetFixture } from './asset-fixture.ts';
import { catalog } from './catalog.ts';

/** Added to an asset's number to make its id, so that no id of the catalog or the archive repeats. */
const firstId = 0x2000;

interface Input extends Partial<AssetFixture> {
  key: string;
  fileName: string;
  altText: string | null;
  /** The alt text in German; null where none was written, undefined for a file that needs none. */
  german?: string | null;
}

/** A catalog asset's image under another name. The images are the catalog's, so that no further one is rendered. */
function reusing(source: string, { german, ...input }: Input): Omit<AssetFixture, 'assetId'> {
  const found = catalog.find(({ key }) => key === source);
  if (!found) throw new Error(`The catalog has no asset ${source}`);
  const { fileName, folderId: _, ...rest } = found;
  const extension = fileName.slice(fileName.lastIndexOf('.'));
  const name = `${input.fileName}${extension}`;
  return {
    ...rest,
    altTextByLocale: german === undefined ? {} : { [locales.german.id]: german },
    ...input,
    fileName: name,
    displayName: name,
  };
}

/** The images that photos reuse, and what each shows in English and German. */
const subjects = [
  ['alt-null', 'Still lake', 'Stiller See'],
  ['one-variant', 'Camp kitchen', 'Feldküche'],
  ['arabic', 'Sand dunes', 'Sanddünen'],
  ['japanese', 'Cabin at night', 'Hütte bei Nacht'],
  ['long-name', 'Sea cliffs', 'Klippen am Meer'],
  ['component', 'Tent on a meadow', 'Zelt auf einer Wiese'],
  ['background', 'Wide coast', 'Weite Küste'],
  ['alt-empty', 'Paper grain', 'Papiermaserung'],
] as const;

const regions = ['Lofoten', 'Senja', 'Finnmark', 'Rondane', 'Jotunheimen', 'Hardanger'] as const;

function photo(number: number) {
  const [source, english, german] = subjects[number % subjects.length] ?? subjects[0];
  const region = regions[Math.floor(number / subjects.length) % regions.length] ?? regions[0];
  return reusing(source, {
    key: siteAssetKey('photo', number),
    fileName: `${region}-${english}-${number}`.toLowerCase().replaceAll(' ', '-'),
    altText: number % 12 === 5 ? null : `${english} in ${region}`,
    german: number % 5 === 3 ? null : `${german} in ${region}`,
    padding: 20_000 + number * 1_733,
  });
}

function drawing(kind: 'icon' | 'logo' | 'loop', source: string) {
  return (number: number) =>
    reusing(source, {
      key: siteAssetKey(kind, number),
      fileName: `${kind}-${number + 1}`,
      altText: kind === 'logo' ? `Logo of partner ${number + 1}` : '',
      padding: (number + 1) * 37 + (kind === 'logo' ? 1_000 : 0),
    });
}

function many<T>(count: number, make: (number: number) => T): T[] {
  return Array.from({ length: count }, (_, number) => make(number));
}

/** The file names of files that were uploaded more than once, in the order of `duplicateKeys`, and the image in them. */
const copies: readonly [source: string, padding: number, ...names: string[]][] = [
  ['everything', 4_000, 'ridge-hero', 'IMG_2041'],
  ['alt-null', 900_000, 'lake-header', 'lake-header-copy', 'Bildschirmfoto-See'],
  ['component', 310_000, 'tent-front', 'tent-front-1'],
  ['svg', 5_000, 'mark-light', 'mark-footer'],
  ['background', 77_000, 'coast-banner', 'coast-banner-final'],
  ['heavy', 1_000, 'pines', 'pines-print'],
];

const duplicates = duplicateKeys.flatMap((keys, group) => {
  const [source = '', padding = 0, ...names] = copies[group] ?? [];
  return keys.map((key, at) =>
    reusing(source, {
      key,
      fileName: names[at] ?? key,
      altText: at === 0 ? `Uploaded as ${names[at]}` : null,
      german: null,
      padding,
    }),
  );
});

/** Two images of one type each, and the size in bytes of both files. */
const alike: readonly [first: string, second: string, weight: number][] = [
  ['arabic', 'long-name', 1_250_000],
  ['prop', 'component', 640_000],
];

const lookalikes = lookalikeKeys.flatMap((keys, group) => {
  const [first = '', second = '', weight = 0] = alike[group] ?? [];
  return keys.map((key, at) =>
    reusing(at === 0 ? first : second, {
      key,
      fileName: key,
      altText: `Seen at ${key.slice(6)}`,
      german: null,
      weight,
    }),
  );
});

/** Images that are nowhere on the site. */
const leftOver = [
  reusing('everything', {
    key: 'left-panorama',
    fileName: 'panorama-master',
    altText: null,
    weight: 3_940_000,
  }),
  ...many(8, (number) =>
    reusing(subjects[number]?.[0] ?? 'svg', {
      key: `left-${number}`,
      fileName: `old-campaign-${number + 1}`,
      altText: number % 2 === 0 ? null : `Campaign ${number + 1}`,
      padding: 3_000 + number,
    }),
  ),
];

/** The images of the open site's further pages, components and Collections. */
export const sitePhotos: readonly AssetFixture[] = [
  ...many(siteAssetCounts.photo, photo),
  ...many(siteAssetCounts.icon, drawing('icon', 'svg')),
  ...many(siteAssetCounts.logo, drawing('logo', 'svg')),
  ...many(siteAssetCounts.loop, drawing('loop', 'gif')),
  ...duplicates,
  ...lookalikes,
  ...leftOver,
].map((fixture, number) => ({
  ...fixture,
  assetId: `66b2a55e${(firstId + number).toString(16).padStart(16, '0')}`,
}));
