// How Webflow stores what is not a text. Source: attributes of exported sites; not in Webflow's documentation.
const decorative = '__wf_reserved_decorative';

/**
 * UNCONFIRMED, and decided here only: written to an image, Webflow's own mark has it show its asset's text again. No
 * method of the Designer API is documented to do that.
 */
export const inheritMark = '__wf_reserved_inherit';

/** What an alt text says. A text is only ever called decorative where Webflow's own mark for it was seen. */
export type AltText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'notSet' | 'empty' | 'inherited' | 'decorative' };

/** Reads one level of alt text as Webflow tells it. */
export function readAltText(value: string | null): AltText {
  if (value === null) return { kind: 'notSet' };
  if (value === '') return { kind: 'empty' };
  if (value === inheritMark) return { kind: 'inherited' };
  if (value === decorative) return { kind: 'decorative' };
  return { kind: 'text', text: value };
}
