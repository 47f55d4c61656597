import { expect, test } from 'vitest';
import { elementMessage } from '#panel/i18n/elements.ts';

test.for([
  ['Heading', 'Heading selected'],
  ['ComponentInstance', 'Component selected'],
  ['', 'Unknown element selected'],
  ['DOM', 'Custom element selected'],
  ['FormTextInput', 'Form text input selected'],
  ['NavbarWrapper', 'Navbar selected'],
  ['LightboxWrapper', 'Lightbox selected'],
] as const)('an element of type "%s" is called "%s"', ([type, title]) => {
  expect(elementMessage(type).title).toBe(title);
});
