import { type Advice, formatAdvice } from '#panel/i18n/message.ts';
import { messages, plural } from '#panel/i18n/messages.ts';
import type { AltTextIssue } from '#rules/alt-text/alt-rules.ts';
import { thresholds } from '#rules/thresholds.ts';

const said = messages.altRules;

/** Returns the message for an alt text issue. Source: Webflow's content design rules. */
export function altTextIssueMessage({ rule, words: about, count }: AltTextIssue): Advice {
  const values = { words: about, count, aim: thresholds.altLength };
  switch (rule) {
    case 'junk':
    case 'hash':
      return formatAdvice(said.placeholder, values);
    case 'extension':
      return formatAdvice(said.fileName, values);
    case 'repeated':
      return { ...said.repeated, why: plural(said.repeated.why, count) };
    case 'linkSilent':
    case 'link': {
      const { title, body, why, whyWithTarget } = said[rule];
      return formatAdvice({ title, body, why: about ? whyWithTarget : why }, values);
    }
    default:
      return formatAdvice(said[rule], values);
  }
}
