import { effect } from '@preact/signals-core';

/**
 * Runs `run` now and after each change of a signal that it reads, as `effect` does. An error in it is reported and goes
 * no further: thrown on, it would reach the code that has set the signal, which has more to do.
 * Sources: signals-core, `endBatch`; HTML standard, `reportError`.
 */
export function watch(
  run: () => (() => void) | undefined,
  report: (error: unknown) => void = reportError,
): () => void {
  return effect(() => {
    try {
      return run();
    } catch (error) {
      report(error);
    }
  });
}
