import type { WebflowRoute } from '#sandbox/protocol/routes.ts';

/** One request that reached the fake Webflow. `route` is null where it has no such route. */
export interface Call {
  route: WebflowRoute | null;
  /** Milliseconds of the world's clock. */
  at: number;
  method: string;
  url: string;
  headers: Headers;
}

/** What was asked of the fake Webflow, oldest first. */
export interface Calls {
  /** How many requests a route had, or how many there were in all. */
  count(route?: WebflowRoute): number;
  /** The requests of a route, or all of them. */
  list(route?: WebflowRoute): readonly Call[];
  /** The number of requests by route, routes that had none left out. */
  byRoute(): Partial<Record<WebflowRoute, number>>;
  /** Forgets them all. */
  reset(): void;
}

/** How many calls are kept: enough for any test, and a sandbox left running for days does not grow. */
const maxCalls = 20_000;

/** An empty record of calls, and the function that adds to it. */
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
