import { Hono } from 'hono';
import { createDisconnect } from './access/disconnect.ts';
import { createHeldInstallations } from './access/held-installations.ts';
import { createRetireTokens } from './access/retire-tokens.ts';
import { createRevocation } from './access/revocation.ts';
import { createWithInstallationToken } from './access/with-installation-token.ts';
import { createApiRoutes } from './api/api-routes.ts';
import { createHealthRoutes } from './api/health.ts';
import type { AppDeps } from './app-deps.ts';
import { createMissingAssets } from './assets/missing-assets.ts';
import { createReadAsset } from './assets/read-asset.ts';
import { createReadCachedAsset } from './assets/read-cached-asset.ts';
import { createAssetsCall } from './assets-call/create-assets-call.ts';
import { createIdentifyCaller } from './assets-call/identify-caller.ts';
import { createCaches } from './caches.ts';
import { createSingleInstance } from './cluster/single-instance.ts';
import type { AppEnv } from './http/app-env.ts';
import { createErrorHandler, wrapThrownValues } from './http/error-handler.ts';
import { refuseLargeBody } from './http/json-body.ts';
import { originGate } from './http/origin-gate.ts';
import { respondWithProblem } from './http/problem.ts';
import { createRefusalLines } from './http/refusal-lines.ts';
import { requestLog } from './http/request-log.ts';
import { responseHeaders } from './http/response-headers.ts';
import { shedLoad } from './http/shed-load.ts';
import { cacheInstallations } from './installations/cached-installations.ts';
import { createInstallations } from './installations/installations.ts';
import { openRetired } from './installations/retired.ts';
import { createRequestLimits } from './limiting/request-limits.ts';
import { createLookUps } from './lookup/create-look-ups.ts';
import { createMetricsRoutes } from './metrics/routes.ts';
import { createDesignerLink } from './oauth/designer-link.ts';
import { createInstall } from './oauth/install.ts';
import { createOAuthStates } from './oauth/oauth-states.ts';
import { problemPage } from './oauth/problem-page.ts';
import { createOAuthRoutes } from './oauth/routes.ts';
import { createPageRoutes } from './pages/routes.ts';
import { createDeadline } from './platform/deadline.ts';
import { limits } from './platform/limits.ts';
import { createExchange } from './session/exchange.ts';
import { createFailedExchangeLimiter } from './session/failed-exchange-limiter.ts';
import { createKnownAddresses } from './session/known-addresses.ts';
import { createKnownInDatabase } from './session/known-in-database.ts';
import { createKnownInMemory } from './session/known-in-memory.ts';
import { createRequireSession } from './session/require-session.ts';
import { createSessionTokens } from './session/session-token.ts';
import { createUses } from './uses/create-uses.ts';
import { createWebflowClient } from './webflow/webflow-client.ts';
import { createWeighedFiles, createWeighings } from './weighing/create-weighings.ts';

/**
 * The whole backend as one Hono application, which needs no port to be tested, and what has to be done beside it once a
 * day: with rows that were deleted, and with installations that are held.
 */
