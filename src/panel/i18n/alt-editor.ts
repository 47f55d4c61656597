import type { Binding } from '#panel/designer/binding.ts';
import { sourceOf } from '#panel/i18n/binding.ts';
import { fill, plural, words } from '#panel/i18n/language.ts';

const said = words.altEditor;

/** `notAllowed` is why a level cannot be edited, `faults` why nothing was written. */
export const { edit, kind, choices, save, saving, cancel, undo, done, notAllowed, faults } = said;

export const characters = (count: number): string => plural(said.characters, count);

/** Why the alt text of a bound image is not edited here. */
export const bound = (binding: Binding): string => fill(said.bound, { source: sourceOf(binding) });
