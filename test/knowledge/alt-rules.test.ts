import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AltSubject, altRules } from '#panel/alt-text/alt-rules.ts';
import altWords from '#panel/alt-text/alt-words.json' with { type: 'json' };
import { modestly } from '#test/support/properties.ts';

const altRemarks = altRules(altWords);
const id = '63e5889e7fe4eafa7384cea4';

function remarksOf(text: string | null, more: Partial<AltSubject> = {}) {
  return altRemarks({ state: text ? 'image' : 'notSet', text, files: [], ...more });
}

const rulesOf = (text: string | null, more?: Partial<AltSubject>) =>
  remarksOf(text, more).map(({ rule, level, words }) => [rule, level, words].join(' ').trim());

describe('texts that are as they should be', () => {
  test.for([
    'Two ridgelines in morning haze',
    'Logo',
    'Northwind logo',
    'Tent',
    'A photographer on a ridge',
    'Photosynthesis in a leaf',
    'Image-guided surgery',
    'A child holding a photograph of her mother',
    'The photo studio from outside',
    'An epic',
    'COVID-19',
    'F-150',
    'DALL-E-3',
    'State-of-the-art',
    'Group of hikers',
    'Frame of a bicycle',
    'How to open a .png',
    '2024',
    '2024-05-01',
    'facade',
    '🎉',
    '👩‍👩‍👧‍👦',
    '星空の下の山小屋',
    '写真',
    'خيمة بين الكثبان الرملية عند الغروب',
    'Bildung für alle',
    'Fotograf auf einem Grat',
    'Imágenes del Camino de Santiago',
    'x'.repeat(125),
    '👩‍👩‍👧‍👦'.repeat(125),
  ])('%s', (text) => {
    expect(rulesOf(text)).toEqual([]);
  });
});

test.for([
  ['', 'missing fault'],
  [' ', 'space fault'],
  ['\u00a0\t\n', 'space fault'],
  ['\u200b\u2060\ufeff', 'space fault'],
  ['\u200f\u2067', 'space fault'],
  ['\u2800\u3164', 'space fault'],
  ['image', 'junk fault image'],
  ['  Image ', 'junk fault Image'],
  ['Images', 'junk fault Images'],
  ['PHOTO', 'junk fault PHOTO'],
  ['img', 'junk fault img'],
  ['image 1', 'junk fault image 1'],
  ['- image', 'junk fault - image'],
  ['Picture (3)', 'junk fault Picture (3)'],
  ['spacer', 'junk fault spacer'],
  ['Untitled', 'junk fault Untitled'],
  ['placeholder', 'junk fault placeholder'],
  ['alt_text', 'junk fault alt_text'],
  ['n/a', 'junk fault n/a'],
  ['undefined', 'junk fault undefined'],
  ['…', 'junk fault …'],
  ['*', 'junk fault *'],
  ['。', 'junk fault 。'],
  ['Bild', 'junk fault Bild'],
  ['Platzhalter', 'junk fault Platzhalter'],
  ['Ohne Titel', 'junk fault Ohne Titel'],
  ['sans titre', 'junk fault sans titre'],
  ['Imagen', 'junk fault Imagen'],
  ['Sin título', 'junk fault Sin título'],
  ['Sin ti\u0301tulo', 'junk fault Sin ti\u0301tulo'],
  ['ridge.jpg', 'extension fault ridge.jpg'],
  ['My dog Rex.JPEG ', 'extension fault My dog Rex.JPEG'],
  ['夜の山小屋.webp', 'extension fault 夜の山小屋.webp'],
  ['IMG_2034.heic', 'extension fault IMG_2034.heic'],
  ['DSC01234', 'fileName fault DSC01234'],
  ['IMG 2034', 'junk fault IMG 2034'],
  ['PXL 2034', 'fileName fault PXL 2034'],
  ['Screenshot 2024-05-01 at 10.22.33', 'fileName fault Screenshot 2024-05-01 at 10.22.33'],
  ['Bildschirmfoto 2024-05-01', 'fileName fault Bildschirmfoto 2024-05-01'],
  ['Frame 427321', 'fileName fault Frame 427321'],
  ['hero_banner_final', 'fileName fault hero_banner_final'],
  ['夜_山', 'fileName fault 夜_山'],
  ['hero-image-2', 'fileName fault hero-image-2'],
  [`${id}_Ridge trail`, `fileName fault ${id}_Ridge trail`],
  [id, `hash fault ${id}`],
  ['0b9d1c5e-7f0a-4a33-9a57-1f1b1c0d2e3f', 'hash fault 0b9d1c5e-7f0a-4a33-9a57-1f1b1c0d2e3f'],
  ['dQw4w9WgXcQdQw4w9WgXcQ', 'hash fault dQw4w9WgXcQdQw4w9WgXcQ'],
  ['Image of a ridge', 'redundant note Image of'],
  ['An image of a ridge', 'redundant note An image of'],
  ['photos of a ridge', 'redundant note photos of'],
  ['The picture showing a ridge', 'redundant note The picture showing'],
  ['Photo: Ada Lovelace', 'redundant note Photo:'],
  ['Ridge trail photo', 'redundant note photo'],
  ['Ridge trail, image.', 'redundant note image'],
  ['Bild von einem Grat', 'redundant note Bild von'],
  ['Das Foto einer Hütte', 'redundant note Das Foto einer'],
  ['Berghütte Foto', 'redundant note Foto'],
  ['Photo d’un chat', 'redundant note Photo d’un'],
  ["L'image de la montagne", "redundant note L'image de"],
  ['Imagen de una montaña', 'redundant note Imagen de'],
  ['Una fotografía del valle', 'redundant note Una fotografía del'],
  ['x'.repeat(126), 'long note'],
  ['夜'.repeat(126), 'long note'],
  ['👩‍👩‍👧‍👦'.repeat(126), 'long note'],
] as const)('%o: %s', ([text, rules]) => {
  expect(rulesOf(text).join()).toBe(rules);
});

