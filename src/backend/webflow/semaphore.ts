import { createFairLine, type FairLine } from '../shares/fair-line.ts';
import type { Urgency } from '../shares/minute.ts';
import type { Party } from '../shares/rule.ts';
import { WebflowFailure, whyStopped } from './failure.ts';

/** What a slot is wanted for. */
export interface PermitDemand {
  readonly urgency: Urgency;
  readonly party?: Party | undefined;
  /** Milliseconds from now in which the call must be done; any number where not given. */
  readonly within?: number | undefined;
}

/** Lets only so many calls of one key be under way; the others wait in a queue. */
export interface Semaphore {
  /**
   * Waits for a slot; returns the function that frees it. Interactive calls go before background ones, and of equal ones
   * sites and people go by turns. Rejects as a call to Webflow would once the signal aborts, and with WebflowFailure `crowded` as
   * soon as the call cannot be done in time, judged by how long calls of the key take.
   */
  take(key: string, signal: AbortSignal, demand: PermitDemand): Promise<() => void>;
}

export interface SemaphoreOptions {
  /** How many slots each key has. */
  readonly many: number;
  /** Milliseconds that only go forward; without it no call is refused for its time. */
  readonly now?: () => number;
  /** Whether the last slot is kept for people who have no call under way, so that they wait for none of another's. */
  readonly keepsLast?: boolean;
}

interface Waiting {
  readonly party: Party | undefined;
  readonly enter: () => void;
  /** Leaves the queue for a slot that would come in so many milliseconds. */
  readonly refuse: (wait: number) => void;
  /** When the call must be done. */
  readonly end: number;
}

interface Queue {
  taken: number;
  /** How many calls of each person are under way. */
  readonly underWay: Map<string, number>;
  readonly waiting: Readonly<Record<Urgency, FairLine<Waiting>>>;
  /** Milliseconds a call takes, averaged; 0 until one has ended. */
  duration: number;
}

/** The weight of the newest call in the average. */
const newest = 0.3;

/** Semaphore that are all free. */
export function createSemaphore({ many, now = () => 0, keepsLast = false }: SemaphoreOptions): Semaphore {
  const queues = new Map<string, Queue>();
  const mostOfOne = keepsLast ? Math.max(1, many - 1) : many;

  const canEnter = ({ taken, underWay }: Queue, party: Party | undefined): boolean =>
    taken < (party && underWay.has(party.person) ? mostOfOne : many);

  /** Refuses the calls that cannot be done in time, so that their callers learn it early. */
  function refuseLate({ waiting: { interactive, background }, duration }: Queue): void {
    const open = interactive.people() + background.people() > 1 ? many : mostOfOne;
    [...interactive.inOrder(), ...background.inOrder()].forEach(({ end, refuse }, before) => {
      const wait = ((before + 1) * duration) / open;
      if (now() + wait + duration > end) refuse(wait);
    });
  }

  function letIn(queue: Queue): void {
    const { interactive, background } = queue.waiting;
    const fits = ({ party }: Waiting) => canEnter(queue, party);
    for (;;) {
      const next = interactive.shift(fits) ?? background.shift(fits);
      if (!next) return;
      next.enter();
    }
  }

  function occupy(key: string, queue: Queue, party: Party | undefined): () => void {
    const since = now();
    const { underWay } = queue;
    queue.taken++;
    if (party) underWay.set(party.person, (underWay.get(party.person) ?? 0) + 1);
    return () => {
      const took = now() - since;
      queue.duration = queue.duration === 0 ? took : queue.duration + newest * (took - queue.duration);
      queue.taken--;
      const left = party ? (underWay.get(party.person) ?? 0) - 1 : 0;
      if (party && left > 0) underWay.set(party.person, left);
      else if (party) underWay.delete(party.person);
      letIn(queue);
      if (queue.taken === 0) queues.delete(key);
      else refuseLate(queue);
    };
  }

  function queueOf(key: string): Queue {
    const known = queues.get(key);
    if (known) return known;
    const waiting = { interactive: createFairLine<Waiting>(), background: createFairLine<Waiting>() };
    const queue: Queue = { taken: 0, underWay: new Map(), waiting, duration: 0 };
    queues.set(key, queue);
    return queue;
  }

  return {
    async take(key, signal, { urgency, party, within = Number.POSITIVE_INFINITY }) {
      if (signal.aborted) throw whyStopped(signal);
      const queue = queueOf(key);
      if (canEnter(queue, party)) return occupy(key, queue, party);
      const line = queue.waiting[urgency];
      return new Promise((resolve, reject) => {
        const one: Waiting = {
          party,
          end: now() + within,
          enter() {
            signal.removeEventListener('abort', leave);
            resolve(occupy(key, queue, party));
          },
          refuse(wait) {
            signal.removeEventListener('abort', leave);
            line.remove(one);
            reject(new WebflowFailure({ kind: 'crowded', retryAfter: Math.max(1, Math.ceil(wait / 1000)) }));
          },
        };
        const leave = (): void => {
          line.remove(one);
          reject(whyStopped(signal));
        };
        line.push(one, party);
        signal.addEventListener('abort', leave, { once: true });
        refuseLate(queue);
      });
    },
  };
}
