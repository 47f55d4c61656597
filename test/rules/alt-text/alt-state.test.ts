import fc from 'fast-check';
import { expect, test } from 'vitest';
import { altState } from '#rules/alt-text/alt-state.ts';
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
