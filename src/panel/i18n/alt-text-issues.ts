import { inPage } from '#panel/i18n/messages.ts';
import { altRules } from '#rules/alt-text/alt-rules.ts';

/** Lists the issues of an alt text, worst first, by the word lists in the page. */
export const altTextIssues = altRules(inPage('alt-words.json'));
