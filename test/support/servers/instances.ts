import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import type { Cluster } from '#backend/cluster/cluster.ts';
import { startBackend, type TestBackend, type TestBackendOptions } from '#test/support/backend/backend.ts';
import { ownPrefix, shareInTest } from '#test/support/servers/shared-redis.ts';

export interface Instance extends TestBackend {
  readonly cluster: Cluster;
}

export interface InstancesOptions extends TestBackendOptions {
  /** How many there are. */
  many?: number;
  /** Their Redis; that of all tests unless given. */
  url?: string;
  /** Milliseconds it may take for an answer. */
  patience?: number;
}

/** Several backends on one Webflow, one database, one clock and one Redis; the first is the first. */
export async function startInstances({ many = 2, url, patience, ...options }: InstancesOptions = {}) {
  const prefix = ownPrefix();
  const instances: Instance[] = [];
  for (let number = 0; number < many; number++) {
    const [first] = instances;
    const parts: Cluster[] = [];
    const backend = await startBackend({
      ...options,
      ...(first ? { beside: first } : {}),
      async cluster(log, now) {
        const cluster = await shareInTest({
          url: url ?? inject('redisUrl') ?? '',
          prefix,
          ...(patience === undefined ? {} : { patience }),
          log,
          now,
          sleep: (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
        });
        parts.push(cluster);
        return cluster;
      },
    });
    const [cluster] = parts;
    if (!cluster) throw new Error('the instance shares nothing');
    instances.push({ ...backend, cluster });
  }
  const [a, b] = instances;
  if (!a || !b) throw new Error('two instances at least');
  return { a, b, all: instances, prefix };
}
