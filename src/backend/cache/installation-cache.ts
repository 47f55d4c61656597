import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';

/** What is kept in memory for installations. Every key starts with the installation, so tenants cannot meet in it. */
export interface InstallationCache<T> {
  get(installationId: string, key: string): Promise<T | undefined>;
  set(installationId: string, key: string, value: T): Promise<void>;
  delete(installationId: string, key: string): Promise<void>;
  /** Drops all that is kept for one installation. */
  drop(installationId: string): Promise<void>;
}

export interface CacheBounds<T> {
  /** How many values are kept. */
  readonly entries: number;
  /** How many bytes they may take, as JSON. */
  readonly bytes: number;
  /** Milliseconds a value is good for; one that is good for none is not kept. */
  readonly freshFor: (value: T) => number;
}

/** A cache in memory with bounds, the oldest entries going first. */
export function createInstallationCache<T>({
  entries,
  bytes,
  freshFor,
}: CacheBounds<T>): InstallationCache<T> {
  const bento = new BentoCache({
    default: 'memory',
    stores: { memory: bentostore().useL1Layer(memoryDriver({ maxItems: entries, maxSize: bytes })) },
  });
  const of = (installationId: string) => bento.namespace(installationId);
  return {
    get: (installationId, key) => of(installationId).get<T>({ key }),
    async set(installationId, key, value) {
      const ttl = freshFor(value);
      if (ttl > 0) await of(installationId).set({ key, value, ttl });
    },
    async delete(installationId, key) {
      await of(installationId).delete({ key });
    },
    drop: (installationId) => of(installationId).clear(),
  };
}
