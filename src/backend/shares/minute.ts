import { limits } from '../platform/limits.ts';
import { takeCensus } from './census.ts';
import { isWithinShare, type Party, shares } from './rule.ts';

/** `interactive` is a call for which a person waits; `background` one that may itself wait for minutes. */
export type Urgency = 'interactive' | 'background';

/** What a call is made for. A `job` is background work for which no person waits: it has no first calls, and no calls are reserved for it. */
export type Purpose = Urgency | 'job';

/** A call that counts until so many milliseconds; `Infinity` while it is under way. */
export interface CountedCall {
  readonly party?: Party | undefined;
  readonly until: number;
}

/** A person who was refused, and until when calls are kept for them. */
export interface Waiter {
  readonly party: Party;
  readonly until: number;
}

/** One token's minute. Times are milliseconds of one clock. */
export interface Minute {
  readonly limit: number;
  readonly calls: readonly CountedCall[];
  /** Calls that count and of which nothing else is known. */
  readonly others: { readonly calls: number; readonly until: number };
  readonly waiting: readonly Waiter[];
}

/** What one more call is for. Without a party it has the limit and no share. */
export interface Demand {
  readonly urgency: Purpose;
  readonly party?: Party | undefined;
}

/** The window Webflow counts in, in milliseconds. Source: Data API v2, Rate limits. */
export const minuteLength = 60_000;

/** How many of the limit's calls may be made: background calls leave a share to interactive ones, and have one at least. */
function limitFor(limit: number, urgency: Purpose): number {
  if (urgency === 'interactive') return limit;
  return Math.max(1, limit - Math.ceil(limit * limits.interactiveShare));
}

function mayTakeAt(minute: Minute, { urgency, party }: Demand, moment: number): boolean {
  const calls = minute.calls.filter(({ until }) => until > moment);
  const used = calls.length + (minute.others.until > moment ? minute.others.calls : 0);
  const open = limitFor(minute.limit, urgency) - used;
  if (!party) return open > 0;
  if (minute.waiting.length === 0 && isWithinShare({ free: open, person: used, site: used })) return true;
  const waiting = minute.waiting.filter((one) => one.until > moment).map((one) => one.party);
  const census = takeCensus(
    calls.flatMap((call) => call.party ?? []),
    waiting,
  );
  const own = census.ofPerson(party.person);
  const isFirst = urgency !== 'job' && own < shares.firstCalls;
  const limit = limitFor(minute.limit, isFirst ? 'interactive' : urgency);
  const free = limit - used;
  if (free <= 0) return false;
  if (own < census.shareOf(party, limit)) return true;
  const kept = waiting
    .filter(({ person }) => person !== party.person)
    .map((other) => Math.max(0, census.shareOf(other, limit) - census.ofPerson(other.person)));
  const unclaimed = kept.reduce((left, each) => left - each, free);
  return isWithinShare({ free: unclaimed, person: own, site: census.ofSite(party.site) });
}

/** When calls stop to count, in order. One under way counts for a minute at least. */
function endsIn({ calls, others, waiting }: Minute, now: number): number[] {
  const ends = [...calls, others, ...waiting].map(({ until }) => Math.min(until, now + minuteLength));
  return [...new Set(ends)].filter((end) => end > now).toSorted((one, other) => one - other);
}

/**
 * Milliseconds until one more call may be made, as far as is known `now`: 0 where it may be made at once, a minute at
 * most. The rule is that of `shares`.
 */
export function waitFor(minute: Minute, demand: Demand, now: number): number {
  if (mayTakeAt(minute, demand, now)) return 0;
  const calls = minute.calls.map((call) => ({ ...call, until: Math.min(call.until, now + minuteLength) }));
  const known = { ...minute, calls };
  const ends = endsIn(known, now);
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (mayTakeAt(known, demand, ends[middle] ?? now)) high = middle;
    else low = middle + 1;
  }
  return (ends[low] ?? now + minuteLength) - now;
}
