import { describe, expect, test } from 'vitest';
import { createBudget } from '#backend/webflow/rate-budget.ts';
import type { Plan } from '#test/simulate/plan.ts';
import { reportOf } from '#test/simulate/report.ts';
import { simulate } from '#test/simulate/simulate.ts';

const quiet: Plan = {
  seed: 1,
  sites: 200,
  designers: 20,
  hours: 1,
  panelHours: 1,
  peopleAtOnce: 10,
  instances: 2,
};
/** As many people on one site as have no room in a token's minute. */
const crowded: Plan = { ...quiet, sites: 1, designers: 80, hours: 0.01, peopleAtOnce: 80 };

describe('npm run simulate', () => {
  test('answers every selection of a quiet hour, most of them at once, and breaks no rule', async () => {
    const { faults, met, webflow, cached } = await simulate(quiet);
    expect(faults).toEqual([]);
    expect(met.toldToWait.total()).toBe(0);
    expect(met.from.fresh / met.selections.size()).toBeGreaterThan(0.7);
    expect(met.selections.quantile(1)).toBeLessThanOrEqual(400);
    expect(webflow.kinds.get_asset).toBeGreaterThanOrEqual(cached.things / 100);
    expect(met.signIns.size()).toBeGreaterThanOrEqual(quiet.designers);
  });

  test('gives the same result for the same seed, and another for another', async () => {
    const tiny = { ...quiet, designers: 4 };
    const figures = async (seed: number) => reportOf(await simulate({ ...tiny, seed }));
    const first = await figures(1);
    expect(await figures(1)).toEqual(first);
    expect(await figures(2)).not.toEqual(first);
  });

  test('answers all requests of a crowded site in the end, within the limit of its token', async () => {
    const { faults, met, webflow } = await simulate(crowded);
    expect(faults).toEqual([]);
    expect(webflow.most.perMinute).toBeGreaterThan(50);
    expect(met.toldToWait.total()).toBeGreaterThan(0);
    expect(met.from.stale).toBeGreaterThan(0);
  });

  test('notices a budget that lets through more calls than Webflow allows', async () => {
    const { faults } = await simulate(crowded, {
      createBudget(now) {
        const budget = createBudget(now);
        let calls = 0;
        return { take: (token, ...demand) => budget.take(`${token} ${calls++ % 3}`, ...demand) };
      },
    });
    expect(faults).toContainEqual(expect.stringMatching(/^Webflow refused \d+ calls above the limit$/));
  });

  test('notices a missing response', async () => {
    const { faults } = await simulate(quiet, {
      createBudget(now) {
        const budget = createBudget(now);
        let calls = 0;
        return {
          take: (...demand) => (++calls === 50 ? new Promise(() => {}) : budget.take(...demand)),
        };
      },
    });
    expect(faults).toContainEqual(expect.stringMatching(/selections had no answer$/));
  });
});
