import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AltTextInput, altRules } from '#rules/alt-text/alt-rules.ts';
import altWords from '#rules/alt-text/alt-words.json' with { type: 'json' };
import natural from '#test/support/shared/alt-text-samples/natural.json' with { type: 'json' };
import { modestly } from '#test/support/shared/properties.ts';

const altTextIssues = altRules(altWords);
const id = '63e5889e7fe4eafa7384cea4';
const hash = '0b9d1c5e7f0a4a339a571f1b1c0d2e3f';

function remarksOf(text: string | null, more: Partial<AltTextInput> = {}) {
  return altTextIssues({ state: text ? 'image' : 'notSet', text, files: [], ...more });
}

const rulesOf = (text: string | null, more?: Partial<AltTextInput>) =>
  remarksOf(text, more).map(({ rule, level, words }) => [rule, level, words].join(' ').trim());

describe('texts without an issue', () => {
  test.for([...Object.values(natural).flat(), 'x'.repeat(125), '👩‍👩‍👧‍👦'.repeat(125)])('%s', (text) => {
    expect(rulesOf(text)).toEqual([]);
  });

  test.for(Object.values(natural).flat())('%s, as the well-made name of its file', (text) => {
    const slug = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
    expect(rulesOf(text.replaceAll('-', ' '), { files: [`${slug}.jpg`] })).toEqual([]);
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
  ['Alt text here', 'junk fault Alt text here'],
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
  ['IMG 2034', 'fileName fault IMG 2034'],
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
  ['Photo of the team', 'redundant note Photo of'],
  ['Picture of our team', 'redundant note Picture of'],
  ['Image of the product in use', 'redundant note Image of'],
  ['Photo: Ada Lovelace', 'redundant note Photo:'],
  ['Ridge trail, image.', 'redundant note image'],
  ['Bild von einem Grat', 'redundant note Bild von'],
  ['Das Foto einer Hütte', 'redundant note Das Foto einer'],
  ['Berghütte (Foto)', 'redundant note Foto'],
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

test('a long text is counted in characters as a person counts them, without cutting it', () => {
  expect(remarksOf('👩‍👩‍👧‍👦'.repeat(200))).toMatchObject([{ rule: 'long', count: 200 }]);
  expect(remarksOf(`Photo of ${'a'.repeat(150)}`).map(({ rule }) => rule)).toEqual(['redundant', 'long']);
});

const url = (name: string): string => `https://cdn.prod.website-files.com/63938b302ea6b0aa6f3d8745/${name}`;

test.for([
  ['ridge-trail', ['ridge-trail.jpg'], true],
  ['ridge-trail', ['Ridge trail.jpg'], true],
  ['Ridge trail (2)', ['Ridge trail (2).jpg'], true],
  ['Ridge trail copy 2', ['ridge-trail-copy-2.jpg'], true],
  ['Hard copy', ['hard-copy.jpg'], false],
  ['Jane Doe AB1234_300p', ['Jane%20Doe%20AB1234_300p.png'], true],
  ['Golden-Gate-Bridge', ['Golden-Gate-Bridge.jpg'], true],
  ['view-of-the-lake', ['view-of-the-lake.jpg'], true],
  ['GoldenGateBridge', ['GoldenGateBridge.jpg'], true],
  ['12345678', ['12345678.jpg'], true],
  ['soft-wave', [url(`${id}_soft-wave.jpg`)], true],
  ['soft-wave', [url(`${id}_soft-wave-p-500.jpg`)], true],
  ['soft-wave', [url(`${id}_${hash}_${id}_soft-wave-p-130x130q80.avif`)], true],
  ['soft-wave', [`${hash}_${id}_soft-wave.avif`], true],
  ['soft-wave', [url(`${id}_Soft%20wave.jpg`)], true],
  ['Ridge trail', ['Ridge trail.jpg'], false],
  ['Ridge  Trail', ['ridge_trail.jpeg'], false],
  ['Soft wave', [`${hash}_${id}_Soft wave.avif`], false],
  ['Golden-Gate-Bridge', ['golden-gate-bridge.jpg'], false],
  ['Route 66', ['route-66.jpg'], false],
  ['iPhone 15', ['iPhone 15.png'], false],
  ['YouTube', ['YouTube.svg'], false],
  ['t-shirt', ['t-shirt.png'], false],
  ['e-bike', ['e-bike.png'], false],
  ['covid-19', ['covid-19.png'], false],
  ['3-in-1', ['3-in-1.png'], false],
  ['A4-sized', ['A4-sized.png'], false],
  ['24/7', ['24%2F7.png'], false],
  ['hip-hop', ['hip-hop.png'], false],
  ['self-portrait', ['self-portrait.png'], false],
  ['Rolls-Royce', ['rolls-royce.svg'], false],
  ['ridge', ['ridge.jpg'], false],
  ['A380', ['a380.jpg'], false],
  ['100% wool', ['100% wool.jpg'], false],
  ['夜の山小屋', ['夜の山小屋.webp'], false],
  ['Café', ['Cafe\u0301.png'], false],
  ['Ridge trail at dawn', ['Ridge trail.jpg'], false],
  ['Ridge', [null, undefined, ''], false],
  ['🎉', ['.jpg'], false],
  ['+', [null], false],
] as const)('%o as a name of %o: %o', ([text, files, isName]) => {
  expect(rulesOf(text, { files }).includes(`sameAsFile note ${text}`)).toBe(isName);
});

test('a file name with its extension is a fault, whatever the file’s name', () => {
  expect(rulesOf('ridge.jpg', { files: ['ridge.jpg'] })).toEqual(['extension fault ridge.jpg']);
});

test('a text that other images share is a note with their number', () => {
  expect(remarksOf('A ridge', { repeats: 2 })).toMatchObject([{ rule: 'repeated', level: 'note', count: 2 }]);
  expect(remarksOf('A ridge', { repeats: 0 })).toEqual([]);
});

const alone = { to: '/pricing', label: '', text: ' \u200b', images: ['', '\u2800'], isComplete: true };
const named = { ...alone, text: 'Our prices' };
const labelled = { ...alone, label: 'Prices', text: 'More' };
const pictured = { ...alone, images: ['', 'A price tag'] };
const unknown = { ...alone, isComplete: false };

test.for([
  ['notSet', '', 'alone', alone, 'linkSilent fault /pricing'],
  ['decorative', '', 'alone', alone, 'linkSilent fault /pricing'],
  ['image', ' ', 'alone', alone, 'linkSilent fault /pricing'],
  ['image', 'A price tag', 'alone', alone, 'link note /pricing'],
  ['asset', 'image', 'alone', alone, 'junk fault image,link note /pricing'],
  ['notSet', '', 'beside text', named, 'missing fault'],
  ['decorative', '', 'beside text', named, ''],
  ['image', 'A price tag', 'beside text', named, ''],
  ['image', 'our  prices', 'beside text', named, 'sameAsLink note our  prices'],
  ['decorative', '', 'beside an image with a text', pictured, ''],
  ['notSet', '', 'beside an image with a text', pictured, 'missing fault'],
  ['image', 'A price tag', 'beside an image with the same text', pictured, ''],
  ['decorative', '', 'with an aria-label', labelled, ''],
  ['image', 'A price tag', 'with an aria-label', labelled, ''],
  ['image', 'more', 'with an aria-label over the same text', labelled, ''],
  ['decorative', '', 'beside something unknown', unknown, ''],
  ['image', 'A price tag', 'beside something unknown', unknown, ''],
  ['decorative', '', 'in none', undefined, ''],
  [null, null, 'alone', alone, ''],
  [null, '', 'in none', undefined, ''],
  [null, 'image', 'in none', undefined, 'junk fault image'],
] as const)('%s alt text %o in a link %s: %5$s', ([state, text, , link, rules]) => {
  expect(rulesOf(text, { state, link }).join()).toBe(rules);
});

// Lone surrogates too; fast-check's own unit of all code points takes seconds to create.
const codePoint = fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code));
const anyText = fc.string({ unit: codePoint, maxLength: 400 });

test('any text gives issues without an exception, worst first', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const levels = remarksOf(text, { files: [text], repeats: 1, link: { ...alone, to: text, text } }).map(
        ({ level }) => level,
      );
      expect(levels).toEqual(levels.toSorted());
    }),
    modestly(1_000),
  );
});
