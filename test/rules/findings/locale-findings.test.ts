import { expect, test } from 'vitest';
import type { AltTexts } from '#contract/alt-texts.ts';
import { audit } from '#rules/audit/audit.ts';
import { defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import { noWidths } from '#rules/delivery/rendered-width.ts';
import { localeFindings } from '#rules/findings/locale-findings.ts';

const localeId = '65427cf400e02b306eaa04a0';

function texts(...of: readonly (readonly [string, string | null])[]): AltTexts {
  return of.map(([displayName, altText], at) => ({
    localeId,
    displayName,
    tag: null,
    isPrimary: at === 0,
    altText,
  }));
}

test.for([
  ['one locale', texts(), []],
  ['a text in each', texts(['English', 'A lake'], ['German', 'Ein See']), []],
  ['one without', texts(['English', 'A lake'], ['German', null], ['French', 'Un lac']), ['German']],
  ['an empty one', texts(['English', 'A lake'], ['German', '']), ['German']],
  ['two without', texts(['English', 'A lake'], ['German', null], ['French', null]), ['German', 'French']],
  ['the text of the primary locale', texts(['English', 'A lake'], ['German', 'A lake']), []],
  ['a locale without a name', texts(['English', 'A lake'], ['', null]), ['']],
] as const)('a usage that shows its asset’s text, %s', ([, altTexts, locales]) => {
  const expected = locales.length > 0 ? [{ id: 'localeMissing', severity: 'medium', locales }] : [];
  expect(localeFindings(altTexts, { state: 'asset' })).toEqual(expected);
});

test.for(['notSet', 'decorative', 'image', null] as const)(
  'no locale is missing for a usage in state %s',
  (state) => {
    expect(localeFindings(texts(['English', 'A lake'], ['German', null]), { state })).toEqual([]);
  },
);

test('the audit lists a missing locale below the faults of the text and of the file, and only where locales were read', () => {
  const found = (altTexts: AltTexts | undefined, altText: string) =>
    audit(
      { designer: { altText }, details: null, measured: undefined, altTexts },
      { as: 'image', altText: '__wf_reserved_inherit' },
      {
        altRules: ({ text }) => (text ? [] : [{ rule: 'missing', level: 'fault', words: '', count: 0 }]),
        repeats: 0,
        usageKey: 'page/1',
        inputs: { rendered: noWidths, typedWidth: undefined, pastedSizes: null },
        breakpoints: defaultBreakpoints,
      },
    ).findings.map(({ id }) => id);
  expect(found(texts(['English', 'A lake'], ['German', null]), 'A lake')).toEqual(['localeMissing']);
  expect(found(undefined, 'A lake')).toEqual([]);
  expect(found(texts(['English', null], ['German', null]), '')).toEqual(['alt']);
});
