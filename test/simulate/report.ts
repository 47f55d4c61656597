import { limits } from '#backend/platform/limits.ts';
import type { Rate, Tally } from '#test/simulate/counts.ts';
import { assumed, type Plan } from '#test/simulate/plan.ts';
import type { Simulated } from '#test/simulate/simulate.ts';

/** Requests a second that one instance answers within 50 ms, as check R6 holds it to. */
const requestsOfInstance = 500;
/** Bytes an instance takes at rest: `npm run serve` on Node 26, resident set, 28 November 2026. */
const restBytes = 173_000_000;

const whole = (number: number): string => Math.round(number).toLocaleString('en');
const megabytes = (bytes: number): string => `${whole(bytes / 1e6)} MB`;
const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(1)} %`;

function waits(tally: Tally): string {
  const [p50, p95, p99, longest] = [0.5, 0.95, 0.99, 1].map((share) => whole(tally.quantile(share)));
  return `p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, longest ${longest} ms`;
}

/** The figures an operator plans with, each with where it comes from, as a table of Markdown. */
export function reportOf(simulated: Simulated): string[] {
  const { plan, met, rates, webflow, cached, seconds } = simulated;
  const selections = met.selections.size();
  const rate = (each: Rate): string =>
    `${(each.total() / seconds).toFixed(1)} in the mean, ${whole(each.peak())} in the busiest second`;
  const needed = Math.ceil(met.requests.peak() / requestsOfInstance);
  const bounds =
    limits.cacheBytes + limits.measuredBytes + 2 * limits.localeBytes + limits.rememberedTotalsBytes;
  const rows: [what: string, figure: string][] = [
    ['sites, installations', `${whole(plan.sites)}, ${whole(simulated.installations)}`],
    ['people, panels open at once at most', `${whole(plan.designers)}, ${whole(simulated.panelsAtOnce)}`],
    ['selections', `${whole(selections)}, all answered`],
    [
      'answered at once, fresh',
      `${percent(met.from.fresh, selections)}, ${percent(simulated.fromRedis, selections)} with a look into Redis`,
    ],
    ['answered at once, stale, and read again behind it', percent(met.from.stale, selections)],
    ['answered by Webflow', percent(met.from.webflow, selections)],
    ['wait for a selection', waits(met.selections)],
    ['wait for a session', waits(met.signIns)],
    [`wait for a page of ${assumed.pageImages} images, to the last`, waits(met.lookups)],
    ['told to ask again later', whole(met.toldToWait.total())],
    ['requests a second', rate(met.requests)],
    ['calls to Webflow a second', rate(webflow.rate)],
    [
      'calls of one token in any minute',
      `p50 ${webflow.perMinute.quantile(0.5)}, p99 ${webflow.perMinute.quantile(0.99)}, most ${webflow.most.perMinute} of 60`,
    ],
    ['calls of one token under way at once', `${webflow.most.underWay} at most`],
    ['database, reads a second', rate(rates.reads)],
    ['database, writes a second', rate(rates.writes)],
    ['Redis, questions a second', rate(rates.redis)],
    [
      'facts of assets not older than an hour',
      `${whole(cached.things)} at most, ${megabytes(cached.bytes)}; an instance keeps ${megabytes(limits.cacheBytes)} of them, Redis what its maxmemory has room for`,
    ],
    ['memory of an instance', `${megabytes(restBytes + bounds)} with all caches full`],
    [
      'instances',
      `${needed + 1}: ${whole(met.requests.peak())} requests in the busiest second at ${requestsOfInstance} each make ${needed}, and one more for when one is away`,
    ],
  ];
  return ['| What | Figure |', '| --- | --- |', ...rows.map(([what, figure]) => `| ${what} | ${figure} |`)];
}

/** The assumptions without a measurement that the figures depend on. */
export function assumptions({ peopleAtOnce, panelHours }: Plan): string[] {
  const { least, most } = assumed.webflow;
  return [
    `Sites are visited by Zipf’s law with power ${assumed.zipf}, by ${peopleAtOnce} people at once at most.`,
    `Each person has the panel open for ${panelHours} of the hours from 9 to 17 where they live, and selects images as one of the five of the benchmark’s hour.`,
    `In ${percent(assumed.pageLists, 1)} of these hours “This page” is opened once, with ${assumed.pageImages} images of 120.`,
    `${percent(assumed.workspaces, 1)} of the installations cover a workspace of 2 to ${assumed.workspaceSites} sites.`,
    `Webflow answers everything, within ${least} to ${most} ms, and allows 60 calls a minute.`,
    'Measurements are a request for each image and no call. Redis answers at once, and each request is counted there under two names.',
  ];
}
