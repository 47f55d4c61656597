import { fill, type Values } from '#panel/i18n/language.ts';

/** A state in words: three or four of them as the title, then what happened and the next step. */
export interface Saying {
  readonly title: string;
  readonly body: string;
}

/** The same with a value in the place of each `{name}`. */
export const say = ({ title, body }: Saying, values: Values): Saying => ({
  title: fill(title, values),
  body: fill(body, values),
});
