import type { CacheLooks } from '../cache/cache-looks.ts';
import { type CacheSpec, type InstallationCache, lifetimeOf } from '../cache/installation-cache.ts';
import type { MemoryCache } from '../cache/memory-cache.ts';
import { limits } from '../platform/limits.ts';
import { lookScript, setScript } from './cache-scripts.ts';
import type { Connection } from './connection.ts';
import { readLook, writeKept } from './entry-codec.ts';
import type { InvalidationMessage } from './invalidation-messages.ts';
import type { Keys } from './keys.ts';

export interface SharedCacheParts<T> {
  readonly spec: CacheSpec<T>;
  readonly memory: MemoryCache<T>;
  readonly connection: Connection;
  readonly names: Keys;
  readonly looks: CacheLooks;
  /** Makes what is kept under the name void for everybody; answers the moment of it where that was possible. */
  readonly invalidate: (
    name: string,
    milliseconds: number,
    message: InvalidationMessage,
  ) => Promise<string | undefined>;
  /** Drops all of an installation in Redis. */
  readonly dropShared: (installationId: string) => Promise<void>;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
}

/**
 * A cache in memory before one in Redis: memory answers alone while it is fresh. What is stored goes to both, and
 * no caller waits for the second. Without Redis it is the cache in memory.
 */
export function createSharedCache<T extends object>(parts: SharedCacheParts<T>): InstallationCache<T> {
  const { spec, memory, connection, names, looks } = parts;

  function keysOf(installationId: string, key: string): string[] {
    return [
      names.value(installationId, spec.name, key),
      names.installationVoid(installationId),
      names.allVoid,
    ];
  }

  async function getFromRedis(installationId: string, key: string) {
    const keys = keysOf(installationId, key);
    return connection.ask(async (redis) =>
      readLook(await redis.eval(lookScript, keys.length, ...keys), spec, connection.now()),
    );
  }

  const cache: InstallationCache<T> = {
    has: memory.has,
    getLocal: memory.getLocal,

    async get(installationId, key) {
      const local = memory.peek(installationId, key);
      if (local?.isFresh) return { entry: local, moment: { here: memory.localVersion() } };
      return cache.getShared(installationId, key, local);
    },

    async getShared(installationId, key, local) {
      const here = memory.localVersion();
      const shared = await getFromRedis(installationId, key);
      const moment = { here, shared: shared?.moment };
      const entry = shared?.entry;
      if (entry && (!local || entry.age < local.age)) {
        looks.shared++;
        memory.store(installationId, key, entry.value, parts.now() - entry.age, moment);
        return { entry, moment };
      }
      if (!local) looks.missed++;
      return { entry: local, moment };
    },

    async currentVersion() {
      const here = memory.localVersion();
      const shared = await connection.ask(async (redis) => {
        const [seconds, microseconds] = await redis.time();
        return `${String(seconds).padStart(10, '0')}${String(microseconds).padStart(6, '0')}`;
      });
      return { here, shared };
    },

    set(installationId, key, value, moment, age = 0) {
      memory.set(installationId, key, value, moment, age);
      const lifetime = Math.floor(lifetimeOf(spec, value) - age);
      const { shared } = moment;
      if (shared === undefined || lifetime <= 0) return;
      const keys = keysOf(installationId, key);
      const text = writeKept(value, connection.now() - age);
      void connection.ask((redis) => redis.eval(setScript, keys.length, ...keys, shared, text, lifetime));
    },

    async delete(installationId, key) {
      const { here } = memory.deleteNow(installationId, key);
      const message: InvalidationMessage = { kind: 'deleted', cache: spec.name, installationId, key };
      const name = names.value(installationId, spec.name, key);
      const shared = await parts.invalidate(name, limits.rememberedDeletionMs, message);
      return { here, shared };
    },

    async invalidate(installationId) {
      memory.invalidateNow(installationId);
      await parts.dropShared(installationId);
    },
  };
  return cache;
}
