import { altRules } from '#panel/alt-text/alt-rules.ts';
import { inPage } from '#panel/words/language.ts';

/** What is the matter with an alt text, worst first, by the word lists in the page. */
export const altRemarks = altRules(inPage('alt-words.json'));
