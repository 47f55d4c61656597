import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether every case is tried; the suites that run after each change take a share of them. */
    isThorough: boolean;
  }
}

/** All of `cases` in the long suites; else one of them, which is another one for each number. */
export function shareOf<T>(cases: readonly T[], number: number): readonly T[] {
  if (inject('isThorough')) return cases;
  const at = number % cases.length;
  return cases.slice(at, at + 1);
}

/** So many runs of a property in the long suites, and a fifth of them in the others. */
export function fewerOf(runs: number): number {
  return inject('isThorough') ? runs : runs / 5;
}
