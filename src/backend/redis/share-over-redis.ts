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
import { type InvalidationMessage, readMessage, writeMessage } from './invalidation-messages.ts';
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

/** What messages of other instances do to a cache in memory. */
type InvalidatedCache = Pick<MemoryCache<object>, 'deleteNow' | 'invalidateNow' | 'clear'>;

/**
 * Shares with all instances that have the same Redis: memory first, Redis behind it, and news of what others have
 * changed. An instance whose Redis is away goes on alone. Throws RefusedLoginError.
 */
export async function shareOverRedis(options: RedisOptions): Promise<Cluster> {
  const { url, log, now, sleep, prefix = 'asset-inspector', patience = limits.redisAnswerMs } = options;
  const self = randomUUID();
  const names = createKeys(prefix, options.secret);
  const status = createClusterStatus('away');
  const closed = new AbortController();
  const caches = new Map<string, InvalidatedCache>();
  const coverageListeners: (() => void)[] = [];

  function invalidateEverything(): void {
    status.resets++;
    for (const cache of caches.values()) cache.clear();
    for (const handle of coverageListeners) handle();
  }

  function handle(message: InvalidationMessage): void {
    if (message.kind === 'all') invalidateEverything();
    else if (message.kind === 'coverage') for (const listener of coverageListeners) listener();
    else if (message.kind === 'deleted')
      caches.get(message.cache)?.deleteNow(message.installationId, message.key);
    else for (const cache of caches.values()) cache.invalidateNow(message.installationId);
  }

  const voidArgs = (name: string, milliseconds: number, message: InvalidationMessage) =>
    [invalidateScript, 1, name, milliseconds, names.channel, writeMessage(self, message)] as const;

  const connection = await openConnection({
    url,
    patience,
    channel: names.channel,
    onMessage(text) {
      const message = readMessage(text, self);
      if (message) handle(message);
    },
    onMissedMessages: invalidateEverything,
    invalidateAll: async (redis) => {
      await redis.eval(...voidArgs(names.allVoid, limits.measuredFreshMs, { kind: 'all' }));
    },
    status,
    log,
    now,
    sleep,
  });

  async function invalidate(
    name: string,
    milliseconds: number,
    message: InvalidationMessage,
  ): Promise<string | undefined> {
    const moment = await connection.ask(async (redis) =>
      v.parse(v.string(), await redis.eval(...voidArgs(name, milliseconds, message))),
    );
    if (moment === undefined) connection.markUnreliable();
    return moment;
  }

  const unlinkKeys = createUnlinkKeys(connection, names);

  async function dropShared(installationId: string): Promise<void> {
    const message: InvalidationMessage = { kind: 'dropped', installationId };
    // Nothing is kept for longer than what was measured.
    await invalidate(names.installationVoid(installationId), limits.measuredFreshMs, message);
    void connection.ask((redis) => redis.unlink(names.known(installationId)));
    unlinkKeys(installationId);
  }

  return {
    createCache(spec) {
      const looks = looksOf(status, spec.name);
      const memory = createMemoryCache(spec, now, looks);
      caches.set(spec.name, memory);
      return createSharedCache({ spec, memory, connection, names, looks, invalidate, dropShared, now });
    },
    budget: createSharedBudget(connection, names, createBudget(now)),
    createLimiter: (spec) => createSharedLimiter(spec, { connection, names, sleep, closed: closed.signal }),
    knownAddresses: createKnownInRedis(connection, names),
    coverage: {
      announce() {
        const text = writeMessage(self, { kind: 'coverage' });
        void connection.ask((redis) => redis.publish(names.channel, text));
      },
      listen: (listener) => void coverageListeners.push(listener),
    },
    status,
    async close() {
      closed.abort();
      connection.close();
    },
  };
}
