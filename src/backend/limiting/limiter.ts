/** What may be done how often. */
export interface LimitSpec {
  /** Its name, unique among all limits. */
  readonly name: string;
  /** How often each key may do it in a window. */
  readonly points: number;
  /** How long a window is, from the first time on. */
  readonly seconds: number;
}

/** Counts what each key does. */
export interface Limiter {
  /** Counts once. Answers the whole seconds to wait where that is too often, and undefined where it is not. */
  take(key: string): Promise<number | undefined>;
  /** Takes one count back. */
  giveBack(key: string): void;
}

/** Makes a limiter that has counted nothing yet. */
export type CreateLimiter = (spec: LimitSpec) => Limiter;
