import { archiveKey, archiveSize } from '#sandbox/protocol/archive.ts';
import { catalog } from './catalog.ts';
import type { Recipe } from './recipe.ts';

/** The first number after which the archive's assets are counted, far beyond the catalog's. */
const firstNumber = 0x1000;

/** What of the catalog is printed again and again, by its key, and what a person would call it. */
const prints: readonly [key: string, subject: string][] = [
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
  `Abisko Alta Andalsnes Arendal Bergen Bodo Borgund Bygdin Dombas Drammen Eidfjord Engerdal Fauske Femund
Finse Flam Geilo Geiranger Gjendebu Grimstad Halden Hamar Hammerfest Harstad Hemsedal Hitra Honefoss Horten Jotunheim
Karasjok Kirkenes Kongsberg Kragero Kvam Lakselv Larvik Leknes Lillehammer Lofoten Lom Lyngen Mandal Molde Mosjoen
Narvik Namsos Notodden Odda Oppdal Otta Preikestolen Rana Rauland Reine Rjukan Roros Saltfjellet Sandnes Senja Sogndal
Stavanger Tromso Valdres Voss`.split(/\s+/);

/** What people write into the field, from good to what an audit should find. */
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

function recipeAt(number: number): Recipe {
  const [key, subject] = prints[number % prints.length] ?? ['', ''];
  const print = catalog.find((recipe) => recipe.key === key);
  const row = Math.floor(number / prints.length);
  const place = places[row];
  if (!print || !place) throw new Error(`The archive has no asset ${number}`);
  const extension = print.fileName.slice(print.fileName.lastIndexOf('.'));
  const fileName = `${subject.toLowerCase().replace(' ', '-')}-${place.toLowerCase()}${extension}`;
  return {
    ...print,
    key: archiveKey(number),
    assetId: `66b2a55e${(firstNumber + number).toString(16).padStart(16, '0')}`,
    fileName,
    displayName: fileName,
    altText: altTextOf(number, subject, place, fileName),
    altTextByLocale: {},
    padding: row * 6_151 + (number % prints.length) * 7,
  };
}

/**
 * The library of a site that grew for years: assets with names, texts and sizes of their own that share the pictures
 * of the catalog, so that not one more is painted.
 */
export const archive: readonly Recipe[] = Array.from({ length: archiveSize }, (_, number) =>
  recipeAt(number),
);
