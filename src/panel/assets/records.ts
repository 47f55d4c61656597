import { signal } from '@preact/signals-core';

/** Facts by key, each with a history that changes without a signal. */
export interface Records<Facts, History> {
  /** The facts at a key, the same object until they change. Signals that read it follow every change. */
  get(key: string): Facts;
  /** As `get`, without a subscription to changes. */
  peek(key: string): Facts;
  history(key: string): History;
  /** Changes some of the facts. Values with the same JSON as before change nothing. */
  update(key: string, changes: Partial<Facts>): void;
  /** Every key with its facts, least recently used first. */
  all(): [string, Facts][];
  /** Protects the records of these keys from eviction for a view, instead of those protected for it before. */
  retain(view: string, keys: Iterable<string>): void;
  /** Replaces every history, and all facts by what `keep` returns. */
  reset(keep: (facts: Facts) => Facts, createHistory: () => History): void;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

function isSame(one: unknown, other: unknown): boolean {
  return one === other || (isObject(one) && isObject(other) && JSON.stringify(one) === JSON.stringify(other));
}

/** Creates records. At most `limit` are kept in addition to the protected ones; the least recently used are evicted. */
export function createRecords<Facts extends object, History>(
  limit: number,
  empty: Facts,
  createHistory: () => History,
): Records<Facts, History> {
  interface Entry {
    readonly facts: Facts;
    readonly history: History;
  }
  const entries = new Map<string, Entry>();
  const changes = signal(0);
  const retained = new Map<string, ReadonlySet<string>>();

  function put(key: string, entry: Entry): void {
    // A Map iterates in the order of insertion.
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size <= limit) return;
    const views = [...retained.values()];
    const most = views.reduce((sum, keys) => sum + keys.size, limit);
    for (const oldest of entries.keys()) {
      if (entries.size <= most) return;
      if (!views.some((keys) => keys.has(oldest))) entries.delete(oldest);
    }
  }

  function touch(key: string): Entry {
    const entry = entries.get(key) ?? { facts: empty, history: createHistory() };
    put(key, entry);
    return entry;
  }

  const peek = (key: string): Facts => entries.get(key)?.facts ?? empty;

  return {
    get: (key) => (changes.value >= 0 ? peek(key) : empty),
    peek,
    history: (key) => touch(key).history,
    update(key, changed) {
      const { facts, history } = touch(key);
      if (Object.entries(changed).every(([name, value]) => isSame(value, Reflect.get(facts, name)))) return;
      put(key, { facts: { ...facts, ...changed }, history });
      changes.value += 1;
    },
    all: () => [...entries].map(([key, { facts }]) => [key, facts]),
    retain(view, keys) {
      retained.set(view, new Set(keys));
    },
    reset(keep, create) {
      for (const [key, { facts }] of entries) entries.set(key, { facts: keep(facts), history: create() });
      changes.value += 1;
    },
  };
}
