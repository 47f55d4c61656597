import { expect, test } from 'vitest';
import { altOf } from '#rules/audit/usage-facts.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';

const decorative = '__wf_reserved_decorative';

test.for([
  ['has a text', undefined, 'A lake', { state: 'asset', text: 'A lake' }],
  ['has none', undefined, null, { state: 'notSet', text: '' }],
  ['has an empty one', undefined, '', { state: 'notSet', text: '' }],
  ['is decorative', undefined, decorative, { state: 'decorative', text: '' }],
  ['has a newer text in the Designer', 'A hut', 'A lake', { state: 'asset', text: 'A hut' }],
  ['has none any more in the Designer', null, 'A lake', { state: 'notSet', text: '' }],
] as const)('an asset by itself that %s gives what an image gets from it', ([, designer, api, expected]) => {
  const asset = { designer: { altText: designer }, details: detailsOf({ altText: api }) };
  expect(altOf(asset, { as: 'asset' })).toEqual(expected);
});

test('of an asset by itself without any fact neither state nor text is known', () => {
  expect(altOf({ designer: {}, details: null }, { as: 'asset' })).toEqual({ state: null, text: null });
});
