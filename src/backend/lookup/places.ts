import type { SessionSubject } from '../access/caller.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { limits } from '../platform/limits.ts';
import { shares } from '../shares/rule.ts';

/** Takes a place for one lookup; returns the function that leaves it, to be called once. */
export type TakePlace = (subject: SessionSubject) => () => void;

/**
 * Places for lookups: `shares.lookups` in all and `limits.lookupsAtOnce` of a site, shared as `shares` says. `TakePlace`
 * throws `rate_limited` where the person or the installation has more than others may want, and `service_unavailable`
 * where there is no place left.
 */
export function createPlaces(): TakePlace {
  const open = new Map<string, number>();
  const openAt = (name: string): number => open.get(name) ?? 0;

  function add(name: string, places: number): void {
    const now = openAt(name) + places;
    if (now > 0) open.set(name, now);
    else open.delete(name);
  }

  return ({ installationId, siteId, userId }) => {
    const [all, installation] = ['', installationId];
    const site = JSON.stringify([installationId, siteId]);
    const person = JSON.stringify([installationId, siteId, userId]);
    const free = shares.lookups - openAt(all);
    const freeOfSite = limits.lookupsAtOnce - openAt(site);
    const wait = { retryAfter: limits.lookupRetryAfterSeconds };
    if (free <= 0 || freeOfSite <= 0) throw new ProblemError('service_unavailable', wait);
    const isGreedy =
      openAt(installation) >= shares.installationTimesFree * free ||
      openAt(person) >= shares.lookupTimesFree * freeOfSite;
    if (isGreedy) throw new ProblemError('rate_limited', wait);
    const names = [all, installation, site, person];
    for (const name of names) add(name, 1);
    return () => {
      for (const name of names) add(name, -1);
    };
  };
}
