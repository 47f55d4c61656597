import { limits } from '#backend/platform/limits.ts';
import { type Budget, createBudget, usualLimit } from '#backend/webflow/rate-budget.ts';
import { seeded } from '#sandbox/pictures/random.ts';
import { createHolding, createRate, createTally } from '#test/simulate/counts.ts';
import { createSimulatedInstance } from '#test/simulate/instance.ts';
import { idOf } from '#test/simulate/names.ts';
import { type Met, playHour } from '#test/simulate/person.ts';
import { assumed, installationsOf, type PanelHour, type Plan, panelHoursOf } from '#test/simulate/plan.ts';
import { createSimulatedLink } from '#test/simulate/redis.ts';
import { countingAddresses, createSimulatedStore } from '#test/simulate/store.ts';
import { createVirtualTime } from '#test/simulate/virtual-time.ts';
import { createSimulatedWebflow } from '#test/simulate/webflow.ts';
import { hour, workingHour } from '#test/support/backend/hour/hour-pattern.ts';

/** A request is counted in Redis for its address and its person. */
const namesOfRequest = 2;

/** Each step of the shared budget is one question to Redis: a call's place, and its end. */
function counted(budget: Budget, count: () => void): Budget {
  return {
    async take(...demand) {
      count();
      const taken = await budget.take(...demand);
      if ('wait' in taken) return taken;
      return {
        end(lesson) {
          count();
          taken.end(lesson);
        },
        giveBack() {
          count();
          taken.giveBack();
        },
      };
    },
  };
}

/** The most panels that are open at once. */
function mostAtOnce(hours: readonly PanelHour[]): number {
  const changes = hours.flatMap(({ begin }) => [
    { at: begin, by: 1 },
    { at: begin + hour, by: -1 },
  ]);
  let [open, most] = [0, 0];
  for (const { by } of changes.toSorted((one, other) => one.at - other.at)) {
    open += by;
    most = Math.max(most, open);
  }
  return most;
}

export interface SimulateOptions {
  /** Called after each hour that was played, with how many were. */
  readonly onHour?: (hours: number) => void;
  /** Instead of the real one, to show that a broken rule is noticed. */
  readonly createBudget?: (now: () => number) => Budget;
}

/**
 * Plays a day, or some hours, of people with the panel open against the rules of caches, shares and budgets, and answers
 * what was counted. Equal plans give equal answers: time is made up, and chance comes from the seed.
 */
export async function simulate(plan: Plan, options: SimulateOptions = {}) {
  const time = createVirtualTime();
  const { now } = time;
  const recorded = workingHour();
  const people = new Set(recorded.map(({ person }) => person)).size;
  const images = new Set(recorded.map(({ image }) => image)).size;
  const roles = Array.from({ length: people }, (_, role) => recorded.filter(({ person }) => person === role));

  const rates = { reads: createRate(), writes: createRate(), redis: createRate() };
  const requests = createRate();
  const met: Met = {
    requests: {
      ...requests,
      count(moment) {
        requests.count(moment);
        rates.redis.count(moment, namesOfRequest);
      },
    },
    selections: createTally(),
    signIns: createTally(),
    lookups: createTally(),
    toldToWait: createRate(),
    from: { fresh: 0, stale: 0, webflow: 0 },
    faults: [],
  };
  const held = createHolding(limits.assetKeptMs);
  const webflow = createSimulatedWebflow(time, images, { seed: plan.seed, onAsset: held.keep });
  const connection = createSimulatedLink(now, rates.redis);
  const owners = installationsOf(plan);
  const countRedis = () => rates.redis.count(now());
  const surroundings = {
    time,
    webflow: webflow.transport,
    budget: counted((options.createBudget ?? createBudget)(now), countRedis),
    store: createSimulatedStore(owners, time, rates),
    connection,
    knownAddresses: [
      countingAddresses(now, { reads: rates.redis, writes: rates.redis }, 1),
      // A row is written, and those above the bound are deleted.
      countingAddresses(now, rates, 2),
    ],
  };
  const [first, ...others] = Array.from({ length: plan.instances }, () =>
    createSimulatedInstance(surroundings),
  );
  if (!first) throw new Error('one instance at least');
  const instances = [first, ...others];
  let turn = 0;
  const stage = { time, met, next: () => instances[turn++ % instances.length] ?? first };
  const random = seeded(plan.seed + 3);
  const hours = panelHoursOf(plan);
  let planned = 0;
  for (const { designer, site, begin } of hours) {
    const selections = roles[Math.floor(random() * people)] ?? [];
    const listAt = random() < assumed.pageLists ? random() * hour : undefined;
    const subject = {
      userId: `person-${designer}`,
      siteId: idOf(site),
      installationId: String(owners[site]),
    };
    planned += selections.length;
    time.at(begin, () => playHour({ subject, site, begin, selections, listAt }, stage));
  }
  for (let played = 1; played <= plan.hours; played++) time.at(played * hour, () => options.onHour?.(played));
  await time.play();

  const { most } = webflow;
  const answered = met.selections.size();
  const faults = [
    ...new Set(met.faults),
    ...(webflow.refused() > 0 ? [`Webflow refused ${webflow.refused()} calls above the limit`] : []),
    ...(most.perMinute > usualLimit ? [`a token made ${most.perMinute} calls in a minute`] : []),
    ...(most.underWay > limits.upstreamAtOnce * plan.instances
      ? [`a token had ${most.underWay} calls under way`]
      : []),
    ...(answered === planned ? [] : [`${planned - answered} of ${planned} selections had no answer`]),
  ];
  return {
    plan,
    faults,
    met,
    rates,
    webflow,
    panelHours: hours.length,
    panelsAtOnce: mostAtOnce(hours),
    tokens: new Set(hours.map(({ site }) => owners[site])).size,
    installations: owners.reduce((last, owner) => Math.max(last, owner), 0) + 1,
    fromRedis: instances.reduce((sum, { looks }) => sum + (looks.assets?.shared ?? 0), 0),
    cached: held.peak,
    /** Seconds from the first request to the last answer. */
    seconds: now() / 1000,
  };
}

export type Simulated = Awaited<ReturnType<typeof simulate>>;
