import type { IncomingMessage } from 'node:http';

const arrivals = new WeakMap<IncomingMessage, number>();

/** Stores when a request came, in milliseconds of `systemClock.elapsed`: it may wait before it is handled. */
export function noteArrival(request: IncomingMessage, moment: number): void {
  arrivals.set(request, moment);
}

/** When a request came, in milliseconds of `systemClock.elapsed`; undefined where that was not stored. */
export function arrivalOf(request: IncomingMessage | undefined): number | undefined {
  return request && arrivals.get(request);
}
