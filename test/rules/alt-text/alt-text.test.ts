import { expect, test } from 'vitest';
import { readAltText } from '#rules/alt-text/alt-text.ts';

test.for([
  [null, { kind: 'notSet' }],
  ['', { kind: 'empty' }],
  ['__wf_reserved_inherit', { kind: 'inherited' }],
  ['__wf_reserved_decorative', { kind: 'decorative' }],
  [' ', { kind: 'text', text: ' ' }],
  ['__WF_reserved_decorative', { kind: 'text', text: '__WF_reserved_decorative' }],
  ['decorative', { kind: 'text', text: 'decorative' }],
] as const)('alt text %o reads as %o', ([value, reading]) => {
  expect(readAltText(value)).toEqual(reading);
});
