import type { IncomingMessage } from 'node:http';

const arrivals = new WeakMap<IncomingMessage, number>();

/** Keeps when a request came, in milliseconds since the epoch: it may wait before anybody looks at it. */
export function noteArrival(request: IncomingMessage, moment: number): void {
  arrivals.set(request, moment);
}

/** When a request came, in milliseconds since the epoch; undefined where nobody has noted it. */
export function arrivalOf(request: IncomingMessage | undefined): number | undefined {
  return request && arrivals.get(request);
}
