import { archiveKey, archiveSize } from '#sandbox/protocol/archive.ts';
import type { AssetFixture } from './asset-fixture.ts';
import { catalog } from './catalog.ts';

/** Added to an archive asset's number to make its id, so that no id of the catalog repeats. */
const firstId = 0x1000;

/** Keys of the catalog assets whose images the archive reuses, and what each image shows. */
const subjects: readonly [key: string, subject: string][] = [
  ['alt-null', 'Still lake'],
  ['alt-empty', 'Paper grain'],
  ['mixed', 'Pine forest'],
  ['arabic', 'Desert camp'],
  ['japanese', 'Night cabin'],
  ['long-name', 'Sea cliffs'],
  ['component', 'Meadow tent'],
  ['background', 'Wide coast'],
  ['heavy', 'Pine panorama'],
  ['svg', 'Trail mark'],
  ['gif', 'Compass'],
];

const places =
  `Abisko Alta Andalsnes Arendal Bergen Bodo Flam Geilo Hammerfest Larvik Lofoten Lom Molde Namsos Narvik
Odda Roros Senja Tromso Voss`.split(/\s+/);

/** Alt text as editors write it, from good to each kind that an audit reports. */
function altTextOf(number: number, subject: string, place: string, fileName: string): string | null {
  switch (number % 10) {
    case 4:
      return subject;
    case 5:
      return null;
    case 6:
      return '';
    case 7:
      return `Image of ${subject.toLowerCase()}`;
    case 8:
      return fileName;
    default:
      return `${subject} near ${place}`;
  }
}

function fixtureAt(number: number): AssetFixture {
  const [key, subject] = subjects[number % subjects.length] ?? ['', ''];
  const source = catalog.find((fixture) => fixture.key === key);
  const row = Math.floor(number / subjects.length);
  const place = places[row];
  if (!source || !place) throw new Error(`The archive has no asset ${number}`);
  const extension = source.fileName.slice(source.fileName.lastIndexOf('.'));
  const fileName = `${subject.toLowerCase().replace(' ', '-')}-${place.toLowerCase()}${extension}`;
  return {
    ...source,
    key: archiveKey(number),
    assetId: `66b2a55e${(firstId + number).toString(16).padStart(16, '0')}`,
    fileName,
    displayName: fileName,
    altText: altTextOf(number, subject, place, fileName),
    altTextByLocale: {},
    padding: row * 6_151 + (number % subjects.length) * 7,
  };
}

/**
 * The assets of the page “Archive”: different names, alt texts and sizes over the images of the catalog, so that no further
 * image is rendered.
 */
export const archive: readonly AssetFixture[] = Array.from({ length: archiveSize }, (_, number) =>
  fixtureAt(number),
);
