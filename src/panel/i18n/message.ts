import { interpolate, type MessageValues } from '#panel/i18n/messages.ts';

/** A message in two parts: a title of three or four words, then what happened and the next step. */
export interface Message {
  readonly title: string;
  readonly body: string;
}

/** Returns the message with a value in place of each `{name}`. */
export const formatMessage = ({ title, body }: Message, values: MessageValues): Message => ({
  title: interpolate(title, values),
  body: interpolate(body, values),
});
