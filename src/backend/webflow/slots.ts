import { WebflowFailure, whyStopped } from './failure.ts';

/** Lets only so many calls of one key be under way; the others wait in a queue. */
export interface Slots {
  /**
   * Waits for a slot; returns the function that frees it. Urgent calls go before others, and of equal ones the first
   * goes first. Rejects as a call to Webflow would once the signal aborts, and with WebflowFailure `crowded` as soon as the
   * call cannot be done `within` so many milliseconds from now, judged by how long calls of the key take.
   */
  take(key: string, signal: AbortSignal, isUrgent: boolean, within?: number): Promise<() => void>;
}

interface Waiting {
  readonly enter: () => void;
  /** Leaves the queue for a slot that would come in so many milliseconds. */
  readonly refuse: (wait: number) => void;
  /** When the call must be done. */
  readonly end: number;
}

interface Queue {
  taken: number;
  readonly urgent: Waiting[];
  readonly patient: Waiting[];
  /** Milliseconds a call takes, averaged; 0 until one has ended. */
  duration: number;
}

/** The weight of the newest call in the average. */
const newest = 0.3;

/** `many` slots for each key, all free. `now` is milliseconds that only go forward. */
export function createSlots(many: number, now: () => number = () => 0): Slots {
  const queues = new Map<string, Queue>();

  /** Milliseconds until a slot is free for a call with so many before it. */
  const waitBehind = ({ duration }: Queue, before: number): number => ((before + 1) * duration) / many;

  /** Refuses the calls that cannot be done in time, so that their callers learn it early. */
  function refuseLate(queue: Queue): void {
    [...queue.urgent, ...queue.patient].forEach(({ end, refuse }, before) => {
      const wait = waitBehind(queue, before);
      if (now() + wait + queue.duration > end) refuse(wait);
    });
  }

  function free(key: string, queue: Queue, since: number): void {
    const took = now() - since;
    queue.duration = queue.duration === 0 ? took : queue.duration + newest * (took - queue.duration);
    const next = queue.urgent.shift() ?? queue.patient.shift();
    if (next) next.enter();
    else queue.taken--;
    if (queue.taken === 0) queues.delete(key);
    else refuseLate(queue);
  }

  function occupy(key: string, queue: Queue): () => void {
    const since = now();
    return () => free(key, queue, since);
  }

  return {
    async take(key, signal, isUrgent, within = Number.POSITIVE_INFINITY) {
      if (signal.aborted) throw whyStopped(signal);
      const queue = queues.get(key) ?? { taken: 0, urgent: [], patient: [], duration: 0 };
      queues.set(key, queue);
      if (queue.taken < many) {
        queue.taken++;
        return occupy(key, queue);
      }
      const waiting = isUrgent ? queue.urgent : queue.patient;
      return new Promise((resolve, reject) => {
        const one: Waiting = {
          end: now() + within,
          enter() {
            signal.removeEventListener('abort', leave);
            resolve(occupy(key, queue));
          },
          refuse(wait) {
            signal.removeEventListener('abort', leave);
            waiting.splice(waiting.indexOf(one), 1);
            reject(new WebflowFailure({ kind: 'crowded', retryAfter: Math.max(1, Math.ceil(wait / 1000)) }));
          },
        };
        const leave = (): void => {
          waiting.splice(waiting.indexOf(one), 1);
          reject(whyStopped(signal));
        };
        waiting.push(one);
        signal.addEventListener('abort', leave, { once: true });
        refuseLate(queue);
      });
    },
  };
}
