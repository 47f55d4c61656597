import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createSingleFlight } from '#backend/cache/single-flight.ts';
import { noHurry, rejection } from '#test/support/backend/transport.ts';

/** Work that ends when the test says so, and the signal it was given. */
function createWork<T>() {
  const ends = Promise.withResolvers<T>();
  const signals: AbortSignal[] = [];
  const work = vi.fn((signal: AbortSignal) => {
    signals.push(signal);
    return ends.promise;
  });
  return { ...ends, work, signals };
}

describe('C1 coalesce: equal work is done once', () => {
  test.each([1_000, 10_000])('C1 coalesce: %d callers, one run', async (callers) => {
    const share = createSingleFlight<object>();
    const { work, resolve } = createWork<object>();
    const answers = Array.from({ length: callers }, () => share('key', noHurry, work));
    const value = {};
    resolve(value);
    for (const answer of await Promise.all(answers)) expect(answer).toBe(value);
    expect(work).toHaveBeenCalledOnce();
  });

  test('C1 coalesce: other keys are other work', async () => {
    const share = createSingleFlight<string>();
    const work = vi.fn(async () => 'done');
    await Promise.all([share('a', noHurry, work), share('b', noHurry, work)]);
    expect(work).toHaveBeenCalledTimes(2);
  });
});

describe('C2 coalesce-failure: a failure is everybody’s and is not remembered', () => {
  test('C2 coalesce-failure: all who wait get the one error; the next starts again', async () => {
    const share = createSingleFlight<string>();
    const { work, reject } = createWork<string>();
    const answers = Array.from({ length: 1_000 }, () => rejection(share('key', noHurry, work)));
    const failure = new Error('no');
    reject(failure);
    for (const answer of await Promise.all(answers)) expect(answer).toBe(failure);
    await expect(share('key', noHurry, async () => 'again')).resolves.toBe('again');
    expect(work).toHaveBeenCalledOnce();
  });

  test('C2 coalesce-failure: one who gives up leaves the others alone', async () => {
    const share = createSingleFlight<string>();
    const { work, resolve, signals } = createWork<string>();
    const stop = new AbortController();
    const leaver = rejection(share('key', stop.signal, work));
    const stayers = Array.from({ length: 999 }, () => share('key', noHurry, work));
    const why = new Error('gone');
    stop.abort(why);
    expect(await leaver).toBe(why);
    expect(signals[0]?.aborted).toBe(false);
    resolve('done');
    for (const answer of await Promise.all(stayers)) expect(answer).toBe('done');
    expect(work).toHaveBeenCalledOnce();
  });

  test('C2 coalesce-failure: the last who gives up ends the work and frees its place at once', async () => {
    const share = createSingleFlight<string>();
    const { work, signals } = createWork<string>();
    const stops = [new AbortController(), new AbortController()];
    const leavers = stops.map(({ signal }) => rejection(share('key', signal, work)));
    const why = new Error('gone');
    for (const stop of stops) stop.abort(why);
    expect(await Promise.all(leavers)).toEqual([why, why]);
    expect(signals.map(({ aborted, reason }) => [aborted, reason])).toEqual([[true, why]]);
    await expect(share('key', noHurry, async () => 'again')).resolves.toBe('again');
  });

  test('C2 coalesce-failure: who has given up already starts nothing', async () => {
    const share = createSingleFlight<string>();
    const work = vi.fn(async () => 'done');
    const why = new Error('gone');
    expect(await rejection(share('key', AbortSignal.abort(why), work))).toBe(why);
    expect(work).not.toHaveBeenCalled();
  });

  test('C2 coalesce-failure: a signal that outlives its call is not listened to', async () => {
    const share = createSingleFlight<string>();
    const stop = new AbortController();
    const listening = vi.spyOn(stop.signal, 'addEventListener');
    const leaving = vi.spyOn(stop.signal, 'removeEventListener');
    await share('key', stop.signal, async () => 'done');
    await rejection(share('key', stop.signal, () => Promise.reject(new Error('no'))));
    expect(leaving.mock.calls.map(([, listener]) => listener)).toEqual(
      listening.mock.calls.map(([, listener]) => listener),
    );
  });
});

