import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toRequestError } from '#panel/backend/request-error.ts';
import { formatAge } from '#panel/i18n/age.ts';
import { formatBytes, formatDate, formatPixels, formatTenths } from '#panel/i18n/format.ts';
import { languageTag } from '#panel/i18n/language-tag.ts';
import { languageOf } from '#panel/i18n/locale.ts';
import { countCharacters } from '#rules/alt-text/count-characters.ts';
import { parseDate } from '#rules/parse-date.ts';
import { modestly } from '#test/support/shared/properties.ts';

const long = 'x'.repeat(10_000);
const longTag = `en-x-${'abcdefgh-'.repeat(1_000)}a`;

test.for([
  ['en-US', 'en-US'],
  ['DE-at', 'de-AT'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['en_US', 'en-US'],
  ['de_DE.UTF-8', 'de-DE'],
  ['sr_RS@latin', 'sr-RS'],
  ['C', null],
  ['C.UTF-8', null],
  ['', null],
  ['*', null],
  ['x-private', null],
  ['en--US', null],
  ['e', null],
  ['12', null],
  ['en-US-', null],
  ['ja\u0000', null],
  ['en-US\n', null],
  ['日本語', null],
  [undefined, null],
  [null, null],
  [7, null],
] as const)('the language tag %j is %j', ([value, tag]) => {
  expect(languageTag(value)).toBe(tag);
});

test('ten thousand characters are neither a language tag nor a date', () => {
  expect([languageTag(long), languageTag(longTag), languageOf([long, longTag])]).toEqual([null, null, 'en']);
  expect(formatDate(long, longTag)).toBeNull();
  expect(formatDate('2023-02-09T12:00:00.000Z', longTag)).toContain('Feb 9, 2023');
});

test.for([
  [['de-AT', 'en'], 'de'],
  [['fr-FR', 'de_DE.UTF-8'], 'de'],
  [['DE'], 'de'],
  [['C'], 'en'],
  [['C', 'de'], 'de'],
  [[''], 'en'],
  [['*', undefined, null, 7], 'en'],
  [['constructor', '__proto__'], 'en'],
  [[], 'en'],
] as const)('a reader with the languages %j gets the panel in %s', ([tags, language]) => {
  expect(languageOf(tags)).toBe(language);
});

test.for([
  ['2023-02-09T12:00:00.000Z', 'Feb 9, 2023, 12:00 PM'],
  ['2023-02-09T12:00:00+02:00', 'Feb 9, 2023, 10:00 AM'],
  ['9999-12-31T23:59:59Z', 'Dec 31, 9999, 11:59 PM'],
  ['0001-01-01T00:00:00Z', 'Jan 1, 1, 12:00 AM'],
  ['0000-01-01T00:00:00Z', null],
  ['0000-00-00T00:00:00Z', null],
  ['+275760-09-13T00:00:00.000Z', null],
  ['2023-13-45T99:99:99Z', null],
  ['hero 5', null],
  ['2023', null],
  ['1', null],
  ['', null],
] as const)('the date %j is written as %j', ([date, text]) => {
  expect(formatDate(date, 'en-US')?.replaceAll(/\s/g, ' ') ?? null).toBe(text);
});

test.for(['C', 'C.UTF-8', '', '*', 'en--US', 'x'.repeat(36)])(
  'a reader with the language %j gets dates',
  (locale) => {
    expect(formatDate('2023-02-09T12:00:00.000Z', locale)).toContain('Feb 9, 2023');
  },
);

const numbers = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, -0.5] as const;

test.for(numbers)('%d is no measure and is written as a dash', (value) => {
  expect([formatBytes(value), formatTenths(value), formatPixels(value, 5)]).toEqual(['–', '–', '– × 5 px']);
});

test('numbers beyond every unit are written in digits', () => {
  expect(formatBytes(1e21)).toBe('1,000,000,000,000 GB');
  expect(formatTenths(0.04)).toBe('0.0');
  expect(formatPixels(1e21, 205.5)).toBe('1000000000000000000000 × 205.5 px');
  expect(formatBytes(Number.MIN_VALUE)).toMatch(/ B$/);
});

test.for([Number.NaN, -1, -1e21, Number.NEGATIVE_INFINITY])('facts with an age of %d ms are new', (age) => {
  expect(formatAge(age)).toBe('less than a minute');
});

test.for([
  [undefined, 60],
  [2, 2],
  [0, 1],
  [-5, 1],
  [1e21, 3_600],
  [Number.POSITIVE_INFINITY, 3_600],
] as const)('a rate limit of %s s makes the panel wait %i s', ([retryAfter, seconds]) => {
  expect(toRequestError({ code: 'rate_limited', retryAfter }, 1_000)).toMatchObject({
    retryAt: 1_000 + seconds * 1_000,
  });
});

test('characters are counted as a reader sees them, or by code point where the browser can’t', () => {
  expect(countCharacters('👩‍👩‍👧‍👦é')).toBe(2);
  const segmenter = Object.getOwnPropertyDescriptor(Intl, 'Segmenter');
  Reflect.deleteProperty(Intl, 'Segmenter');
  try {
    expect(countCharacters('👩‍👩a')).toBe(4);
  } finally {
    if (segmenter) Object.defineProperty(Intl, 'Segmenter', segmenter);
  }
});

/** Any value in place of a language tag, mostly texts of its characters. */
const anyTag = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('e', 'n', 'D', 'x', 'u', '-', '_', '.', '@', '1', '*'), maxLength: 40 }),
  fc.anything(),
);

test('for any value in place of a language, Intl accepts the result', () => {
  fc.assert(
    fc.property(anyTag, (value) => {
      const tag = languageTag(value);
      if (tag !== null) {
        expect(() => [
          new Intl.DateTimeFormat(tag),
          new Intl.NumberFormat(tag),
          new Intl.PluralRules(tag),
        ]).not.toThrow();
      }
      expect(['en', 'de']).toContain(languageOf([value]));
      expect(formatDate('2023-02-09T12:00:00.000Z', `${tag}`)).not.toBeNull();
    }),
    modestly(1_000),
  );
});

const anyDate = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...'0123456789-:TZ+. '), maxLength: 30 }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

test('any value in place of a date or a number gives a text or nothing', () => {
  fc.assert(
    fc.property(anyDate, fc.double(), (date, number) => {
      const moment = parseDate(date);
      const text = formatDate(date, 'de-DE');
      expect(text === null).toBe(moment === null);
      expect(text ?? '').not.toContain('Invalid');
      const said = [
        formatBytes(number),
        formatTenths(number),
        formatPixels(number, number),
        formatAge(number),
      ];
      expect(said.join()).not.toMatch(/NaN|undefined|∞|Infinity/);
    }),
    modestly(1_000),
  );
});
