import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import de from '#panel/i18n/de.json' with { type: 'json' };
import en from '#panel/i18n/en.json' with { type: 'json' };

/** Every message in `branch`, by its path. */
function sentences(branch: unknown, path: readonly string[] = []): (readonly [string, string])[] {
  if (typeof branch === 'string') return [[path.join('.'), branch]];
  if (typeof branch !== 'object' || branch === null) return [];
  return Object.entries(branch).flatMap(([key, inner]) => sentences(inner, [...path, key]));
}

const placeholders = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).toSorted();
const english = new Map(sentences(en));
const german = new Map(sentences(de));

test('every language has the same messages', () => {
  expect([...german.keys()]).toEqual([...english.keys()]);
});

test.for([...english])('%s has the same placeholders in every language', ([path, sentence]) => {
  expect(placeholders(german.get(path) ?? '')).toEqual(placeholders(sentence));
});

test('every plural has the forms of its language', () => {
  for (const [lang, words] of [
    ['en', english],
    ['de', german],
  ] as const) {
    const needed = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.toSorted();
    const counted = new Set(
      [...words.keys()].filter((path) => path.endsWith('.other') && words.get(path)?.includes('{count}')),
    );
    for (const path of counted) {
      const stem = path.replace(/other$/, '');
      expect(
        [...words.keys()]
          .filter((key) => key.startsWith(stem))
          .map((key) => key.slice(stem.length))
          .toSorted(),
        `${lang} ${path}`,
      ).toEqual(needed);
    }
    expect(counted.size).toBeGreaterThan(5);
  }
});

test('a German message of several words differs from the English one', () => {
  const same = [...english].filter(([path, sentence]) => german.get(path) === sentence && / /.test(sentence));
  // Placeholders, signs and units are no words.
  const ofWords = same.filter(([, sentence]) => /\p{L}/u.test(sentence.replace(/\{\w+\}|\bpx\b/g, '')));
  expect(ofWords).toEqual([]);
});

test('German has German quotes and no English apostrophe', async () => {
  const text = await readFile(new URL('../../src/panel/i18n/de.json', import.meta.url), 'utf8');
  expect(text).not.toMatch(/[“”]\{|n’t|'s/);
});
