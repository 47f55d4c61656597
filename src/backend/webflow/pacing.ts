import type { Sleep } from '../platform/clock.ts';
import type { Deadline } from '../platform/deadline.ts';
import { limits } from '../platform/limits.ts';
import type { Purpose } from '../shares/minute.ts';
import type { Party } from '../shares/rule.ts';
import { WebflowFailure, whyStopped } from './failure.ts';
import { leaving } from './leaving.ts';
import type { Budget, Permit } from './rate-budget.ts';
import { createSemaphore, type PermitDemand } from './semaphore.ts';

/** A permit that was waited for, to be used by one call. */
export interface Reservation {
  /** The permit, once. */
  use(): Permit | undefined;
  /** Gives the permit back where no call has used it. */
  release(): void;
}

/** Who waits for a call at the moment it is asked; none for a call of no party. */
export type Parties = () => readonly Party[];

/** When a token's calls may be made. UNCONFIRMED: `resolveIsRateLimited`. */
export interface Pacing {
  /**
   * A permit for an interactive call. Throws WebflowFailure `rate_limited` at once where the minute is used
   * up or the party's share of it, `crowded` as soon as too many calls are under way or before it for the call to be done
   * in time, and what the signal's abort means.
   */
  enter(token: string, signal: AbortSignal, party?: Party): Promise<Permit>;
  /**
   * A permit for a background call, however long that takes, of the share of any of `parties`; `purpose` is `background` where
   * not given. Throws `rate_limited` where it is longer than `limits.backgroundLongestWaitMs`.
   */
  enterBackground(
    token: string,
    signal: AbortSignal,
    parties?: Parties,
    purpose?: Purpose,
  ): Promise<Reservation>;
  /**
   * Tells in how many seconds background calls for the party go on: at once where they are held up, and again while they
   * are. Answers the function that ends it.
   */
  onHold(token: string, tell: (seconds: number) => void, party?: Party): () => void;
}

export interface PacingOptions {
  readonly budget: Budget;
  readonly sleep: Sleep;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  /** What a caller has for a call, its time in the queue included. */
  readonly deadline: Deadline;
}

function secondsIn(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}

function rateLimited(milliseconds: number): WebflowFailure {
  return new WebflowFailure({ kind: 'rate_limited', retryAfter: secondsIn(milliseconds) });
}

interface TakenFor {
  readonly permit: Permit;
  readonly party: Party | undefined;
}

const nameOf = (token: string, party?: Party): string => JSON.stringify([token, party?.person]);

function reservationOf(permit: Permit): Reservation {
  let left: Permit | undefined = permit;
  const use = () => {
    const taken = left;
    left = undefined;
    return taken;
  };
  return { use, release: () => use()?.giveBack() };
}

/**
 * Paces calls per token, as Webflow counts them (Data API v2, Rate limits): as many a minute as the budget has, and
 * `limits.upstreamAtOnce` at once, interactive ones first. Background calls are at most `limits.backgroundAtOnce`, so that
 * there is a slot for an interactive one, and only these ask the budget; the others wait in a queue. Sites and people go by
 * turns in both queues.
 */
export function createPacing({ budget, sleep, now, deadline }: PacingOptions): Pacing {
  const within = deadline.milliseconds;
  const semaphore = createSemaphore({ many: limits.upstreamAtOnce, now, keepsLast: true });
  const background = createSemaphore({ many: limits.backgroundAtOnce });
  const listeners = new Map<string, Set<(seconds: number) => void>>();
  const heldUntil = new Map<string, number>();

  async function takeSlot(token: string, permit: Permit, signal: AbortSignal, demand: PermitDemand) {
    try {
      return leaving(permit, await semaphore.take(token, signal, demand));
    } catch (error) {
      permit.giveBack();
      // Its time was over in our own queue, of which Webflow knows nothing.
      const isTimeout = error instanceof WebflowFailure && error.reason.kind === 'timeout';
      throw isTimeout ? new WebflowFailure({ kind: 'crowded', retryAfter: secondsIn(within) }) : error;
    }
  }

  async function hold(names: readonly string[], wait: number, signal: AbortSignal): Promise<void> {
    // Of several that wait, one tells.
    const fresh = names.filter((name) => !heldUntil.has(name));
    for (const name of fresh) heldUntil.set(name, now() + wait);
    for (const name of fresh) for (const tell of [...(listeners.get(name) ?? [])]) tell(secondsIn(wait));
    try {
      // Webflow may allow more by then than is known now.
      await sleep(Math.min(wait, limits.backgroundCheckMs), signal);
    } catch {
      throw whyStopped(signal);
    } finally {
      for (const name of fresh) heldUntil.delete(name);
    }
  }

  /** A permit for the first party that has a share left, or the shortest wait of them. */
  async function takeForAny(
    token: string,
    parties: readonly (Party | undefined)[],
    purpose: Purpose,
  ): Promise<TakenFor | { readonly wait: number }> {
    let wait = Number.POSITIVE_INFINITY;
    for (const party of parties) {
      const permit = await budget.take(token, purpose, party);
      if (!('wait' in permit)) return { permit, party };
      wait = Math.min(wait, permit.wait);
    }
    return { wait };
  }

  /** A permit, or the wait until there may be one; no background permit is held during the wait, as others have shares of their own. */
  async function tryInBackground(
    token: string,
    signal: AbortSignal,
    parties: readonly (Party | undefined)[],
    purpose: Purpose,
  ): Promise<Reservation | { readonly wait: number }> {
    const release = await background.take(token, signal, { urgency: 'background', party: parties[0] });
    try {
      const taken = await takeForAny(token, parties, purpose);
      if ('wait' in taken) {
        release();
        return taken;
      }
      const { permit, party } = taken;
      return reservationOf(
        leaving(await takeSlot(token, permit, signal, { urgency: 'background', party }), release),
      );
    } catch (error) {
      release();
      throw error;
    }
  }

  return {
    async enter(token, signal, party) {
      const taken = await budget.take(token, 'interactive', party);
      if ('wait' in taken) throw rateLimited(taken.wait);
      return takeSlot(token, taken, signal, { urgency: 'interactive', within, party });
    },

    async enterBackground(token, signal, parties = () => [], purpose = 'background') {
      for (;;) {
        const known = parties();
        const tried = await tryInBackground(token, signal, known.length > 0 ? known : [undefined], purpose);
        if (!('wait' in tried)) return tried;
        if (tried.wait > limits.backgroundLongestWaitMs) throw rateLimited(tried.wait);
        const names = known.length > 0 ? known.map((party) => nameOf(token, party)) : [nameOf(token)];
        await hold(names, tried.wait, signal);
      }
    },

    onHold(token, tell, party) {
      const name = nameOf(token, party);
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(tell));
      const left = (heldUntil.get(name) ?? 0) - now();
      if (left > 0) tell(secondsIn(left));
      return () => {
        all.delete(tell);
        if (all.size === 0 && listeners.get(name) === all) listeners.delete(name);
      };
    },
  };
}
