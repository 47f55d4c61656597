import fc from 'fast-check';
import { expect, test } from 'vitest';
import { altState, inherits } from '#rules/alt-text/alt-state.ts';
import { readAltWord } from '#rules/alt-text/alt-text.ts';
import { modestly } from '#test/support/shared/properties.ts';

const inherit = '__wf_reserved_inherit';
const decorative = '__wf_reserved_decorative';
const none = undefined;

test.for([
  // element, asset by the Designer, asset by Get Asset, state, text
  ['A tent', 'A ridge', 'A ridge', 'image', 'A tent'],
  ['A ridge', 'A ridge', 'A ridge', 'asset', 'A ridge'],
  ['A ridge', none, 'A ridge', 'asset', 'A ridge'],
  ['A ridge', 'A ridge', 'Older', 'asset', 'A ridge'],
  ['Older', 'A ridge', 'Older', 'image', 'Older'],
  ['A tent', null, 'A tent', 'image', 'A tent'],
  ['A tent', '', '', 'image', 'A tent'],
  ['A tent', decorative, decorative, 'image', 'A tent'],
  ['A tent', none, none, null, 'A tent'],
  [' ', null, null, 'image', ' '],
  ['\u00a0', '\u00a0', null, 'asset', '\u00a0'],
  ['', null, null, 'notSet', ''],
  ['', '', '', 'notSet', ''],
  ['', none, none, 'notSet', ''],
  ['', 'A ridge', 'A ridge', 'notSet', ''],
  ['', decorative, null, 'decorative', ''],
  ['', none, decorative, 'decorative', ''],
  [null, 'A ridge', 'A ridge', 'decorative', ''],
  [null, null, null, 'decorative', ''],
  [null, none, none, 'decorative', ''],
  [decorative, 'A ridge', 'A ridge', 'decorative', ''],
  [decorative, none, none, 'decorative', ''],
  [inherit, 'A ridge', 'Older', 'asset', 'A ridge'],
  [inherit, none, 'A ridge', 'asset', 'A ridge'],
  [inherit, ' ', ' ', 'asset', ' '],
  [inherit, null, 'Older', 'notSet', ''],
  [inherit, '', '', 'notSet', ''],
  [inherit, null, null, 'notSet', ''],
  [inherit, inherit, null, 'notSet', ''],
  [inherit, decorative, null, 'decorative', ''],
  [inherit, none, none, null, null],
  [none, 'A ridge', 'A ridge', null, null],
  [none, null, null, null, null],
  [none, decorative, decorative, null, null],
] as const)('element %o, asset %o and %o: %o, %o', ([element, designer, api, state, text]) => {
  expect(altState({ element, designer, api })).toEqual({ state, text });
});

test.for([
  // element, word in the settings, asset by Get Asset, state, text, inherits
  ['A ridge', 'inherit', 'A ridge', 'asset', 'A ridge', true],
  ['A ridge', 'inherit', 'Older', 'asset', 'Older', true],
  ['A ridge', 'inherit', none, 'asset', 'A ridge', true],
  ['', 'inherit', 'A ridge', 'asset', 'A ridge', true],
  ['', 'inherit', null, 'notSet', '', true],
  ['', 'inherit', none, null, null, true],
  [inherit, 'inherit', none, null, null, true],
  ['A ridge', 'decorative', 'A ridge', 'decorative', '', false],
  ['', 'decorative', null, 'decorative', '', false],
  ['inherit', 'inherit', 'A ridge', 'image', 'inherit', false],
  ['decorative', 'decorative', 'A ridge', 'image', 'decorative', false],
  [none, 'inherit', 'A ridge', null, null, false],
  [null, 'inherit', 'A ridge', 'decorative', '', false],
] as const)(
  'element %o with the word %o in its settings, asset %o: %o, %o, inherits: %o',
  ([element, word, api, state, text, isInherited]) => {
    const levels = { element, word, designer: none, api };
    expect(altState(levels)).toEqual({ state, text });
    expect(inherits(levels)).toBe(isInherited);
  },
);

test.for([
  ['inherit', 'inherit'],
  ['decorative', 'decorative'],
  ['Inherit', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
  [{ sourceType: 'cms' }, undefined],
] as const)('the setting %o has the word %o', ([setting, word]) => {
  expect(readAltWord(setting)).toBe(word);
});

const level = fc.oneof(
  fc.constantFrom(null, undefined, '', ' ', inherit, decorative, 'A ridge'),
  fc.string({ unit: 'grapheme' }),
);

test('a mark of Webflow never becomes a text, and only the Designer makes an image decorative', () => {
  fc.assert(
    fc.property(level, level, level, (element, designer, api) => {
      const { state, text } = altState({ element, designer, api });
      expect([inherit, decorative]).not.toContain(text);
      if (state === 'decorative') {
        const isSaid = element === null || [element, designer ?? api].includes(decorative);
        expect(isSaid).toBe(true);
      }
      expect(text === '' || text === null).toBe(!['asset', 'image'].includes(state ?? '') && !text);
    }),
    modestly(1_000),
  );
});
