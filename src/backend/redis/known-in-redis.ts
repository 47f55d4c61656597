import { limits } from '../platform/limits.ts';
import type { KnownAddressStore } from '../session/known-addresses.ts';
import type { Connection } from './connection.ts';
import type { Keys } from './keys.ts';

/**
 * A store that all instances share: a sorted set for each installation, the names scored by when they expire in
 * milliseconds of Redis's clock. While Redis is away it knows nothing.
 */
export function createKnownInRedis(connection: Connection, names: Keys): KnownAddressStore {
  return {
    async has(installationId, given) {
      const key = names.known(installationId);
      // ZMSCORE would be one command, and is newer than version 6.0.
      const ends = await connection.ask((redis) => Promise.all(given.map((name) => redis.zscore(key, name))));
      return ends?.some((end) => end !== null && Number(end) > connection.now()) ?? false;
    },
    add(installationId, name) {
      const key = names.known(installationId);
      const now = Math.floor(connection.now());
      void connection.ask((redis) =>
        redis
          .multi()
          .zadd(key, now + limits.knownAddressLifetimeMs, name)
          .zremrangebyscore(key, '-inf', now)
          .zremrangebyrank(key, 0, -1 - limits.knownAddressesOfInstallation)
          .pexpire(key, limits.knownAddressLifetimeMs)
          .exec(),
      );
    },
  };
}
