import type { WebflowRoute } from '#sandbox/protocol/routes.ts';

/** A request that reached the fake Webflow. `route` is null for an unknown route. */
export interface Call {
  route: WebflowRoute | null;
  /** Milliseconds since the epoch by the world's clock. */
  at: number;
  method: string;
  url: string;
  headers: Headers;
}

/** The requests that reached the fake Webflow, oldest first. */
export interface Calls {
  /** The number of requests of a route, or of all routes. */
  count(route?: WebflowRoute): number;
  /** The requests of a route, or of all routes. */
  list(route?: WebflowRoute): readonly Call[];
  /** The number of requests by route, without routes that had none. */
  byRoute(): Partial<Record<WebflowRoute, number>>;
  /** Clears the record. */
  reset(): void;
}

/** Bounds the record, so that the memory of a sandbox that runs for days stays constant. */
const maxCalls = 20_000;

/** An empty record of requests, and the function that adds to it. */
export function createCalls(): { calls: Calls; record(call: Call): void } {
  let all: Call[] = [];
  const list = (route?: WebflowRoute) => (route ? all.filter((call) => call.route === route) : all);
  return {
    record(call) {
      all.push(call);
      if (all.length > maxCalls) all = all.slice(-maxCalls / 2);
    },
    calls: {
      list,
      count: (route) => list(route).length,
      byRoute() {
        const counts: Partial<Record<WebflowRoute, number>> = {};
        for (const { route } of all) if (route) counts[route] = (counts[route] ?? 0) + 1;
        return counts;
      },
      reset() {
        all = [];
      },
    },
  };
}
