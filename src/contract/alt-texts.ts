import * as v from 'valibot';
import { WebflowId } from './ids.ts';

/**
 * The alt text of an asset in one locale of its site. `tag` is a language tag such as `de` (BCP 47); `altText` is
 * Webflow's, null where it is not set. Sources: Data API v2, Get Site and Get Asset with `localeId`.
 */
export const AltText = v.object({
  localeId: WebflowId,
  displayName: v.nullable(v.string()),
  tag: v.nullable(v.string()),
  isPrimary: v.boolean(),
  altText: v.nullable(v.string()),
});
export type AltText = v.InferOutput<typeof AltText>;

/** One alt text for each enabled locale, the primary one first. Empty where the site has only one locale. */
export const AltTexts = v.array(AltText);
export type AltTexts = v.InferOutput<typeof AltTexts>;
