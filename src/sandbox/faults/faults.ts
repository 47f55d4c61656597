import { errorBody } from '#sandbox/data-api/errors.ts';
import type { Outage } from '#sandbox/protocol/control.ts';
import type { WebflowRoute } from '#sandbox/protocol/routes.ts';
import type { ScriptedReply } from './replies.ts';

/** Trouble that a test or a button makes. Scripts go before outages, and outages before rate limits. */
export interface Faults {
  /** The next replies of a route, one request each, in this order; then it answers as always. */
  next(route: WebflowRoute, ...replies: ScriptedReply[]): void;
  /** Every reply of a route until `clear`, or until the function it answers is called. */
  always(route: WebflowRoute, reply: ScriptedReply): () => void;
  /** Webflow is down in one of four ways, or up again with null. The CDN is not touched. */
  down(outage: Outage | null): void;
  /** Refuses every Data API call with 429 for this many seconds of the world's clock, or no longer with null. */
  rateLimit(seconds: number | null): void;
  /** Milliseconds before every reply, drawn at random between the two. */
  latency(range: { min: number; max: number }): void;
  /** What is set now. */
  state(): { outage: Outage | null; retryAfter: number | null; latency: { min: number; max: number } };
  /** Ends every fault; the latency becomes what it was at the start. */
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

/** No trouble yet. `take` answers the reply that is due for a route, if one is. */
export function createFaults(
  now: () => number,
  startLatency: { min: number; max: number },
): {
  faults: Faults;
  nextReply(route: WebflowRoute): ScriptedReply | undefined;
} {
  const queued = new Map<WebflowRoute, ScriptedReply[]>();
  const repeated = new Map<WebflowRoute, ScriptedReply>();
  let outage: Outage | null = null;
  let limitedUntil = 0;
  let latency = startLatency;
  const retryAfter = () => {
    const seconds = Math.ceil((limitedUntil - now()) / 1000);
    return seconds > 0 ? seconds : null;
  };
  return {
    nextReply(route) {
      const scripted = queued.get(route)?.shift() ?? repeated.get(route);
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
        outage = null;
        limitedUntil = 0;
        latency = startLatency;
      },
    },
  };
}
