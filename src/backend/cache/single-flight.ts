interface Flight<T> {
  readonly promise: Promise<T>;
  readonly stop: AbortController;
  readonly noCache: boolean;
  waiting: number;
  /** Whether its work asks by now, so that what changes from here on is not in its answer. */
  readonly progress: { hasBegun: boolean };
  /** The run that starts when this one has ended. */
  next?: Flight<T> | undefined;
}

/** The work that callers share. Its signal aborts when the last of them has left; it calls `begin` before it asks. */
type SharedWork<T> = (signal: AbortSignal, begin: () => void) => Promise<T>;

/**
 * Merges equal work: callers with the same key share the one run under way, and its value or error. A caller that
 * gives up leaves the rest alone; when the last one has left, the work's signal is aborted. The next call after an
 * end starts a new run, so a failure is never remembered. A call with `noCache` joins no run that has begun before: it
 * replaces one without `noCache`, and after one with `noCache` all such calls share the next run. So however many there are,
 * they are never more than two runs, of which one is under way. Source: RFC 9111, 5.2.1.4.
 */
export function createSingleFlight<T>() {
  const flights = new Map<string, Flight<T>>();

  /** What later callers join from now on instead of a flight that is over. */
  function leaveOff(key: string, flight: Flight<T>): void {
    const newest = flights.get(key);
    if (newest?.next === flight) newest.next = undefined;
    if (newest !== flight) return;
    if (flight.next) flights.set(key, flight.next);
    else flights.delete(key);
  }

  function start(key: string, work: SharedWork<T>, noCache: boolean, after?: Promise<unknown>): Flight<T> {
    const stop = new AbortController();
    const progress = { hasBegun: false };
    const begin = () => {
      progress.hasBegun = true;
    };
    const run = () => work(stop.signal, begin);
    const runWhereWanted = () => (stop.signal.aborted ? Promise.reject(stop.signal.reason) : run());
    const ended = after?.then(runWhereWanted, runWhereWanted) ?? run();
    const flight: Flight<T> = {
      promise: ended.finally(() => leaveOff(key, flight)),
      stop,
      noCache,
      waiting: 0,
      progress,
    };
    return flight;
  }

  function startNow(key: string, work: SharedWork<T>, noCache: boolean): Flight<T> {
    const flight = start(key, work, noCache);
    flights.set(key, flight);
    return flight;
  }

  function join(key: string, work: SharedWork<T>, noCache: boolean): Flight<T> {
    const newest = flights.get(key);
    if (!newest || (noCache && !newest.noCache)) return startNow(key, work, noCache);
    if (!noCache || !newest.progress.hasBegun) return newest;
    newest.next ??= start(key, work, noCache, newest.promise);
    return newest.next;
  }

  return function share(
    key: string,
    signal: AbortSignal,
    work: SharedWork<T>,
    { noCache = false }: { noCache?: boolean } = {},
  ): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const flight = join(key, work, noCache);
    return new Promise<T>((resolve, reject) => {
      let isWaiting = true;
      flight.waiting++;
      const leave = (): boolean => {
        if (!isWaiting) return false;
        isWaiting = false;
        flight.waiting--;
        signal.removeEventListener('abort', giveUp);
        return true;
      };
      const giveUp = (): void => {
        leave();
        reject(signal.reason);
        if (flight.waiting > 0) return;
        leaveOff(key, flight);
        flight.stop.abort(signal.reason);
      };
      signal.addEventListener('abort', giveUp);
      flight.promise.then(
        (value) => leave() && resolve(value),
        (error: unknown) => leave() && reject(error),
      );
    });
  };
}
