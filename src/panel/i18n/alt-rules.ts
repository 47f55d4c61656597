import { formatMessage, type Message } from '#panel/i18n/message.ts';
import { messages, plural } from '#panel/i18n/messages.ts';
import type { AltTextIssue } from '#rules/alt-text/alt-rules.ts';
import { thresholds } from '#rules/thresholds.ts';

const said = messages.altRules;

/** Returns the message for an alt text issue. Source: Webflow's content design rules. */
export function altTextIssueMessage({ rule, words: about, count }: AltTextIssue): Message {
  const values = { words: about, count, aim: thresholds.altLength };
  switch (rule) {
    case 'junk':
    case 'hash':
      return formatMessage(said.placeholder, values);
    case 'extension':
      return formatMessage(said.fileName, values);
    case 'repeated':
      return { title: said.repeated.title, body: plural(said.repeated.body, count) };
    case 'linkSilent':
    case 'link': {
      const { title, body, bodyWithTarget } = said[rule];
      return formatMessage({ title, body: about ? bodyWithTarget : body }, values);
    }
    default:
      return formatMessage(said[rule], values);
  }
}
