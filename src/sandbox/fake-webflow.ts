import { Hono } from 'hono';
import { cdnRoutes } from './cdn/cdn.ts';
import { assetRoutes } from './data-api/assets.ts';
import { errorResponse } from './data-api/errors.ts';
import { createRateLimiter, type RateLimiter } from './data-api/rate-limit.ts';
import { siteRoutes } from './data-api/sites.ts';
import { tokenRoutes } from './data-api/token.ts';
import { type Calls, createCalls } from './faults/calls.ts';
import { deliver } from './faults/deliver.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import { routeOf } from './faults/route-of.ts';
import { type Library, plainLibrary, webflowCdnOrigin } from './library/library.ts';
import { authorizeRoutes } from './oauth/authorize.ts';
import { type Consent, giveConsent } from './oauth/give-consent.ts';
import { oauthTokenRoutes } from './oauth/token.ts';
import { type Unconfirmed, unconfirmed } from './protocol/unconfirmed.ts';
import type { Installations } from './world/installations.ts';
import { type IssueIdToken, issueIdToken } from './world/issue-id-token.ts';
import { assetInspectorApp } from './world/sample-data.ts';
import type { RegisteredApp } from './world/site.ts';
import { createWorld, type World } from './world/world.ts';

/** How a fake Webflow is made. Everything has a default that suits a test: no pictures, no ports, no latency. */
export interface FakeWebflowOptions {
  /** Milliseconds since the epoch; the wall clock unless given. */
  clock?: () => number;
  /** The assets and their files; `plainLibrary()` unless given. */
  library?: Library;
  /** Requests to this origin are answered by the CDN. */
  cdnOrigin?: string;
  /** Changes to how our app is registered, such as its redirect URIs. */
  app?: Partial<RegisteredApp>;
  /** Requests a minute for each token. Source of the default: Data API v2, Rate limits, Starter and Basic sites. */
  requestsPerMinute?: number;
  /** Milliseconds before every reply, drawn at random between the two; none unless given. */
  latency?: { min: number; max: number };
  /** Other guesses where Webflow's behaviour is not known. */
  unconfirmed?: Partial<Unconfirmed>;
}

/** A Webflow that runs in this process: Data API, OAuth and CDN behind one `fetch`, and hands to move it by. */
export interface FakeWebflow {
  /**
   * Answers a request as Webflow would. The host does not matter but for the CDN's. It fails as `fetch` fails: it
   * rejects with the signal's reason when aborted and with a TypeError when a fault cuts the connection.
   */
  fetch(request: Request): Promise<Response>;
  /** Makes trouble. */
  faults: Faults;
  /** What was asked. */
  calls: Calls;
  /** Installs and uninstalls without a consent page. */
  installations: Installations;
  /** The requests counted for each token this minute. */
  rateLimiter: RateLimiter;
  /** An ID token as `webflow.getIdToken()` would answer it. */
  issueIdToken: IssueIdToken;
  /** Does on the consent page what a person would, and answers the URL Webflow then redirects to. */
  giveConsent(authorizeUrl: string, consent?: Consent): Promise<string>;
  /** Everything it knows: sites, users, assets. Change it and the next answer is changed. */
  world: World;
}

/** A fake Webflow with nobody having installed our app yet. */
export function createFakeWebflow(options: FakeWebflowOptions = {}): FakeWebflow {
  const cdnOrigin = options.cdnOrigin ?? webflowCdnOrigin;
  const requestsPerMinute = options.requestsPerMinute ?? 60;
  const now = options.clock ?? Date.now;
  const library = options.library ?? plainLibrary(cdnOrigin);
  const world = createWorld({
    now,
    library,
    app: { ...assetInspectorApp, ...options.app },
    unconfirmed: { ...unconfirmed, ...options.unconfirmed },
  });
  const rateLimiter = createRateLimiter(now, requestsPerMinute);
  const { calls, record } = createCalls();
  const { faults, nextReply: take } = createFaults(now, options.latency ?? { min: 0, max: 0 });

  const cdn = cdnRoutes(library);
  const api = new Hono()
    .route('/', assetRoutes(world, rateLimiter))
    .route('/', siteRoutes(world, rateLimiter))
    .route('/', tokenRoutes(world, rateLimiter, requestsPerMinute))
    .route('/', authorizeRoutes(world))
    .route('/', oauthTokenRoutes(world))
    .notFound((context) =>
      errorResponse(context, 404, `Requested resource not found: Route not found: ${context.req.path}`),
    );

  const cdnHost = new URL(cdnOrigin).host;
  const fetch = async (request: Request): Promise<Response> => {
    const { method, url } = request;
    const route = routeOf(request, cdnHost);
    record({ route, at: now(), method, url, headers: new Headers(request.headers) });
    const house = new URL(url).host === cdnHost ? cdn : api;
    return deliver({
      request,
      reply: route ? take(route) : undefined,
      latency: faults.state().latency,
      real: async () => house.fetch(request),
    });
  };

  return {
    fetch,
    faults,
    calls,
    installations: world.installations,
    rateLimiter,
    issueIdToken: (claims, lifetime) => issueIdToken(world, claims, lifetime),
    giveConsent: (authorizeUrl, consent) => giveConsent(fetch, authorizeUrl, consent),
    world,
  };
}
