import { startSlowNetwork } from '../../src/sandbox/net/slow-network.ts';
import { sites } from '../../src/sandbox/world/sample-data.ts';
import { claimPort, loopback } from '../../src/tooling/ports.ts';
import { chromiumFlags } from '../../test/support/designer/browser.ts';
import { buildPanel } from '../../test/support/panel/built-panel.ts';
import { servePanel } from '../../test/support/panel/serve-panel.ts';
import { openHarness } from '../../test/support/servers/harness/harness.ts';
import { quantile } from '../../test/support/shared/statistics.ts';
import type { Benchmark } from '../benchmark.ts';
import { networkReport, type Times } from './network-report.ts';
import { openVisit, type Sent, type Visit } from './visit.ts';

const roundTrips = [0, 40, 100, 300];
const rounds = 3;
/** Milliseconds of each answer of Webflow's, and of each Designer call where these are counted. */
const upstream = 40;
const callTime = 20;
/** Images that nothing knows beforehand, in each visit after the one it opens on; and images of the open page. */
const coldImages = 3;
const pageImages = 12;
/** Milliseconds without a request after which the panel has asked for all it wants; it reads a page after 1,000. */
const settled = 300;
const pageRead = 2_000;

/** Frames are drawn as soon as there is something to draw: the wait for a display is not the panel's. */
const flags = [...chromiumFlags, '--disable-frame-rate-limit', '--disable-gpu-vsync'];

const numbers = (many: number): number[] => Array.from({ length: many }, (_, number) => number);
const most = (all: readonly Sent[], of: keyof Sent): number => Math.max(...all.map((sent) => sent[of]));

/** Opens on a cold image, and selects cold images one after the other. */
async function visitCold(visit: Visit, times: Times): Promise<void> {
  times.opening.push((await visit.opened()).facts);
  await visit.untilQuiet(settled);
  times.openingSent.push(visit.takeSent());
  const sent: Sent[] = [];
  for (let image = 1; image <= coldImages; image++) {
    const { facts, whole } = await visit.select(image, true);
    times.coldFacts.push(facts);
    times.coldWhole.push(whole);
    await visit.untilQuiet(settled);
    sent.push(visit.takeSent());
  }
  const later = sent.slice(1);
  times.coldSent.push({ requests: most(sent, 'requests'), preflights: most(later, 'preflights') });
}

/** Selects each image of a page that the panel has read. */
async function visitPage(visit: Visit, times: Times): Promise<void> {
  await visit.untilQuiet(pageRead);
  visit.takeSent();
  for (const image of numbers(pageImages)) times.known.push((await visit.select(image, false)).facts);
  await visit.untilQuiet(settled);
  const { requests, preflights } = visit.takeSent();
  times.knownSent.push({ requests: requests / pageImages, preflights: preflights / pageImages });
}

/** Counts the Designer calls of each image of a page that the panel has read. */
async function countCalls(visit: Visit): Promise<{ calls: number; listings: number; facts: number }> {
  await visit.untilQuiet(pageRead);
  await visit.takeCalls();
  const [calls, listings, facts]: [number[], number[], number[]] = [[], [], []];
  for (const image of numbers(pageImages)) {
    // The first selection on a page may read its links.
    const isFirst = image === 0;
    const took = await visit.select(image, false);
    await visit.untilQuiet(settled);
    const taken = await visit.takeCalls();
    if (isFirst) continue;
    calls.push(Object.values(taken).reduce((sum, count) => sum + count, 0));
    listings.push(taken.getAllElements ?? 0);
    facts.push(took.facts);
  }
  return { calls: Math.max(...calls), listings: Math.max(...listings), facts: quantile(facts, 0.5) };
}

/** From an event in the Designer to what a person sees of it, by the round trip between the panel and its backend. */
export const network: Benchmark = async (folder) => {
  const perVisit = 1 + coldImages;
  const port = await claimPort(0);
  const harness = await openHarness({
    folder,
    latency: upstream,
    assets: pageImages + roundTrips.length * rounds * perVisit,
    panelOrigin: `http://${loopback}:${port}`,
  });
  const stops: (() => Promise<unknown>)[] = [() => harness.stop()];
  try {
    let roundTrip = 0;
    const to = Number(new URL(harness.backend).port);
    const line = await startSlowNetwork({ port: 0, to, roundTrip: () => roundTrip });
    stops.push(() => line.stop());
    const origin = `http://${loopback}:${line.port}`;
    const panel = await buildPanel(origin);
    stops.push(() => panel.remove());
    const server = await servePanel(panel, 'panel', '', { port });
    stops.push(() => server.close());

    const { idToken, assetIds } = harness.upstream;
    const { id: siteId } = sites.outdoors;
    const onPage = numbers(pageImages);
    const common = { siteId, idToken, callTime: 0 };
    const readPage = { ...common, assetIds: assetIds.slice(0, pageImages), selected: null, onPage };
    let used = pageImages;
    async function inVisit<Value>(
      designer: Parameters<typeof openVisit>[3],
      work: (visit: Visit) => Promise<Value>,
    ): Promise<Value> {
      const visit = await openVisit({ folder, flags }, server.url, origin, designer);
      try {
        return await work(visit);
      } finally {
        await visit.close();
      }
    }

    const all = new Map<number, Times>(
      roundTrips.map((milliseconds) => [
        milliseconds,
        {
          ...{ opening: [], openingSent: [], coldFacts: [], coldWhole: [], coldSent: [] },
          ...{ known: [], knownSent: [] },
        },
      ]),
    );
    for (let round = 0; round < rounds; round++) {
      for (const [milliseconds, times] of all) {
        roundTrip = milliseconds;
        const cold = assetIds.slice(used, used + perVisit);
        used += perVisit;
        await inVisit({ ...common, assetIds: cold, selected: 0, onPage: [] }, (visit) =>
          visitCold(visit, times),
        );
        await inVisit(readPage, (visit) => visitPage(visit, times));
      }
    }
    roundTrip = 0;
    const calls = await inVisit({ ...readPage, callTime }, countCalls);
    return networkReport(all, { ...calls, callTime, upstream });
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
};
