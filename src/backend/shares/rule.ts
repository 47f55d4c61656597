/**
 * How callers share what there is only so much of: the calls of a token's minute, the slots of calls under way, the
 * turns in the queue for a slot, and the places of lookups. Nothing is divided in advance, so that one person alone
 * can use nearly all of it; what is kept free grows with what they use.
 *
 * - A person may use up to `personTimesFree` times what is still free, a site up to `siteTimesFree` times. In a minute of
 *   60 calls one person alone gets 48, and a second one who comes then gets 10 of the other 12 at once. Source: dynamic
 *   thresholds for shared memory (Choudhury and Hahne, IEEE/ACM Transactions on Networking 6, 1998).
 * - Each person has a guaranteed share: the limit, divided by one more than the sites that use it, and by one more than
 *   the people of that site. Below it they get whatever is free. Where nothing is, they get 429, and what gets
 *   free meanwhile is kept for them: people above their own share get none of it.
 * - Queues give turns to sites one after the other, and within a site to people one after the other.
 */
export const shares = {
  personTimesFree: 4,
  siteTimesFree: 9,
  /** The first calls of a person in a minute are interactive even in a lookup: so many read a usual page's list. */
  firstCalls: 3,
  /** Milliseconds for which calls are kept for a person after their `Retry-After`: until a lookup has asked again. */
  returnGraceMs: 15_000,
  /** How many people of one token are remembered as waiting. */
  waitingPeople: 200,
  /** How many lookups one process has open, and what an installation may have of them, times those that are free. */
  lookups: 200,
  installationTimesFree: 4,
  /** What a person may have of the lookups of their site, times those that are free: of 20 alone 14. */
  lookupTimesFree: 2,
} as const;

/** Who something is used for: a person of a site. People are known by the same name on all sites of a token. */
export interface Party {
  readonly site: string;
  readonly person: string;
}

/** The party a session speaks for. */
export function partyOf({ siteId, userId }: { readonly siteId: string; readonly userId: string }): Party {
  return { site: siteId, person: userId };
}

/** What is used of something, in any unit. */
export interface Use {
  readonly free: number;
  readonly person: number;
  readonly site: number;
}

/** Whether a person may use one more of what is free, beyond their guaranteed share. */
export function isWithinShare({ free, person, site }: Use): boolean {
  return person < shares.personTimesFree * free && site < shares.siteTimesFree * free;
}
