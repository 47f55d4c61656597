export interface TurnScheduler {
  /** Runs a task at once, or, where this turn's time is over, in one of the next and after all that came before it. */
  take(task: () => void): void;
  /** The longest a task has waited since this was last asked, or waits now, in milliseconds. */
  longestWait(): number;
}

export interface TurnSchedulerOptions {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** How many milliseconds of one turn go to tasks; one is always run. */
  readonly longest: number;
}

/**
 * Runs tasks in the order they came, some in each turn of the event loop. libuv takes one new connection in a turn, and
 * reads a thousand sockets in it: if each were answered at once, somebody new would wait for all of them, every time.
 * Source: libuv's `uv__server_io`, which has not accepted in a loop since 1.45.
 */
export function createTurnScheduler({ now, longest }: TurnSchedulerOptions): TurnScheduler {
  const waiting: { readonly task: () => void; readonly since: number }[] = [];
  let isOpen = false;
  let [end, longestSeen] = [0, 0];

  function runNext(): void {
    const next = waiting.shift();
    if (!next) return;
    longestSeen = Math.max(longestSeen, now() - next.since);
    next.task();
  }

  async function begin(): Promise<void> {
    isOpen = waiting.length > 0;
    if (!isOpen) return;
    setImmediate(begin);
    end = now() + longest;
    do {
      runNext();
      // What the task began goes on before the time is looked at.
      await undefined;
    } while (waiting.length > 0 && now() < end);
  }

  return {
    take(task) {
      const moment = now();
      if (!isOpen) {
        isOpen = true;
        end = moment + longest;
        setImmediate(begin);
      }
      if (waiting.length === 0 && moment < end) task();
      else waiting.push({ task, since: moment });
    },
    longestWait() {
      const oldest = waiting[0];
      const wait = Math.max(longestSeen, oldest ? now() - oldest.since : 0);
      longestSeen = 0;
      return wait;
    },
  };
}
