import { Hono } from 'hono';
import { cdnRoutes } from './cdn/cdn.ts';
import { contentOfCanvases } from './content/from-canvases.ts';
import type { SiteContent } from './content/model.ts';
import { siteCollections } from './content/site-collections.ts';
import { assetRoutes } from './data-api/assets.ts';
import { collectionRoutes } from './data-api/collections.ts';
import { componentRoutes } from './data-api/components.ts';
import { errorResponse } from './data-api/errors.ts';
import { pageRoutes } from './data-api/pages.ts';
import { createRateLimiter, type RateLimiter } from './data-api/rate-limit.ts';
import { siteRoutes } from './data-api/sites.ts';
import { tokenRoutes } from './data-api/token.ts';
import { type Calls, createCalls } from './faults/calls.ts';
import { deliver } from './faults/deliver.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import { routeOf } from './faults/route-of.ts';
import { changingLibrary } from './library/changing-library.ts';
import { type Library, plainLibrary, webflowCdnOrigin } from './library/library.ts';
import { authorizeRoutes } from './oauth/authorize.ts';
import { type Consent, giveConsent } from './oauth/give-consent.ts';
import { oauthTokenRoutes } from './oauth/token.ts';
import { type Unconfirmed, unconfirmed } from './protocol/unconfirmed.ts';
import { createUploads, type Uploads } from './uploads/uploads.ts';
import type { Installations } from './world/installations.ts';
import { type IssueIdToken, issueIdToken } from './world/issue-id-token.ts';
import { assetInspectorApp, sites } from './world/sample-data.ts';
import type { RegisteredApp } from './world/site.ts';
import { createWorld, type World } from './world/world.ts';

/** The options of `createFakeWebflow`. The defaults suit tests: no image files, no ports, no latency. */
export interface FakeWebflowOptions {
  /** Milliseconds since the epoch; `Date.now` by default. */
  clock?: () => number;
  /** The assets and their files; `plainLibrary()` by default. */
  library?: Library;
  /** The content of sites; by default the Designer's pages and components with four Collections, and the other
   * sites are empty. */
  content?: readonly SiteContent[];
  /** The origin of the CDN. */
  cdnOrigin?: string;
  /** Overrides of the app's registration, such as its redirect URIs. */
  app?: Partial<RegisteredApp>;
  /** Requests per minute and token; 60 by default. Source: Data API v2, Rate limits, Starter and Basic sites. */
  requestsPerMinute?: number;
  /** The delay of every response in milliseconds, uniformly random within the range; none by default. */
  latency?: { min: number; max: number };
  /** Overrides of unconfirmed behaviours. */
  unconfirmed?: Partial<Unconfirmed>;
}

/** An in-process simulation of Webflow's Data API, OAuth and CDN behind one `fetch`, with controls for tests. */
export interface FakeWebflow {
  /**
   * The response of Webflow to a request. Only the CDN's host is distinguished from others. Rejects as `fetch` does: with
   * the signal's reason when aborted, and with a TypeError when a fault closes the connection.
   */
  fetch(request: Request): Promise<Response>;
  /** Sets faults. */
  faults: Faults;
  /** Replaces the files of assets. */
  uploads: Uploads;
  /** The requests so far. */
  calls: Calls;
  /** Installs and uninstalls the app without the consent page. */
  installations: Installations;
  /** The rate limit of each token. */
  rateLimiter: RateLimiter;
  /** An ID token as `webflow.getIdToken()` returns it. */
  issueIdToken: IssueIdToken;
  /** Submits the consent page and returns the URL of Webflow's redirect. */
  giveConsent(authorizeUrl: string, consent?: Consent): Promise<string>;
  /** The sites, users and assets. A change shows in the next response. */
  world: World;
}

/** A fake Webflow without installations. */
export function createFakeWebflow(options: FakeWebflowOptions = {}): FakeWebflow {
  const cdnOrigin = options.cdnOrigin ?? webflowCdnOrigin;
  const requestsPerMinute = options.requestsPerMinute ?? 60;
  const now = options.clock ?? Date.now;
  const library = changingLibrary(options.library ?? plainLibrary(cdnOrigin));
  const world = createWorld({
    now,
    library,
    app: { ...assetInspectorApp, ...options.app },
    unconfirmed: { ...unconfirmed, ...options.unconfirmed },
    makeContent(siteId, assets) {
      const empty = { siteId, pages: [], components: [], collections: [] };
      if (options.content) return options.content.find((content) => content.siteId === siteId) ?? empty;
      if (siteId !== sites.outdoors.id) return empty;
      return { ...contentOfCanvases(siteId, assets), collections: siteCollections(siteId, assets) };
    },
  });
  const rateLimiter = createRateLimiter(now, requestsPerMinute);
  const { calls, record } = createCalls();
  const { faults, nextReply } = createFaults(now, options.latency ?? { min: 0, max: 0 });

  const cdn = cdnRoutes(library, world.unconfirmed);
  const api = new Hono()
    .route('/', assetRoutes(world, rateLimiter))
    .route('/', siteRoutes(world, rateLimiter))
    .route('/', pageRoutes(world, rateLimiter))
    .route('/', componentRoutes(world, rateLimiter))
    .route('/', collectionRoutes(world, rateLimiter))
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
    const app = new URL(url).host === cdnHost ? cdn : api;
    return deliver({
      request,
      reply: route ? nextReply(route, new URL(url).pathname) : undefined,
      latency: faults.state().latency,
      real: async () => app.fetch(request),
    });
  };

  return {
    fetch,
    faults,
    uploads: createUploads(world, faults, cdnOrigin),
    calls,
    installations: world.installations,
    rateLimiter,
    issueIdToken: (claims, lifetime) => issueIdToken(world, claims, lifetime),
    giveConsent: (authorizeUrl, consent) => giveConsent(fetch, authorizeUrl, consent),
    world,
  };
}
