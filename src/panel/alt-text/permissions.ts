import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Designer, Permissions } from '#panel/designer/designer.ts';

/**
 * Follows what the person may write until `stop`. Where the Designer does not say, everything counts as allowed: the
 * Designer itself refuses a write that is not.
 */
export function createPermissions(designer: Designer | null): {
  permissions: ReadonlySignal<Permissions>;
  start(): () => void;
} {
  const permissions = signal<Permissions>({ asset: true, image: true });
  let current = new AbortController();
  async function ask(from: Designer): Promise<void> {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const answer = await from.permissions(signal);
    if (!signal.aborted && answer.ok) permissions.value = answer.value;
  }
  return {
    permissions,
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
