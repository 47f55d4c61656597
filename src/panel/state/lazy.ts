import { type ReadonlySignal, signal } from '@preact/signals-core';

/** A value that is loaded after the panel is rendered. */
export interface Lazy<Value> {
  /** Null until it is loaded. */
  readonly value: ReadonlySignal<Value | null>;
  /** True where the last attempt failed. */
  readonly failed: ReadonlySignal<boolean>;
  /** Loads it, unless it is loaded or loading. */
  fetch(): Promise<void>;
  /** Discards the value as unusable; it may be fetched again. */
  fail(): void;
}

/** Creates a lazy value from the function that loads it. A failed attempt can be repeated. */
export function createLazy<Value>(get: () => Promise<Value>): Lazy<Value> {
  const value = signal<Value | null>(null);
  const failed = signal(false);
  let isUnderWay = false;
  const fail = (): void => {
    value.value = null;
    failed.value = true;
  };
  return {
    value,
    failed,
    fail,
    async fetch() {
      if (isUnderWay || value.value !== null) return;
      isUnderWay = true;
      failed.value = false;
      try {
        value.value = await get();
      } catch {
        fail();
      } finally {
        isUnderWay = false;
      }
    },
  };
}
