/** What was used last, up to a number of entries. */
export interface LruCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  clear(): void;
}

/** A memory of at most `limit` entries; the one that was used longest ago makes room. */
export function createLruCache<Value>(limit: number): LruCache<Value> {
  const entries = new Map<string, Value>();
  const put = (key: string, value: Value): void => {
    // A Map keeps the order of insertion, so the first key is always the oldest.
    entries.delete(key);
    entries.set(key, value);
  };
  return {
    get(key) {
      const value = entries.get(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    set(key, value) {
      put(key, value);
      const oldest = entries.keys().next();
      if (entries.size > limit && !oldest.done) entries.delete(oldest.value);
    },
    clear: () => entries.clear(),
  };
}
