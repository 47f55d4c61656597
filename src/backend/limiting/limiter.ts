/** The limit of an action. */
export interface LimitSpec {
  /** Its name, unique among all limits. */
  readonly name: string;
  /** The most actions of each key in a window. */
  readonly points: number;
  /** The length of a window, which begins with its first action. */
  readonly seconds: number;
}

/** Counts the actions of each key. */
export interface Limiter {
  /** Counts one action. Returns the seconds to wait if that is over the limit, else undefined. */
  take(key: string): Promise<number | undefined>;
  /** Uncounts one action. */
  giveBack(key: string): void;
}

/** Creates a limiter with all counts 0. */
export type CreateLimiter = (spec: LimitSpec) => Limiter;
