import { interpolate, type MessageValues } from '#panel/i18n/messages.ts';

/** A state in words: three or four of them as the title, then what happened and the next step. */
export interface Saying {
  readonly title: string;
  readonly body: string;
}

/** The same with a value in the place of each `{name}`. */
export const formatMessage = ({ title, body }: Saying, values: MessageValues): Saying => ({
  title: interpolate(title, values),
  body: interpolate(body, values),
});
