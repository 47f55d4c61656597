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

describe('R7 overload: how many are let in', () => {
  test('R7 overload: all, while the event loop is in time', () => {
    const { look, letIn, onChange } = setUp();
    look(0, inTime, 0, inTime);
    expect(letIn()).toBe(1_000);
    expect(onChange).not.toHaveBeenCalled();
  });

  test('R7 overload: all of a burst that is soon over', () => {
    const { look, letIn } = setUp();
    look(
      ...lateFor(serverLimits.overloadBadChecks - 1),
      inTime,
      ...lateFor(serverLimits.overloadBadChecks - 1),
    );
    expect(letIn()).toBe(1_000);
  });

  test('R7 overload: half, a quarter, an eighth, the longer it is late', () => {
    const { look, letIn } = setUp();
    look(...lateFor(serverLimits.overloadBadChecks));
    expect(letIn()).toBe(500);
    look(late);
    expect(letIn()).toBe(250);
    look(late);
    expect(letIn()).toBe(125);
  });

  test('R7 overload: all again within two seconds of its end, and it is told once', () => {
    const { look, letIn, onChange } = setUp();
    look(...lateFor(20));
    expect(letIn(), 'never nobody').toBeGreaterThan(0);
    expect(onChange.mock.calls).toEqual([[true]]);
    look(...Array.from({ length: untilWell }, () => 0));
    expect(untilWell * serverLimits.overloadCheckMs).toBeLessThan(2_000);
    expect(letIn()).toBe(1_000);
    expect(onChange.mock.calls).toEqual([[true], [false]]);
  });

  test('R7 overload: half, where requests wait though the event loop is in time', () => {
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

  test('R7 overload: none where too many are under way', () => {
    const { now, letIn } = setUp(serverLimits.requestsUnderWay);
    expect(letIn()).toBe(0);
    now.underWay--;
    expect(letIn()).toBe(1_000);
  });

  test('R7 overload: whatever the delays, it is a share, and a calm while ends it', () => {
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
