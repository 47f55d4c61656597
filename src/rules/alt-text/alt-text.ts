// Webflow's value for a decorative image. Source: attributes of exported sites; Webflow documents none.
const decorative = '__wf_reserved_decorative';

/**
 * UNCONFIRMED, and decided only here: writing Webflow's own mark to an image makes it show its asset's text again. No
 * method of the Designer API is documented to do that.
 */
export const inheritMark = '__wf_reserved_inherit';

/** One level of alt text. A text counts as decorative only where it is Webflow's own mark. */
export type AltText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'notSet' | 'empty' | 'inherited' | 'decorative' };

/** Reads one level of alt text as Webflow returns it. */
export function readAltText(value: string | null): AltText {
  if (value === null) return { kind: 'notSet' };
  if (value === '') return { kind: 'empty' };
  if (value === inheritMark) return { kind: 'inherited' };
  if (value === decorative) return { kind: 'decorative' };
  return { kind: 'text', text: value };
}
