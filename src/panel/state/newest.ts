import { type Signal, signal } from '@preact/signals-core';

/** A value set by responses to numbered requests. */
export interface Newest<Value> {
  readonly signal: Signal<Value>;
  /** Sets the value; returns false without a change where the response to a later request has already set it. */
  set(request: number, value: Value): boolean;
}

/** Creates a value that the response to the latest request determines, in whichever order responses arrive. */
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
