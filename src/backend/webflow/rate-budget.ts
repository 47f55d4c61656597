import { limits } from '../platform/limits.ts';
import { type CountedCall, minuteLength, type Purpose, type Waiter, waitFor } from '../shares/minute.ts';
import { type Party, shares } from '../shares/rule.ts';
import type { RateLimitHeaders } from './rate-limit-headers.ts';

/** What Webflow's response says of the rate limit, and the seconds to wait where it was 429. */
export interface RateLimitReport extends RateLimitHeaders {
  readonly retryAfter: number | null;
}

/** One call among those its token may make. It is ended once, in one of the two ways. */
export interface Permit {
  /** The call is over. */
  end(lesson: RateLimitReport): void;
  /** The call was never made. */
  giveBack(): void;
}

/** How many calls each token may still make. Asynchronous, so that several processes may share one. */
export interface Budget {
  /**
   * A permit, or the milliseconds after which to ask again. A party has its share; a call for none has the whole limit.
   */
  take(token: string, urgency: Purpose, party?: Party): Promise<Permit | { readonly wait: number }>;
}

/** A budget that tells how its tokens stand. */
export interface WatchedBudget extends Budget {
  /** The fewest calls that a token in use has left of its minute; undefined where none is in use. */
  lowestLeft(): number | undefined;
}

/** What a token may make in it until Webflow says more. Source: Rate limits. */
export const usualLimit = 60;

/** A budget of one process. */
export interface LocalBudget extends WatchedBudget {
  /** A permit for a call that may be made whatever this budget thinks of it. */
  note(token: string, party?: Party): Permit;
}

interface Call extends CountedCall {
  /** Until when it counts: a minute from its end, as Webflow counts it somewhere on the way there. */
  until: number;
}

/** What is known of one token's minute. */
interface Minute {
  limit: number;
  /** Our calls that count, in the order they were sent. */
  own: Call[];
  /** When the first of them counts no longer. Before that moment they need not be searched. */
  firstEnd: number;
  /** Calls that Webflow counts and that are not ours: of another process, or from before our start. */
  others: { readonly calls: number; readonly until: number };
  /** The newest call whose response reported calls of others. A late response to an older call is out of date. */
  teacher: Call | undefined;
  /** When the wait that Webflow asked for ends. */
  resumeAt: number;
  /** People who were refused, by name, those who came back last behind the others. */
  readonly waiting: Map<string, Waiter>;
}

const nobody = { calls: 0, until: 0 };

function countOthers({ others }: Minute, now: number): number {
  return others.until > now ? others.calls : 0;
}

function applyReport(
  state: Minute,
  call: Call,
  { limit, remaining, retryAfter }: RateLimitReport,
  now: number,
): void {
  if (limit !== null) state.limit = limit;
  if (retryAfter !== null) {
    // Of two calls at once the first may have been given the longer wait, which covers the calls of others as well.
    state.resumeAt = Math.max(state.resumeAt, now + retryAfter * 1000);
    state.others = nobody;
  } else if (remaining !== null) {
    const newest = state.teacher === undefined ? -1 : state.own.indexOf(state.teacher);
    const number = state.own.indexOf(call);
    if (number < newest) return;
    state.teacher = call;
    const calls = Math.max(0, state.limit - remaining - (number + 1));
    state.others = { calls, until: now + minuteLength };
  }
}

/**
 * A budget in this process's memory: in any minute no token makes more calls than Webflow allows it, no call is made
 * sooner than Webflow's `Retry-After`, and background calls leave `limits.interactiveShare` of them to people, who share as `shares`
 * says. What Webflow says is left counts for more than our own count. `now` is milliseconds that only go forward.
 */
export function createBudget(now: () => number): LocalBudget {
  const minutes = new Map<string, Minute>();

  function forgetEnded(state: Minute): void {
    const moment = now();
    if (moment < state.firstEnd) return;
    state.own = state.own.filter(({ until }) => until > moment);
    state.firstEnd = state.own.reduce((first, { until }) => Math.min(first, until), Number.POSITIVE_INFINITY);
  }

  function forgetIdle(): void {
    const moment = now();
    for (const [token, state] of minutes) {
      forgetEnded(state);
      const isIdle = state.own.length === 0 && state.resumeAt <= moment && countOthers(state, moment) === 0;
      if (isIdle) minutes.delete(token);
    }
  }

  function minuteOf(token: string): Minute {
    const known = minutes.get(token);
    if (known) return known;
    if (minutes.size >= limits.pacedTokens) forgetIdle();
    const state: Minute = {
      limit: usualLimit,
      own: [],
      firstEnd: Number.POSITIVE_INFINITY,
      others: nobody,
      teacher: undefined,
      resumeAt: 0,
      waiting: new Map(),
    };
    minutes.set(token, state);
    return state;
  }

  /** Keeps what gets free for a person until they have come back. */
  function keepFor(party: Party, wait: number, { waiting }: Minute): void {
    const moment = now();
    for (const [person, { until }] of waiting) if (until <= moment) waiting.delete(person);
    waiting.delete(party.person);
    if (waiting.size >= shares.waitingPeople) return;
    waiting.set(party.person, { party, until: moment + wait + shares.returnGraceMs });
  }

  function permitIn(state: Minute, party: Party | undefined): Permit {
    const call: Call = { party, until: Number.POSITIVE_INFINITY };
    state.own.push(call);
    return {
      end(lesson) {
        forgetEnded(state);
        applyReport(state, call, lesson, now());
        call.until = now() + minuteLength;
        state.firstEnd = Math.min(state.firstEnd, call.until);
      },
      giveBack() {
        state.own = state.own.filter((other) => other !== call);
      },
    };
  }

  function leftOf(state: Minute, moment: number): number {
    if (state.resumeAt > moment) return 0;
    const used = state.own.filter(({ until }) => until > moment).length + countOthers(state, moment);
    return Math.max(0, state.limit - used);
  }

  return {
    lowestLeft() {
      forgetIdle();
      const moment = now();
      const left = [...minutes.values()].map((state) => leftOf(state, moment));
      return left.length === 0 ? undefined : Math.min(...left);
    },

    note(token, party) {
      const state = minuteOf(token);
      forgetEnded(state);
      return permitIn(state, party);
    },

    async take(token, urgency, party) {
      const state = minuteOf(token);
      const moment = now();
      if (state.resumeAt > moment) return { wait: state.resumeAt - moment };
      forgetEnded(state);
      const { limit, own, others, waiting } = state;
      const minute = { limit, calls: own, others, waiting: [...waiting.values()] };
      const wait = waitFor(minute, { urgency, party }, moment);
      if (wait > 0) {
        if (party && urgency !== 'job') keepFor(party, wait, state);
        return { wait };
      }
      if (party) waiting.delete(party.person);
      return permitIn(state, party);
    },
  };
}
