import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRequestScheduler } from '#backend/platform/request-scheduler.ts';
import { modestly } from '#test/support/shared/properties.ts';

const longest = 10;

/** A scheduler on an event loop in which only tasks take time, each the given time. */
function setUp() {
  const clock = { moment: 0 };
  const names: string[] = [];
  const scheduler = createRequestScheduler({ now: () => clock.moment, sliceMs: longest });
  return {
    names,
    longestWait: scheduler.longestWait,
    pass: (milliseconds: number) => {
      clock.moment += milliseconds;
    },
    take(name: string, milliseconds: number, goOn = () => {}) {
      scheduler.run(() => {
        names.push(name);
        clock.moment += milliseconds;
        goOn();
      });
    },
    /** The same, but its time passes in what it goes on with. */
    takeAsync(name: string, milliseconds: number) {
      scheduler.run(async () => {
        names.push(name);
        await undefined;
        clock.moment += milliseconds;
      });
    },
    /** Waits until the loop has come round once more. */
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

describe('R7 overload: the order of tasks', () => {
  test('R7 overload: a task runs immediately within the slice', () => {
    const { take, names, longestWait } = setUp();
    take('one', longest - 1);
    take('two', 0);
    expect(names).toEqual(['one', 'two']);
    expect(longestWait()).toBe(0);
  });

  test('R7 overload: later tasks run in the next turns, in order of arrival, one slice in each', async () => {
    const { take, names, nextTurn } = setUp();
    for (const name of ['one', 'two', 'three', 'four', 'five']) take(name, longest / 2);
    expect(names).toEqual(['one', 'two']);
    await nextTurn();
    expect(names).toEqual(['one', 'two', 'three', 'four']);
    take('last', 0);
    await nextTurn();
    expect(names).toEqual(['one', 'two', 'three', 'four', 'five', 'last']);
  });

  test('R7 overload: a task that a task adds does not overtake waiting ones', async () => {
    const { take, names, nextTurn } = setUp();
    take('one', longest);
    take('two', 0, () => take('four', 0));
    take('three', 0);
    await nextTurn();
    expect(names).toEqual(['one', 'two', 'three', 'four']);
  });

  test('R7 overload: one task in each turn, however long it takes', async () => {
    const { take, names, nextTurn } = setUp();
    for (const name of ['one', 'two', 'three']) take(name, 100 * longest);
    expect(names).toEqual(['one']);
    await nextTurn();
    expect(names).toEqual(['one', 'two']);
    await nextTurn();
    expect(names).toEqual(['one', 'two', 'three']);
  });

  test('R7 overload: continuations of a task count for its slice', async () => {
    const { take, takeAsync, names, nextTurn } = setUp();
    take('one', longest);
    takeAsync('two', longest);
    take('three', 0);
    await nextTurn();
    expect(names).toEqual(['one', 'two']);
    await nextTurn();
    expect(names).toEqual(['one', 'two', 'three']);
  });

  test('R7 overload: a task runs immediately again when none waits', async () => {
    const { take, names, nextTurn } = setUp();
    take('one', longest);
    take('two', longest);
    await nextTurn();
    await nextTurn();
    take('three', 0);
    expect(names).toEqual(['one', 'two', 'three']);
  });

  test('R7 overload: the longest wait is returned once, with that of waiting tasks', async () => {
    const { take, pass, longestWait, nextTurn } = setUp();
    take('one', longest);
    take('two', longest);
    expect(longestWait()).toBe(0);
    pass(5);
    expect(longestWait(), 'who waits').toBe(5);
    await nextTurn();
    expect(longestWait(), 'who waited').toBe(5);
    expect(longestWait()).toBe(0);
  });

  test('R7 overload: tasks of any duration run once each, in order', async () => {
    const times = fc.array(fc.array(fc.nat(2 * longest), { maxLength: 20 }), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(times, async (arrivals) => {
        const { take, names, nextTurn } = setUp();
        const taken: string[] = [];
        for (const milliseconds of arrivals) {
          for (const time of milliseconds) {
            taken.push(String(taken.length));
            take(taken.at(-1) ?? '', time);
          }
          await nextTurn();
        }
        while (names.length < taken.length) await nextTurn();
        expect(names).toEqual(taken);
      }),
      modestly(100),
    );
  });
});
