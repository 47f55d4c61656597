import type { IncomingMessage } from 'node:http';

const arrivals = new WeakMap<IncomingMessage, number>();

/** Stores the arrival of a request, in milliseconds of `systemClock.elapsed`; it may wait before it is handled. */
export function recordArrival(request: IncomingMessage, moment: number): void {
  arrivals.set(request, moment);
}

/** The arrival of a request, in milliseconds of `systemClock.elapsed`; undefined if it was not stored. */
export function arrivalOf(request: IncomingMessage | undefined): number | undefined {
  return request && arrivals.get(request);
}
