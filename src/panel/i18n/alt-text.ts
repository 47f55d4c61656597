import { messages } from '#panel/i18n/messages.ts';

/**
 * `states` names the four states, `kinds` the same by Webflow's own choices, and one for the text of an asset that an
 * image does not show.
 */
export const { heading, levels, states, kinds, noText, inPlaceOfText } = messages.altText;