test('a long text counts what a person would count, and nothing of it is cut', () => {
  expect(remarksOf('👩‍👩‍👧‍👦'.repeat(200))).toMatchObject([{ rule: 'long', count: 200 }]);
  expect(remarksOf(`Photo of ${'a'.repeat(150)}`).map(({ rule }) => rule)).toEqual(['redundant', 'long']);
});

const url = (name: string): string => `https://cdn.prod.website-files.com/63938b302ea6b0aa6f3d8745/${name}`;

test.for([
  ['Ridge trail', ['Ridge trail.jpg'], true],
  ['ridge-trail', ['Ridge trail.jpg'], true],
  ['Ridge  Trail', ['ridge_trail.jpeg'], true],
  ['Ridge%20trail', ['Ridge trail.jpg'], true],
  ['Ridge trail', [url(`${id}_Ridge%20trail.jpg`)], true],
  ['Ridge trail', [url(`${id}_Ridge%20trail-p-500.jpg`)], true],
  ['Ridge trail', [url(`${id}_Ridge\u202ftrail.jpg`)], true],
  ['100% wool', ['100% wool.jpg'], true],
  ['夜の山小屋', ['夜の山小屋.webp'], true],
  ['Café', ['Cafe\u0301.png'], true],
  ['Ridge trail at dawn', ['Ridge trail.jpg'], false],
  ['Ridge', [null, undefined, ''], false],
  ['🎉', ['.jpg'], false],
  ['+', [null], false],
] as const)('%o as a name of %o: %o', ([text, files, isName]) => {
  expect(rulesOf(text, { files }).includes(`sameAsFile note ${text}`)).toBe(isName);
});

test('a file name with its extension is at fault, whatever the file is called', () => {
  expect(rulesOf('ridge.jpg', { files: ['ridge.jpg'] })).toEqual(['extension fault ridge.jpg']);
});

test('a text that other images have too is noted with their number', () => {
  expect(remarksOf('A ridge', { repeats: 2 })).toMatchObject([{ rule: 'repeated', level: 'note', count: 2 }]);
  expect(remarksOf('A ridge', { repeats: 0 })).toEqual([]);
});

const silent = { to: '/pricing', text: ' \u200b' };
const named = { to: '/pricing', text: 'Our prices' };

test.for([
  ['notSet', '', silent, 'linkSilent fault /pricing'],
  ['decorative', '', silent, 'linkSilent fault /pricing'],
  ['image', ' ', silent, 'linkSilent fault /pricing'],
  ['image', 'A price tag', silent, 'link note /pricing'],
  ['asset', 'image', silent, 'junk fault image,link note /pricing'],
  ['notSet', '', named, 'missing fault'],
  ['decorative', '', named, ''],
  ['image', 'A price tag', named, ''],
  ['image', 'our  prices', named, 'sameAsLink note our  prices'],
  ['decorative', '', undefined, ''],
  [null, null, silent, ''],
  [null, '', undefined, ''],
  [null, 'image', undefined, 'junk fault image'],
] as const)('%s alt text %o in %o: %s', ([state, text, link, rules]) => {
  expect(rulesOf(text, { state, link }).join()).toBe(rules);
});

test('any text at all is judged without a fault of ours, worst first', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const levels = remarksOf(text, { files: [text], repeats: 1, link: { to: text, text } }).map(
        ({ level }) => level,
      );
      expect(levels).toEqual(levels.toSorted());
    }),
    modestly(1_000),
  );
});
