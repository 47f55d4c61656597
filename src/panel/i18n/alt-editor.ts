import type { Binding } from '#panel/designer/binding.ts';
import { sourceOf } from '#panel/i18n/binding.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.altEditor;

/** `notAllowed` is why a level can't be edited, `faults` why a text was not written. */
export const { edit, kind, choices, save, saving, cancel, undo, done, notAllowed, faults } = said;

export const characters = (count: number): string => plural(said.characters, count);

/** Returns why the alt text of a bound image is not edited here. */
export const bound = (binding: Binding): string => interpolate(said.bound, { source: sourceOf(binding) });
