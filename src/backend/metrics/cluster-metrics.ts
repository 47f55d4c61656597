import { Counter, Gauge, type Registry } from 'prom-client';
import type { ClusterStatus } from '../cluster/cluster-status.ts';

/** Adds the counts of `status` to `registers`, read with the metrics. */
export function watchCluster(registers: Registry[], status: ClusterStatus): void {
  new Counter({
    name: 'asset_inspector_cache_looks_total',
    help: 'Looks into caches, by cache and by where the value was found.',
    labelNames: ['cache', 'level'] as const,
    registers,
    collect() {
      this.reset();
      for (const [cache, { near, stale, shared, missed }] of Object.entries(status.looks)) {
        this.inc({ cache, level: 'memory' }, near);
        this.inc({ cache, level: 'stale' }, stale);
        this.inc({ cache, level: 'redis' }, shared);
        this.inc({ cache, level: 'miss' }, missed);
      }
    },
  });
  if (status.state === 'none') return;
  new Gauge({
    name: 'asset_inspector_redis_up',
    help: 'Whether Redis answers.',
    registers,
    collect() {
      this.set(status.state === 'up' ? 1 : 0);
    },
  });
  new Counter({
    name: 'asset_inspector_redis_failures_total',
    help: 'Questions to Redis that had no answer in time, or none at all.',
    registers,
    collect() {
      this.reset();
      this.inc(status.failures);
    },
  });
  new Counter({
    name: 'asset_inspector_memory_resets_total',
    help: 'How often memory was dropped because news of other instances may have been missed.',
    registers,
    collect() {
      this.reset();
      this.inc(status.resets);
    },
  });
}
