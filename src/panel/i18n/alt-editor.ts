import type { Binding } from '#panel/designer/binding.ts';
import { sourceOf } from '#panel/i18n/binding.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.altEditor;

export const { edit, kind, choices, save, saving, cancel, undo, undoAnyway, done, more, less } = said;
export const { appliesTo, unsaved, describe, keepTheirs, useMine, decorativeUnseen } = said;

/** `notAllowed` and `notRead` are why a level can't be edited, `faults` why a text was not written. */
export const { notAllowed, notRead, faults } = said;

export const characters = (count: number): string => plural(said.characters, count);

/** Returns what the number of images that show an asset's text counts. */
export const inheriting = (count: number): string => plural(said.inheriting, count);

/** Returns what to write where only the image names its link. */
export const describeLink = (to: string): string =>
  to ? interpolate(said.describeLink, { to }) : said.describeLinkAlone;

/** Returns the text that another person has written. */
export const now = (text: string): string => interpolate(said.now, { text });

/** Returns the state that another person has chosen. */
export const nowIs = (state: string): string => interpolate(said.nowIs, { state });

/** Returns why the alt text of a bound image is not edited here. */
export const bound = (binding: Binding): string => interpolate(said.bound, { source: sourceOf(binding) });