export function createBackend(deps: AppDeps) {
  const { config, db, log, metrics, overload, send, clock, sleep, random, stopping } = deps;
  const deadline = createDeadline(deps.deadline ?? limits.upstreamDeadlineMs);
  const { elapsed, wallTime } = clock;
  const cluster = deps.cluster ?? createSingleInstance(elapsed);
  const { createCache, budget, createLimiter, coverage, status } = cluster;
  const connectUrl = `${config.PUBLIC_URL}/oauth/start`;
  const redirectUri = `${config.PUBLIC_URL}/oauth/callback`;
  const [clientId, oauthUrl] = [config.WEBFLOW_CLIENT_ID, config.WEBFLOW_OAUTH_URL];

  const { webflow, siteReader, pacing, openBreakers } = createWebflowClient({
    send,
    clock,
    sleep,
    random,
    noteSecret: deps.noteSecret,
    callEnded: metrics.callEnded,
    budget,
    deadline,
    apiUrl: config.WEBFLOW_API_URL,
    oauthUrl,
    clientId,
    clientSecret: config.WEBFLOW_CLIENT_SECRET,
    redirectUri,
  });
  metrics.watch({
    openBreakers,
    lowestBudgetLeft: budget.lowestLeft,
    admittedShare: overload.admittedShare,
    cluster: status,
  });
  const installations = cacheInstallations(
    createInstallations(db, config.SECRET_KEYS, wallTime),
    elapsed,
    coverage,
  );
  const sessionTokens = createSessionTokens(config.SECRET_KEYS, config.PUBLIC_URL, clock);
  const caches = createCaches(createCache);
  const weighedFiles = createWeighedFiles({
    send,
    encoder: deps.encoder,
    encodingEnded: metrics.encodingEnded,
    log,
    now: elapsed,
    readingMs: deps.deadline,
  });
  const dropCached = async (installationId: string): Promise<void> => {
    const all = [...Object.values(caches), weighedFiles];
    await Promise.all(all.map((each) => each.invalidate(installationId)));
  };
  const heldDeps = { installations, webflow, dropCached, clock, sleep, stopping, deadline };
  const held = createHeldInstallations(heldDeps);
  const revocation = createRevocation({ installations, webflow, held });
  const retireTokens = createRetireTokens({ installations, webflow, clock, deadline });
  const shared = { installations, revocation, webflow, connectUrl, deadline };
  const missing = createMissingAssets(caches.missing, caches.assets);
  const readCachedAsset = createReadCachedAsset(caches.assets, log, stopping);
  const readAsset = createReadAsset({ ...shared, readCachedAsset, missing, now: wallTime });
  const withInstallationToken = createWithInstallationToken(shared);
  const lookUps = createLookUps({
    ...shared,
    withInstallationToken,
    pacing,
    caches,
    missing,
    readAsset,
    clock,
  });

  const lines = createRefusalLines(elapsed);
  const requestLimits = createRequestLimits({
    createLimiter,
    perAddress: config.REQUESTS_PER_ADDRESS,
    perPerson: config.REQUESTS_PER_PERSON,
    trustedHops: config.TRUST_PROXY,
    lines,
  });
  const knownAddresses = createKnownAddresses({
    stores: [
      createKnownInMemory(elapsed),
      ...(cluster.knownAddresses ? [cluster.knownAddresses] : []),
      createKnownInDatabase(db, wallTime),
    ],
    keys: config.SECRET_KEYS.map((key) => key.naming),
    now: elapsed,
  });
  const refusals = createFailedExchangeLimiter({ createLimiter, knownAddresses, lines });

  const exchange = createExchange({ ...shared, held, retireTokens, sessionTokens, refusals });
  const requireSession = createRequireSession({
    installations,
    sessionTokens,
    connectUrl,
    lookAgain: (siteId) => held.lookAgain(siteId, undefined, log),
  });
  const app = new Hono<AppEnv>();
  app.use(requestLog(log, elapsed, lines, metrics.requestAnswered), responseHeaders, wrapThrownValues);
  app.use(
    '/api/*',
    originGate(config.PANEL_ORIGINS, lines, {
      countRefused: requestLimits.ofRefused,
      countPreflight: requestLimits.ofPreflight,
    }),
    shedLoad(overload),
    requestLimits.ofAddress,
    refuseLargeBody,
  );
  app.use('/oauth/*', requestLimits.ofAddress);
  app.notFound(async (c) => {
    await requestLimits.ofRefused(c);
    return respondWithProblem(c, 'route_not_found');
  });
  app.onError(createErrorHandler(connectUrl, (c, problem) => problemPage(c, problem, connectUrl)));

  app.route(
    '/',
    createApiRoutes({
      requireSession,
      sessionTokens,
      readAsset,
      identifyCaller: createIdentifyCaller({ requireSession, exchange, noteSecret: deps.noteSecret }),
      respondToAssetsCall: createAssetsCall({
        ...shared,
        withInstallationToken,
        caches,
        readAsset,
        lookUps,
        fileHosts: config.WEBFLOW_CDN_HOSTS,
        send,
        measuringDeadline: createDeadline(deps.deadline ?? limits.measuringDeadlineMs),
        hashingDeadline: createDeadline(deps.deadline ?? limits.hashingDeadlineMs),
        stopping,
      }),
      respondToUses: createUses({
        db,
        siteReader,
        withInstallationToken,
        pacing,
        fileHosts: config.WEBFLOW_CDN_HOSTS,
        connectUrl,
        clock,
        sleep,
        deadline,
        stopping,
        log,
      }),
      ...createWeighings({
        files: weighedFiles,
        cache: caches.weighings,
        lookUp: lookUps.lookUp,
        readAsset,
        fileHosts: config.WEBFLOW_CDN_HOSTS,
        connectUrl,
        stopping,
      }),
      limitWeighingStarts: requestLimits.ofWeighingStarts,
      limitReadingStarts: requestLimits.ofReadingStarts,
      installations,
      disconnect: createDisconnect({ installations, webflow, dropCached }),
      limitPerson: requestLimits.ofPerson,
      addressOf: requestLimits.addressOf,
      deadline,
    }),
  );
  app.route(
    '/',
    createOAuthRoutes({
      states: createOAuthStates(db, wallTime),
      installations,
      install: createInstall({ webflow, installations, retireTokens }),
      designerLink: createDesignerLink(config.WEBFLOW_DESIGNER_URL, clientId),
      clientId,
      oauthUrl,
      redirectUri,
      connectUrl,
      deadline,
    }),
  );
  app.route(
    '/',
    createPageRoutes({ host: new URL(config.PUBLIC_URL).host, email: config.SUPPORT_EMAIL }, connectUrl),
  );
  app.route(
    '/',
    createHealthRoutes({
      checkStore:
        deps.checkDatabase ??
        (async () => void (await db.selectFrom('installations').select('id').limit(1).execute())),
      stopping,
    }),
  );
  app.route('/', createMetricsRoutes(metrics.registry, config.METRICS_TOKEN, requestLimits.ofRefused));
  return {
    app,
    retire: (rows: Parameters<typeof openRetired>[0]) =>
      retireTokens(openRetired(rows, config.SECRET_KEYS), log),
    checkHeld: () => held.lookAtAll(log),
  };
}
