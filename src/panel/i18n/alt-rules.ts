import { plural, words } from '#panel/i18n/language.ts';
import { type Saying, say } from '#panel/i18n/saying.ts';
import type { AltRemark } from '#rules/alt-text/alt-rules.ts';
import { thresholds } from '#rules/thresholds.ts';

const said = words.altRules;

/** A remark on an alt text in words. Source: Webflow's content design rules. */
export function sayRemark({ rule, words: about, count }: AltRemark): Saying {
  const values = { words: about, count, aim: thresholds.altLength };
  switch (rule) {
    case 'junk':
    case 'hash':
      return say(said.placeholder, values);
    case 'extension':
      return say(said.fileName, values);
    case 'repeated':
      return { title: said.repeated.title, body: plural(said.repeated.body, count) };
    case 'linkSilent':
    case 'link': {
      const { title, body, bodyWithTarget } = said[rule];
      return say({ title, body: about ? bodyWithTarget : body }, values);
    }
    default:
      return say(said[rule], values);
  }
}
