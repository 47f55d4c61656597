import { errorBody } from '#sandbox/data-api/errors.ts';
import type { Outage } from '#sandbox/protocol/control.ts';
import type { WebflowRoute } from '#sandbox/protocol/routes.ts';
import type { ScriptedReply } from './replies.ts';

/** The faults that a test or the sandbox bar sets. Scripted replies precede outages, outages precede rate limits. */
export interface Faults {
  /** Replaces the next replies of a route, one per request in this order. */
  next(route: WebflowRoute, ...replies: ScriptedReply[]): void;
  /** Replaces every reply of a route until `clear` or a call of the returned function. */
  always(route: WebflowRoute, reply: ScriptedReply): () => void;
  /** Replaces every reply at one path, such as that of one page, until `clear` or a call of the returned function. */
  at(path: string, reply: ScriptedReply): () => void;
  /** Starts an outage, or ends it with null. Does not affect the CDN. */
  down(outage: Outage | null): void;
  /** Answers every Data API call with 429 for `seconds` by the world's clock; null ends it. */
  rateLimit(seconds: number | null): void;
  /** Sets the delay of every reply in milliseconds, uniformly random within the range. */
  latency(range: { min: number; max: number }): void;
  /** The current faults; `retryAfter` is seconds, `latency` milliseconds. */
  state(): { outage: Outage | null; retryAfter: number | null; latency: { min: number; max: number } };
  /** Ends all faults and restores the initial latency. */
  clear(): void;
}

const badGateway = `<html>
<head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>cloudflare</center></body>
</html>`;

function outageReply(outage: Outage): ScriptedReply {
  if (outage === 'hang' || outage === 'reset') return { kind: outage };
  return outage === 'html'
    ? { kind: 'respond', status: 502, headers: { 'Content-Type': 'text/html' }, body: badGateway }
    : { kind: 'respond', status: 503, body: errorBody(503) };
}

function limitedReply(retryAfter: number): ScriptedReply {
  return {
    kind: 'respond',
    status: 429,
    headers: { 'Retry-After': String(retryAfter), 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0' },
    body: errorBody(429),
  };
}

function isDataApi(route: WebflowRoute): boolean {
  return route.includes(' /v2/') || route.includes(' /beta/');
}

/** Faults with nothing set. `nextReply` returns the reply of the next request of a route at a path, or undefined for the real one. */
export function createFaults(
  now: () => number,
  startLatency: { min: number; max: number },
): {
  faults: Faults;
  nextReply(route: WebflowRoute, path: string): ScriptedReply | undefined;
} {
  const queued = new Map<WebflowRoute, ScriptedReply[]>();
  const repeated = new Map<WebflowRoute, ScriptedReply>();
  const atPath = new Map<string, ScriptedReply>();
  let outage: Outage | null = null;
  let limitedUntil = 0;
  let latency = startLatency;
  const retryAfter = () => {
    const seconds = Math.ceil((limitedUntil - now()) / 1000);
    return seconds > 0 ? seconds : null;
  };
  return {
    nextReply(route, path) {
      const scripted = queued.get(route)?.shift() ?? atPath.get(path) ?? repeated.get(route);
      if (scripted || route.endsWith(' cdn')) return scripted;
      if (outage) return outageReply(outage);
      const seconds = isDataApi(route) ? retryAfter() : null;
      return seconds === null ? undefined : limitedReply(seconds);
    },
    faults: {
      next(route, ...replies) {
        queued.set(route, [...(queued.get(route) ?? []), ...replies]);
      },
      always(route, reply) {
        repeated.set(route, reply);
        return () => {
          if (repeated.get(route) === reply) repeated.delete(route);
        };
      },
      at(path, reply) {
        atPath.set(path, reply);
        return () => {
          if (atPath.get(path) === reply) atPath.delete(path);
        };
      },
      down(now) {
        outage = now;
      },
      rateLimit(seconds) {
        limitedUntil = seconds === null ? 0 : now() + seconds * 1000;
      },
      latency(range) {
        latency = range;
      },
      state: () => ({ outage, retryAfter: retryAfter(), latency }),
      clear() {
        queued.clear();
        repeated.clear();
        atPath.clear();
        outage = null;
        limitedUntil = 0;
        latency = startLatency;
      },
    },
  };
}
