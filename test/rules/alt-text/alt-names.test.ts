import { describe, expect, test } from 'vitest';
import { altRules } from '#rules/alt-text/alt-rules.ts';
import altWords from '#rules/alt-text/alt-words.json' with { type: 'json' };
import nothing from '#test/support/shared/alt-text-samples/empty-of-content.json' with { type: 'json' };
import fileNames from '#test/support/shared/alt-text-samples/file-names.json' with { type: 'json' };

const altTextIssues = altRules(altWords);

const faultsOf = (text: string) =>
  altTextIssues({ state: 'image', text, files: [] })
    .filter(({ level }) => level === 'fault')
    .map(({ rule }) => rule);

// As the devices, systems and apps write them. Sources: see `default-names.ts` and `file-names.ts`.
describe.for(Object.entries(fileNames))('a file name of %s is a fault', ([, names]) => {
  test.for(names)('%s', (name) => {
    expect(faultsOf(name)).toHaveLength(1);
  });
});

describe('an address is a fault', () => {
  test.for([
    'https://cdn.example.test/team/lighthouse',
    'http://example.com',
    'cdn.example.test/team/lighthouse',
    '//cdn.example.com/a',
    'www.example.com',
    '/images/hero',
    '../images/hero',
    'assets/images/hero',
    'C:\\Users\\jane\\hero',
    'data:image/png;base64,iVBORw0KGgo',
    'mailto:jane@example.com',
  ])('%s', (text) => {
    expect(faultsOf(text)).toEqual(['url']);
  });
});

describe.for(Object.entries(nothing))('texts of %s describe nothing', ([, texts]) => {
  test.for(texts)('%s', (text) => {
    expect(faultsOf(text)).toEqual(['junk']);
  });
});

/** With the words of another language each of these would be a fault. */
test.for([
  ['Pic du Midi at dawn', 'an English word for an image and a French "du"'],
  ['Pic', 'a French mountain'],
  ['Todo', 'a Spanish "all"'],
  ['Alt', 'a German "old"'],
  ['Vignette', 'a German toll sticker'],
  ['Miniature', 'an English model'],
  ['Grille logo', 'a French column and an English logo'],
  ['Image in Bildung', 'English and German'],
  ['Foto of Bild', 'German and English'],
  ['Photo von Trapp', 'French and German'],
  ['Marco 3', 'a name, and a Spanish frame'],
] as const)('%s describes something: %s', ([text]) => {
  expect(altTextIssues({ state: 'image', text, files: [] })).toEqual([]);
});
