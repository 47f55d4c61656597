import { decorativeElementAlt, inheritMark } from '#contract/webflow-facts/branching-values.ts';

/** One level of alt text. A text counts as decorative only where it is Webflow's own mark. */
export type AltText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'notSet' | 'empty' | 'inherited' | 'decorative' };

/**
 * Reads one level of alt text as Webflow returns it. Source of the marks: attributes of exported sites; Webflow documents
 * none.
 */
export function readAltText(value: string | null): AltText {
  if (value === null) return { kind: 'notSet' };
  if (value === '') return { kind: 'empty' };
  if (value === inheritMark) return { kind: 'inherited' };
  if (value === decorativeElementAlt) return { kind: 'decorative' };
  return { kind: 'text', text: value };
}

/**
 * The words of a setting that stand for no text: an image without a text for screen readers, and one that shows its
 * asset's. Source: Designer API typings, `AltTextPropInput`.
 */
export type AltWord = 'decorative' | 'inherit';

/** Returns the word in an image's setting for its alt text; undefined for a text, and for a bound one. */
export function readAltWord(setting: unknown): AltWord | undefined {
  return setting === 'decorative' || setting === 'inherit' ? setting : undefined;
}

/**
 * Reads the alt text of an image from `getAltText()` and from its setting, where the Designer has it. `getAltText()` answers
 * a text that reads like the word as it is, and then the setting says nothing.
 */
export function readElementAltText(value: string, word: AltWord | undefined): AltText {
  if (word === undefined || value === word) return readAltText(value);
  return { kind: word === 'inherit' ? 'inherited' : 'decorative' };
}
