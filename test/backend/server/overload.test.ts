import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { serverLimits } from '#backend/server/limits.ts';
import { createOverload } from '#backend/server/overload.ts';
import { modestly } from '#test/support/shared/properties.ts';

const late = serverLimits.overloadDelayMs + 1;
const inTime = serverLimits.overloadDelayMs;

/** After how many looks in time all are let in again, at most. */
const untilWell = Math.ceil((1 - serverLimits.overloadFloor) / serverLimits.overloadGrowth);

function setUp(underWay = 0) {
  const onChange = vi.fn<(isOverloaded: boolean) => void>();
  const now = { underWay, moment: 0, longestWait: 0 };
  const overload = createOverload({
    now: () => now.moment,
    underWay: () => now.underWay,
    longestWait: () => now.longestWait,
    onChange,
  });
  return {
    now,
    onChange,
    share: overload.admittedShare,
    look(...delays: number[]) {
      for (const delay of delays) {
        now.moment += serverLimits.overloadCheckMs + delay;
        overload.tick();
      }
    },
    /** How many of a thousand are let in. */
    letIn: () => Array.from({ length: 1_000 }, () => overload.admits()).filter(Boolean).length,
  };
}

const lateFor = (looks: number) => Array.from({ length: looks }, () => late);

describe('R7 overload: the share of accepted requests', () => {
  test('R7 overload: all, without delay of the event loop', () => {
    const { look, letIn, onChange } = setUp();
    look(0, inTime, 0, inTime);
    expect(letIn()).toBe(1_000);
    expect(onChange).not.toHaveBeenCalled();
  });

  test('R7 overload: all, in a short burst', () => {
    const { look, letIn } = setUp();
    look(
      ...lateFor(serverLimits.overloadBadChecks - 1),
      inTime,
      ...lateFor(serverLimits.overloadBadChecks - 1),
    );
    expect(letIn()).toBe(1_000);
  });

  test('R7 overload: half, a quarter, an eighth, while the delay lasts', () => {
    const { look, letIn } = setUp();
    look(...lateFor(serverLimits.overloadBadChecks));
    expect(letIn()).toBe(500);
    look(late);
    expect(letIn()).toBe(250);
    look(late);
    expect(letIn()).toBe(125);
  });

  test('R7 overload: all again within two seconds after the overload, and onChange is called once', () => {
    const { look, letIn, onChange } = setUp();
    look(...lateFor(20));
    expect(letIn(), 'never nobody').toBeGreaterThan(0);
    expect(onChange.mock.calls).toEqual([[true]]);
    look(...Array.from({ length: untilWell }, () => 0));
    expect(untilWell * serverLimits.overloadCheckMs).toBeLessThan(2_000);
    expect(letIn()).toBe(1_000);
    expect(onChange.mock.calls).toEqual([[true], [false]]);
  });

  test('R7 overload: half, where requests wait without a delay of the event loop', () => {
    const { now, look, letIn, onChange } = setUp();
    now.longestWait = late;
    look(...Array.from({ length: serverLimits.overloadBadChecks - 1 }, () => 0));
    expect(letIn()).toBe(1_000);
    look(0);
    expect(letIn()).toBe(500);
    expect(onChange.mock.calls).toEqual([[true]]);
    now.longestWait = inTime;
    look(...Array.from({ length: untilWell }, () => 0));
    expect(letIn()).toBe(1_000);
  });

  test('R7 overload: none over the limit of open requests', () => {
    const { now, letIn } = setUp(serverLimits.requestsUnderWay);
    expect(letIn()).toBe(0);
    now.underWay--;
    expect(letIn()).toBe(1_000);
  });

  test('R7 overload: any delays give a share between the minimum and 1, which returns to 1', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 200 }), (delays) => {
        const { look, letIn, share, onChange } = setUp();
        look(...delays);
        expect(share()).toBeGreaterThan(0);
        expect(share()).toBeLessThanOrEqual(1);
        expect(Math.abs(letIn() - Math.floor(share() * 1_000))).toBeLessThanOrEqual(1);
        look(...Array.from({ length: untilWell }, () => 0));
        expect(share()).toBe(1);
        expect(onChange.mock.calls.length % 2, 'what begins ends').toBe(0);
      }),
      modestly(200),
    );
  });
});
