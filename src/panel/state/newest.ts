import { type Signal, signal } from '@preact/signals-core';

/** A value that responses to numbered requests change. */
export interface Newest<Value> {
  readonly signal: Signal<Value>;
  /** Sets the value; returns false, and leaves it, where the response to a later request has set it already. */
  set(request: number, value: Value): boolean;
}

/** Makes a value that ends alike in whichever order the responses come: as the one to the latest request says. */
export function createNewest<Value>(initial: Value): Newest<Value> {
  const current = signal(initial);
  let latest = 0;
  return {
    signal: current,
    set(request, value) {
      if (request < latest) return false;
      latest = request;
      current.value = value;
      return true;
    },
  };
}
