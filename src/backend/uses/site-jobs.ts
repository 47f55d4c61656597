import { randomUUID } from 'node:crypto';
import { ProblemError } from '../errors/problem-error.ts';
import { StoreUnavailableError } from '../errors/store-unavailable.ts';
import { toProblemError } from '../errors/to-problem-error.ts';
import type { Sleep } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import { hashSite, type Log } from '../platform/log.ts';
import type { ReadSite } from './read-site.ts';
import type { Readings } from './readings.ts';
import { type Lease, LeaseLostError, type Scope } from './scope.ts';

/** The sites that this process reads. */
export interface SiteJobs {
  /** Takes over a site's reading that is under way and has no valid lease. Resolves once that has begun or was not possible. */
  take(scope: Scope): Promise<void>;
  /** Stops reading the site. */
  stop(scope: Scope): void;
}

export interface SiteJobsDeps {
  readonly readings: Readings;
  readonly readSite: ReadSite;
  readonly sleep: Sleep;
  readonly stopping: AbortSignal;
  readonly log: Log;
  readonly connectUrl: string;
}

/** Reads sites in the background; none at first. */
export function createSiteJobs({
  readings,
  readSite,
  sleep,
  stopping,
  log,
  connectUrl,
}: SiteJobsDeps): SiteJobs {
  const running = new Map<string, AbortController>();
  const keyOf = ({ installationId, siteId }: Scope) => `${installationId}:${siteId}`;

  async function renew(lease: Lease, until: AbortSignal, stop: AbortController): Promise<void> {
    while (!until.aborted) {
      await sleep(limits.readingRenewMs, until);
      await readings.renew(lease).catch((error: unknown) => {
        if (error instanceof LeaseLostError) stop.abort(error);
      });
    }
  }

  async function handle(error: unknown, lease: Lease, of: Log, stop: AbortSignal): Promise<void> {
    if (stopping.aborted) return readings.release(lease);
    if (stop.aborted || error instanceof LeaseLostError) return;
    if (error instanceof ProblemError && error.code === 'not_connected') {
      of.info(
        { event: 'reading_forgotten' },
        'the site is not connected any more: what was read of it is deleted',
      );
      return readings.forget(lease.installationId);
    }
    of.error({ event: 'reading_failed', err: error }, 'reading a site failed');
    // Without the database no end can be noted, so the next request takes the reading over.
    if (error instanceof StoreUnavailableError) return;
    await readings.end(lease, 'stopped', toProblemError(error, connectUrl).code);
  }

  async function run(lease: Lease, stop: AbortController): Promise<void> {
    const of = log.child({ site: hashSite(lease.siteId) });
    const over = new AbortController();
    const renewing = renew(lease, AbortSignal.any([over.signal, stop.signal, stopping]), stop).catch(
      () => {},
    );
    try {
      of.info({ event: 'reading_begun' }, 'reading a site');
      await readSite(lease, of, AbortSignal.any([stop.signal, stopping]));
      of.info({ event: 'reading_ended' }, 'read a site');
    } catch (error) {
      await handle(error, lease, of, stop.signal).catch((err: unknown) => {
        const isLost = err instanceof LeaseLostError || stopping.aborted;
        if (!isLost) of.error({ event: 'reading_failed', err }, 'the end of a reading could not be noted');
      });
    } finally {
      over.abort();
      await renewing;
    }
  }

  return {
    async take(scope) {
      const key = keyOf(scope);
      if (stopping.aborted || running.has(key) || running.size >= limits.readingsAtOnce) return;
      const stop = new AbortController();
      running.set(key, stop);
      const leave = () => {
        if (running.get(key) === stop) running.delete(key);
      };
      const lease: Lease = { ...scope, owner: randomUUID() };
      const isOurs = await readings.claim(lease).catch((error: unknown) => {
        leave();
        throw error;
      });
      if (isOurs) void run(lease, stop).finally(leave);
      else leave();
    },

    stop(scope) {
      const key = keyOf(scope);
      running.get(key)?.abort();
      running.delete(key);
    },
  };
}
