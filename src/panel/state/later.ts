import { type ReadonlySignal, signal } from '@preact/signals-core';

/** Something that comes once the panel is on the screen. */
export interface Later<Value> {
  /** Null until it is there. */
  readonly value: ReadonlySignal<Value | null>;
  /** Whether the last try came to nothing. */
  readonly failed: ReadonlySignal<boolean>;
  /** Fetches it, unless it is there or on its way. */
  fetch(): Promise<void>;
  /** Takes it back, because it is of no use; it may be fetched again. */
  fail(): void;
}

/** Makes what comes later out of what gets it. A try that fails may be made again. */
export function createLazy<Value>(get: () => Promise<Value>): Later<Value> {
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
