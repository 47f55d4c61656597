/** A cache of the most recently used entries. */
export interface LruCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  clear(): void;
}

/** Creates a cache of at most `limit` entries; the least recently used entry is evicted. */
export function createLruCache<Value>(limit: number): LruCache<Value> {
  const entries = new Map<string, Value>();
  const put = (key: string, value: Value): void => {
    // A Map keeps insertion order, so its first key is the least recently used.
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
