import { createBackgroundQueue } from '#backend/access/background-queue.ts';
import type { SessionSubject } from '#backend/access/caller.ts';
import { createWithInstallationToken } from '#backend/access/with-installation-token.ts';
import { type CachedAsset, createAssetCache } from '#backend/assets/asset-cache.ts';
import { createMissingAssets, createMissingCache } from '#backend/assets/missing-assets.ts';
import { createReadAsset } from '#backend/assets/read-asset.ts';
import { createReadCachedAsset } from '#backend/assets/read-cached-asset.ts';
import type { CreateCache } from '#backend/cache/create-cache.ts';
import { createMemoryCache } from '#backend/cache/memory-cache.ts';
import { createClusterStatus, looksOf } from '#backend/cluster/cluster-status.ts';
import { createRefusalLines } from '#backend/http/refusal-lines.ts';
import { cacheInstallations } from '#backend/installations/cached-installations.ts';
import type { Installations } from '#backend/installations/installations.ts';
import { createLookUp } from '#backend/lookup/look-up.ts';
import { createReadPage } from '#backend/lookup/read-page.ts';
import { createSharedListReads } from '#backend/lookup/shared-list-reads.ts';
import { createSiteTotals } from '#backend/lookup/site-totals.ts';
import { createWithWaits } from '#backend/lookup/with-waits.ts';
import { createDeadline } from '#backend/platform/deadline.ts';
import { limits } from '#backend/platform/limits.ts';
import { createLog } from '#backend/platform/log.ts';
import type { Connection } from '#backend/redis/connection.ts';
import { createKeys } from '#backend/redis/keys.ts';
import { createSharedCache } from '#backend/redis/shared-cache.ts';
import { createExchange } from '#backend/session/exchange.ts';
import { createFailedExchangeLimiter } from '#backend/session/failed-exchange-limiter.ts';
import { createKnownAddresses, type KnownAddressStore } from '#backend/session/known-addresses.ts';
import { createKnownInMemory } from '#backend/session/known-in-memory.ts';
import { createBreaker } from '#backend/webflow/breaker.ts';
import { withPacing } from '#backend/webflow/paced-transport.ts';
import { createPacing } from '#backend/webflow/pacing.ts';
import type { Budget } from '#backend/webflow/rate-budget.ts';
import type { Transport } from '#backend/webflow/transport.ts';
import { createWebflow } from '#backend/webflow/webflow.ts';
import type { VirtualTime } from '#test/simulate/virtual-time.ts';

/** What all instances have in common. */
export interface Surroundings {
  readonly time: VirtualTime;
  readonly webflow: Transport;
  readonly budget: Budget;
  readonly store: Installations;
  readonly connection: Connection;
  /** Where known addresses are stored beside memory. */
  readonly knownAddresses: readonly KnownAddressStore[];
}

/** The longest `AbortSignal.timeout`: real time decides nothing here. Source: Node, timers, 2^31 − 1 milliseconds. */
const noDeadline = createDeadline(2 ** 31 - 1);
const secret = new Uint8Array(32);
const notUsed = async (): Promise<never> => {
  throw new Error('no day has this');
};

/**
 * One instance of the backend below its routes: caches, reads, lookups, sign-ins and pacing are the modules that serve
 * people. Sessions are not signed, and limits of requests are not met.
 */
export function createSimulatedInstance({ time, webflow: transport, budget, ...shared }: Surroundings) {
  const { now, sleep } = time;
  const log = createLog('silent', { write: () => {} });
  const names = createKeys('simulated', secret);
  const status = createClusterStatus('up');
  const stopping = new AbortController().signal;

  const createCache: CreateCache = (spec) => {
    const looks = looksOf(status, spec.name);
    const memory = createMemoryCache(spec, now, looks);
    const parts = { spec, memory, connection: shared.connection, names, looks, now };
    return createSharedCache({ ...parts, invalidate: notUsed, dropShared: notUsed });
  };

  const pacing = createPacing({ budget, sleep, now, deadline: createDeadline(limits.upstreamDeadlineMs) });
  const webflow = createWebflow({
    transport: createBreaker(now).guard(withPacing(transport, pacing, now)),
    apiUrl: 'https://api.webflow.com',
    oauthUrl: 'https://webflow.com',
    clientId: '',
    clientSecret: '',
    redirectUri: '',
  });
  const installations = cacheInstallations(shared.store, now, { announce: () => {}, listen: () => {} });
  const revocation = { check: notUsed };
  const connectUrl = '';
  const deps = { installations, revocation, webflow, connectUrl, now, deadline: noDeadline };
  const cache = createAssetCache(createCache);
  const missing = createMissingAssets(createMissingCache(createCache), cache);
  const totals = createSiteTotals(createCache);
  const readCachedAsset = createReadCachedAsset(cache, log, stopping);
  const readAsset = createReadAsset({ ...deps, readCachedAsset, missing });
  const withInstallationToken = createWithInstallationToken(deps);
  const runInBackground = createBackgroundQueue(withInstallationToken, pacing);
  const listings = createSharedListReads(
    createReadPage({ ...deps, withInstallationToken, runInBackground, cache, totals }),
    now,
  );
  const lookUp = createLookUp({
    cache,
    missing,
    totals,
    listings,
    readAsset,
    runInBackground,
    withWaits: createWithWaits(withInstallationToken, pacing),
  });
  const knownAddresses = createKnownAddresses({
    stores: [createKnownInMemory(now), ...shared.knownAddresses],
    keys: [secret],
    now,
  });
  const exchange = createExchange({
    ...deps,
    held: { lookAgain: async () => false },
    retireTokens: notUsed,
    refusals: createFailedExchangeLimiter({
      createLimiter: () => ({ take: async () => undefined, giveBack: () => {} }),
      knownAddresses,
      lines: createRefusalLines(now),
    }),
    sessionTokens: { issue: async () => ({ token: '', expiresAt: 0 }), verify: notUsed },
  });

  return {
    /** Looks into caches, by the cache's name. */
    looks: status.looks,
    /** Resolves once the image's facts are answered. */
    read: (subject: SessionSubject, imageId: string, signal: AbortSignal): Promise<CachedAsset> =>
      readAsset({ subject, log, signal }, imageId, { demand: 'any' }),
    /** Resolves once the last image is answered. */
    lookUp: (subject: SessionSubject, ids: readonly string[], signal: AbortSignal): Promise<void> =>
      lookUp(ids, { subject, log, signal, emit: async () => {} }),
    /** Resolves once the person has a session. */
    signIn: ({ userId, siteId }: SessionSubject, signal: AbortSignal): Promise<unknown> =>
      exchange({
        request: { siteId, idToken: `${userId} ${siteId}` },
        address: `address of ${userId}`,
        log,
        signal,
      }),
  };
}

export type SimulatedInstance = ReturnType<typeof createSimulatedInstance>;
