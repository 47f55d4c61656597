import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** How often each function was called, by its name; functions that were not are left out. */
export type CallCounts = Readonly<Record<string, number>>;

/** Work that a cached response must not need: serialising, parsing, and keys. */
const watched: readonly [name: string, owner: object][] = [
  ['JSON', JSON],
  ['crypto', crypto],
  ['subtle', SubtleCrypto.prototype],
];

/**
 * Counts every call of `JSON`, `node:crypto` and Web Crypto during `work`, in our code and in libraries. Restores the
 * functions afterwards.
 */
export async function countCalls(work: () => Promise<void>): Promise<CallCounts> {
  const counts: Record<string, number> = {};
  const undo: (() => void)[] = [];
  for (const [ownerName, owner] of watched) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      const original: unknown = descriptor.value;
      if (typeof original !== 'function' || name === 'constructor' || !descriptor.configurable) continue;
      const counted = new Proxy(original, {
        apply(target, self, args) {
          const key = `${ownerName}.${name}`;
          counts[key] = (counts[key] ?? 0) + 1;
          return Reflect.apply(target, self, args);
        },
      });
      Object.defineProperty(owner, name, { ...descriptor, value: counted });
      undo.push(() => Object.defineProperty(owner, name, descriptor));
    }
  }
  // Modules that import a function of `node:crypto` by name have a copy of it.
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const restore of undo) restore();
    syncBuiltinESMExports();
  }
  return counts;
}
