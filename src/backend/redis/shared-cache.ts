import type { CacheLooks } from '../cache/cache-looks.ts';
import { type CacheSpec, type InstallationCache, lifetimeOf } from '../cache/installation-cache.ts';
import type { MemoryCache } from '../cache/memory-cache.ts';
import { limits } from '../platform/limits.ts';
import { lookScript, setScript } from './cache-scripts.ts';
import type { Link } from './connection.ts';
import { readLook, writeKept } from './entry-codec.ts';
import type { News } from './invalidation-messages.ts';
import type { Keys } from './keys.ts';

export interface SharedCacheParts<T> {
  readonly spec: CacheSpec<T>;
  readonly memory: MemoryCache<T>;
  readonly link: Link;
  readonly names: Keys;
  readonly looks: CacheLooks;
  /** Makes what is kept under the name void for everybody; answers the moment of it where that was possible. */
  readonly voidFor: (name: string, milliseconds: number, news: News) => Promise<string | undefined>;
  /** Drops all of an installation in Redis. */
  readonly dropShared: (installationId: string) => Promise<void>;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
}

/**
 * A cache in memory before one in Redis: memory answers alone while it is fresh. What is stored goes to both, and
 * nobody waits for the second. Without Redis it is the cache in memory.
 */
export function createSharedCache<T extends object>(parts: SharedCacheParts<T>): InstallationCache<T> {
  const { spec, memory, link, names, looks } = parts;

  function keysOf(installationId: string, key: string): string[] {
    return [
      names.value(installationId, spec.name, key),
      names.installationVoid(installationId),
      names.allVoid,
    ];
  }

  async function askFar(installationId: string, key: string) {
    const keys = keysOf(installationId, key);
    return link.ask(async (redis) =>
      readLook(await redis.eval(lookScript, keys.length, ...keys), spec, link.now()),
    );
  }

  const cache: InstallationCache<T> = {
    has: memory.has,
    near: memory.near,

    async look(installationId, key) {
      const near = memory.find(installationId, key);
      if (near?.isFresh) return { kept: near, moment: { here: memory.momentHere() } };
      return cache.lookBehind(installationId, key, near);
    },

    async lookBehind(installationId, key, near) {
      const here = memory.momentHere();
      const far = await askFar(installationId, key);
      const moment = { here, shared: far?.moment };
      const kept = far?.kept;
      if (kept && (!near || kept.age < near.age)) {
        looks.shared++;
        memory.keep(installationId, key, kept.value, parts.now() - kept.age, moment);
        return { kept, moment };
      }
      if (!near) looks.missed++;
      return { kept: near, moment };
    },

    async moment() {
      const here = memory.momentHere();
      const shared = await link.ask(async (redis) => {
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
      const text = writeKept(value, link.now() - age);
      void link.ask((redis) => redis.eval(setScript, keys.length, ...keys, shared, text, lifetime));
    },

    async delete(installationId, key) {
      const { here } = memory.forget(installationId, key);
      const news: News = { kind: 'deleted', cache: spec.name, installationId, key };
      const name = names.value(installationId, spec.name, key);
      const shared = await parts.voidFor(name, limits.rememberedDeletionMs, news);
      return { here, shared };
    },

    async drop(installationId) {
      memory.forgetAllOf(installationId);
      await parts.dropShared(installationId);
    },
  };
  return cache;
}
