import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { createMemoryCache, type MemoryCache } from '../cache/memory-cache.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { createClusterStatus, looksOf } from '../cluster/cluster-status.ts';
import type { Sleep } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { createBudget } from '../webflow/rate-budget.ts';
import { invalidateScript } from './cache-scripts.ts';
import { openConnection } from './connection.ts';
import { type News, readNews, writeNews } from './invalidation-messages.ts';
import { createKeys } from './keys.ts';
import { createKnownInRedis } from './known-in-redis.ts';
import { createSharedBudget } from './shared-budget.ts';
import { createSharedCache } from './shared-cache.ts';
import { createSharedLimiter } from './shared-limiter.ts';
import { createUnlinkKeys } from './unlink-keys.ts';

export interface RedisOptions {
  readonly url: string;
  readonly log: Log;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  readonly sleep: Sleep;
  /** Makes the keys of addresses, people and tokens; instances that share have the same. */
  readonly secret: Uint8Array;
  /** What all keys in Redis begin with. */
  readonly prefix?: string;
  /** Milliseconds Redis may take for an answer; `limits.redisAnswerMs` where not given. */
  readonly patience?: number;
}

/** A cache in memory as far as news are about it. */
type Forgetful = Pick<MemoryCache<object>, 'forget' | 'forgetAllOf' | 'clear'>;

/**
 * Shares with all instances that have the same Redis: memory first, Redis behind it, and news of what others have
 * changed. An instance whose Redis is away goes on alone. Throws RefusedLogin.
 */
export async function shareOverRedis(options: RedisOptions): Promise<Cluster> {
  const { url, log, now, sleep, prefix = 'asset-inspector', patience = limits.redisAnswerMs } = options;
  const self = randomUUID();
  const names = createKeys(prefix, options.secret);
  const status = createClusterStatus('away');
  const closed = new AbortController();
  const caches = new Map<string, Forgetful>();
  const coverageListeners: (() => void)[] = [];

  function forgetAll(): void {
    status.resets++;
    for (const cache of caches.values()) cache.clear();
    for (const heed of coverageListeners) heed();
  }

  function heed(news: News): void {
    if (news.kind === 'all') forgetAll();
    else if (news.kind === 'coverage') for (const listener of coverageListeners) listener();
    else if (news.kind === 'deleted') caches.get(news.cache)?.forget(news.installationId, news.key);
    else for (const cache of caches.values()) cache.forgetAllOf(news.installationId);
  }

  const voidArgs = (name: string, milliseconds: number, news: News) =>
    [invalidateScript, 1, name, milliseconds, names.channel, writeNews(self, news)] as const;

  const link = await openConnection({
    url,
    patience,
    channel: names.channel,
    onNews(text) {
      const news = readNews(text, self);
      if (news) heed(news);
    },
    onMissedNews: forgetAll,
    voidAll: async (redis) => {
      await redis.eval(...voidArgs(names.allVoid, limits.measuredFreshMs, { kind: 'all' }));
    },
    status,
    log,
    now,
    sleep,
  });

  async function voidFor(name: string, milliseconds: number, news: News): Promise<string | undefined> {
    const moment = await link.ask(async (redis) =>
      v.parse(v.string(), await redis.eval(...voidArgs(name, milliseconds, news))),
    );
    if (moment === undefined) link.distrust();
    return moment;
  }

  const unlinkKeys = createUnlinkKeys(link, names);

  async function dropShared(installationId: string): Promise<void> {
    const news: News = { kind: 'dropped', installationId };
    // Nothing is kept for longer than what was measured.
    await voidFor(names.installationVoid(installationId), limits.measuredFreshMs, news);
    void link.ask((redis) => redis.unlink(names.known(installationId)));
    unlinkKeys(installationId);
  }

  return {
    createCache(spec) {
      const looks = looksOf(status, spec.name);
      const memory = createMemoryCache(spec, now, looks);
      caches.set(spec.name, memory);
      return createSharedCache({ spec, memory, link, names, looks, voidFor, dropShared, now });
    },
    budget: createSharedBudget(link, names, createBudget(now)),
    createLimiter: (spec) => createSharedLimiter(spec, { link, names, sleep, closed: closed.signal }),
    knownAddresses: createKnownInRedis(link, names),
    coverage: {
      announce() {
        const text = writeNews(self, { kind: 'coverage' });
        void link.ask((redis) => redis.publish(names.channel, text));
      },
      listen: (listener) => void coverageListeners.push(listener),
    },
    status,
    async close() {
      closed.abort();
      link.close();
    },
  };
}
