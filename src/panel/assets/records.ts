import { signal } from '@preact/signals-core';

/** Facts by key, each with a history that changes without a signal. */
export interface Records<Facts, History> {
  /** The facts at a key, the same object until they change. Signals that read it follow every change. */
  get(key: string): Facts;
  /** The same, followed by no signal. */
  peek(key: string): Facts;
  history(key: string): History;
  /** Changes some of the facts; values that are the same as before, by their JSON, change nothing. */
  update(key: string, changes: Partial<Facts>): void;
  /** Every key with its facts, the one used longest ago first. */
  all(): [string, Facts][];
  histories(): History[];
  /** Keeps the records of these keys in memory, beside those used last. */
  retain(keys: Iterable<string>): void;
  /** Drops every history, and of the facts all but what `keep` returns. */
  reset(keep: (facts: Facts) => Facts): void;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Makes records of which at most `limit` are kept beside the retained ones; those used longest ago make room. */
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
  let retained: ReadonlySet<string> = new Set();

  function put(key: string, entry: Entry): void {
    // A Map keeps the order of insertion.
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size <= limit + retained.size) return;
    for (const oldest of entries.keys()) {
      if (!retained.has(oldest)) return void entries.delete(oldest);
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
    histories: () => [...entries.values()].map(({ history }) => history),
    all: () => [...entries].map(([key, { facts }]) => [key, facts]),
    retain(keys) {
      retained = new Set(keys);
    },
    reset(keep) {
      for (const [key, { facts }] of entries)
        entries.set(key, { facts: keep(facts), history: createHistory() });
      changes.value += 1;
    },
  };
}