describe('a call with noCache joins no run that has begun', () => {
  /** Runs that end when the test says so, and how many have begun. */
  function createRuns() {
    const ends: PromiseWithResolvers<string>[] = [];
    const work = (_: AbortSignal, begin: () => void) => {
      begin();
      const end = Promise.withResolvers<string>();
      ends.push(end);
      return end.promise;
    };
    return { ends, work };
  }

  test('B6 shares: of many while one is under way, all get the next one, which starts when it has ended', async () => {
    const share = createSingleFlight<string>();
    const { ends, work } = createRuns();
    const first = share('key', noHurry, work, { noCache: true });
    const others = Array.from({ length: 50 }, () => share('key', noHurry, work, { noCache: true }));
    expect(ends).toHaveLength(1);
    ends[0]?.resolve('first');
    expect(await first).toBe('first');
    await vi.waitFor(() => expect(ends).toHaveLength(2));
    const third = share('key', noHurry, work, { noCache: true });
    const fresh = share('key', noHurry, work);
    ends[1]?.resolve('second');
    expect(new Set(await Promise.all([...others, fresh]))).toEqual(new Set(['second']));
    await vi.waitFor(() => expect(ends).toHaveLength(3));
    ends[2]?.resolve('third');
    expect(await third).toBe('third');
  });

  test('B6 shares: those that ask before the run has begun share it', async () => {
    const share = createSingleFlight<string>();
    const { work, resolve } = createWork<string>();
    const all = Array.from({ length: 50 }, () => share('key', noHurry, work, { noCache: true }));
    resolve('value');
    expect(new Set(await Promise.all(all))).toEqual(new Set(['value']));
    expect(work).toHaveBeenCalledOnce();
  });

  test.each(['fails', 'is left'])('B6 shares: the next one starts although the first %s', async (how) => {
    const share = createSingleFlight<string>();
    const { ends, work } = createRuns();
    const stop = new AbortController();
    const first = rejection(
      share(
        'key',
        stop.signal,
        (signal, begin) => {
          signal.addEventListener('abort', () => ends[0]?.reject(signal.reason));
          return work(signal, begin);
        },
        { noCache: true },
      ),
    );
    const leaver = new AbortController();
    const left = rejection(share('key', leaver.signal, work, { noCache: true }));
    leaver.abort(new Error('left'));
    await left;
    const next = share('key', noHurry, work, { noCache: true });
    if (how === 'fails') ends[0]?.reject(new Error('failed'));
    else stop.abort(new Error('left'));
    await first;
    await vi.waitFor(() => expect(ends).toHaveLength(2));
    ends[1]?.resolve('next');
    expect(await next).toBe('next');
    await expect(share('key', noHurry, async () => 'later')).resolves.toBe('later');
  });

  test('a run of its own, which later callers join', async () => {
    const share = createSingleFlight<string>();
    const [older, newer] = [createWork<string>(), createWork<string>()];
    const first = share('key', noHurry, older.work);
    const second = share('key', noHurry, newer.work, { noCache: true });
    const third = share('key', noHurry, older.work);
    newer.resolve('new');
    expect(await Promise.all([second, third])).toEqual(['new', 'new']);
    older.resolve('old');
    expect(await first).toBe('old');
    expect(older.work).toHaveBeenCalledOnce();
  });
});

interface Caller {
  key: 'a' | 'b';
  leaves: boolean;
}

/** A run of the work: who joined it, and how it is to end. */
interface Run {
  key: string;
  fails: boolean;
  joined: AbortController[];
  signal: AbortSignal;
  isOver: boolean;
}

async function play(scheduler: fc.Scheduler, callers: readonly Caller[], failures: readonly boolean[]) {
  const share = createSingleFlight<Run>();
  const runs: Run[] = [];

  async function work(key: string, signal: AbortSignal): Promise<Run> {
    expect(runs.filter((run) => run.key === key && !run.isOver && !run.signal.aborted)).toEqual([]);
    const run: Run = { key, signal, fails: failures[runs.length] ?? false, joined: [], isOver: false };
    runs.push(run);
    await scheduler.schedule(Promise.resolve(), `run ${runs.length} ends`);
    run.isOver = true;
    if (run.fails) throw run;
    return run;
  }

  async function call({ key, leaves }: Caller, number: number): Promise<void> {
    const stop = new AbortController();
    await scheduler.schedule(Promise.resolve(), `caller ${number} comes`);
    const answer = share(key, stop.signal, (signal) => work(key, signal)).then(
      (run) => ({ run, failed: false }),
      (thrown: unknown) => ({ run: thrown, failed: true }),
    );
    const mine = runs.findLast((run) => run.key === key);
    mine?.joined.push(stop);
    if (leaves) {
      void scheduler.schedule(Promise.resolve(), `caller ${number} leaves`).then(() => stop.abort(number));
    }
    const { run, failed } = await answer;
    if (run === number) expect(stop.signal.aborted).toBe(true);
    else {
      expect(run).toBe(mine);
      expect(failed).toBe(mine?.fails);
    }
  }

  await scheduler.waitFor(Promise.all(callers.map(call)));
  for (const { signal, joined } of runs) {
    if (signal.aborted) expect(joined.every((stop) => stop.signal.aborted)).toBe(true);
  }
  return { share, runs };
}

test('C2 coalesce-failure: in any order of comings, goings and ends, everyone gets what is theirs', async () => {
  const caller = fc.record({ key: fc.constantFrom('a', 'b'), leaves: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(caller, { minLength: 1, maxLength: 10 }),
      fc.array(fc.boolean(), { maxLength: 10 }),
      async (scheduler, callers, failures) => {
        const { share, runs } = await play(scheduler, callers, failures);
        const next = vi.fn(() => Promise.reject(new Error('again')));
        await rejection(share('a', noHurry, next));
        expect(next).toHaveBeenCalledOnce();
        expect(runs.length).toBeLessThanOrEqual(callers.length);
      },
    ),
    { numRuns: 500 },
  );
});
