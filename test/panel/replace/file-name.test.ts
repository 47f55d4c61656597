import { expect, test } from 'vitest';
import { replacementName } from '#panel/replace/file-name.ts';

test.each([
  ['hero.jpg', 'hero.avif'],
  ['hero.JPEG', 'hero.avif'],
  ['hero', 'hero.avif'],
  ['hero.avif', 'hero.avif'],
  ['photo.v2', 'photo.v2.avif'],
  ['photo.v2.png', 'photo.v2.avif'],
  ['.png', 'image.avif'],
  ['', 'image.avif'],
  ['  See am Abend .webp', 'See am Abend.avif'],
  ['صورة.png', 'صورة.avif'],
  ['archive.tar.gz', 'archive.tar.gz.avif'],
])('%s becomes %s', (name, expected) => {
  expect(replacementName(name, 'avif')).toBe(expected);
});

test.each([
  ['a name of 200 letters', `${'a'.repeat(200)}.jpg`, `${'a'.repeat(94)}.webp`],
  ['a name of 99 letters with its extension', `${'a'.repeat(95)}.jpg`, `${'a'.repeat(94)}.webp`],
  ['a letter of two units at the limit', `${'a'.repeat(93)}🌄b.jpg`, `${'a'.repeat(93)}.webp`],
])('%s stays below 100 characters', (_, name, expected) => {
  expect(replacementName(name, 'webp')).toBe(expected);
});
