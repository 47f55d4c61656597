import { effect } from '@preact/signals-core';

/**
 * Runs `run` now and after each change of a signal that it reads, as `effect` does. An error in it is reported and not
 * rethrown: it would reach the code that set the signal, and skip the rest of that code. Sources: signals-core,
 * `endBatch`; HTML standard, `reportError`.
 */
export function watch(
  run: () => (() => void) | undefined,
  report: (error: unknown) => void = (error) => reportError(error),
): () => void {
  return effect(() => {
    try {
      return run();
    } catch (error) {
      report(error);
    }
  });
}
