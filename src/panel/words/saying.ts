/** A state in words: three or four of them as the title, then what happened and the next step. */
export interface Saying {
  readonly title: string;
  readonly body: string;
}
