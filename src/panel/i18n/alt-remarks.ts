import { inPage } from '#panel/i18n/messages.ts';
import { altRules } from '#rules/alt-text/alt-rules.ts';

/** What is the matter with an alt text, worst first, by the word lists in the page. */
export const altRemarks = altRules(inPage('alt-words.json'));
