export interface RequestScheduler {
  /** Runs a task immediately, or after all earlier ones if the slice of this turn is used up. */
  run(task: () => void): void;
  /** The longest wait of a task since the last call, tasks that still wait included, in milliseconds. */
  longestWait(): number;
}

export interface RequestSchedulerOptions {
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** The milliseconds of one turn of the event loop for tasks. At least one task runs in each. */
  readonly sliceMs: number;
}

/**
 * Runs tasks in order of arrival, for one slice in each turn of the event loop. libuv accepts one new connection per
 * turn but reads a thousand sockets in it: without slices a new connection would wait for all of them. Source: libuv's
 * `uv__server_io`, which has not accepted in a loop since 1.45.
 */
export function createRequestScheduler({ now, sliceMs: longest }: RequestSchedulerOptions): RequestScheduler {
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
      // Continuations of the task run before the clock is read.
      await undefined;
    } while (waiting.length > 0 && now() < end);
  }

  return {
    run(task) {
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
