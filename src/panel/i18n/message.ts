import { interpolate, type MessageValues } from '#panel/i18n/messages.ts';

/** A message in two parts: a title of three or four words, then what happened and the next step. */
export interface Message {
  readonly title: string;
  readonly body: string;
}

/** What to improve: the title says what, the body what to do in a line, and `why` what is behind it. */
export interface Advice extends Message {
  readonly why?: string | undefined;
}

/** Returns the message with a value in place of each `{name}`. */
export const formatMessage = ({ title, body }: Message, values: MessageValues): Message => ({
  title: interpolate(title, values),
  body: interpolate(body, values),
});

/** Returns the advice with a value in place of each `{name}`. */
export const formatAdvice = ({ why, ...message }: Advice, values: MessageValues): Advice => ({
  ...formatMessage(message, values),
  ...(why !== undefined && { why: interpolate(why, values) }),
});
