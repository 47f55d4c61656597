interface Flight<T> {
  readonly promise: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** The work that callers share. Its signal aborts when the last of them has left. */
type SharedWork<T> = (signal: AbortSignal) => Promise<T>;

/**
 * Merges equal work: callers with the same key share the one run under way, and its value or error. A caller that
 * gives up leaves the rest alone; when the last one has left, the work's signal is aborted. The next call after an
 * end starts anew, so a failure is never remembered. A call that asks for it `anew` joins nobody: it starts a run of
 * its own, which later callers join instead of the older one.
 */
export function createSingleFlight<T>() {
  const flights = new Map<string, Flight<T>>();

  function start(key: string, work: SharedWork<T>): Flight<T> {
    const stop = new AbortController();
    const isNewest = () => flights.get(key)?.stop === stop;
    const promise = work(stop.signal).finally(() => {
      if (isNewest()) flights.delete(key);
    });
    const flight: Flight<T> = { promise, stop, waiting: 0 };
    flights.set(key, flight);
    return flight;
  }

  return function share(
    key: string,
    signal: AbortSignal,
    work: SharedWork<T>,
    { anew = false }: { anew?: boolean } = {},
  ): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const flight = (anew ? undefined : flights.get(key)) ?? start(key, work);
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
        if (flights.get(key) === flight) flights.delete(key);
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
