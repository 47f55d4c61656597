import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Abilities, Designer } from '#panel/designer/designer.ts';

/**
 * What the person may write, followed until `stop`. Where the Designer does not say, a press may be tried: it refuses
 * what is not allowed.
 */
export function createPermissions(designer: Designer | null): {
  may: ReadonlySignal<Abilities>;
  start(): () => void;
} {
  const may = signal<Abilities>({ asset: true, image: true });
  let current = new AbortController();
  async function ask(from: Designer): Promise<void> {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const answer = await from.abilities(signal);
    if (!signal.aborted && answer.ok) may.value = answer.value;
  }
  return {
    may,
    start() {
      if (!designer) return () => {};
      const stop = designer.onMode(() => void ask(designer));
      void ask(designer);
      return () => {
        stop();
        current.abort();
      };
    },
  };
}
