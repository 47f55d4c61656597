import type { Party } from './rule.ts';

/** Who uses how much at one moment. */
export interface Census {
  ofPerson(person: string): number;
  ofSite(site: string): number;
  /** The part of `limit` that is guaranteed to the party, in whole units, at least 1. */
  shareOf(party: Party, limit: number): number;
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((all, each) => all + each, 0);
}

/** Counts one use for each of `using`; people who wait count as present and use nothing. */
export function takeCensus(using: Iterable<Party>, waiting: Iterable<Party>): Census {
  const sites = new Map<string, Map<string, number>>();
  const people = new Map<string, number>();

  function count({ site, person }: Party, uses: number): void {
    const ofSite = sites.get(site) ?? new Map<string, number>();
    sites.set(site, ofSite.set(person, (ofSite.get(person) ?? 0) + uses));
    people.set(person, (people.get(person) ?? 0) + uses);
  }

  for (const party of using) count(party, 1);
  for (const party of waiting) count(party, 0);
  const ofSite = (site: string) => sum(sites.get(site)?.values() ?? []);
  return {
    ofPerson: (person) => people.get(person) ?? 0,
    ofSite,
    shareOf({ site, person }, limit) {
      const ofSite = sites.get(site);
      const siteCount = sites.size + (ofSite ? 0 : 1);
      const peopleCount = (ofSite?.size ?? 0) + (ofSite?.has(person) ? 0 : 1);
      return Math.max(1, Math.floor(limit / (siteCount + 1) / (peopleCount + 1)));
    },
  };
}
