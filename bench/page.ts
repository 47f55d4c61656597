import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { AssetDetails } from '../src/contract/asset.ts';
import { assetPath } from '../src/contract/routes.ts';
import { formatBytes } from '../src/panel/i18n/format.ts';
import { sites } from '../src/sandbox/world/sample-data.ts';
import { claimPort, loopback } from '../src/tooling/ports.ts';
import { launchBrowser } from '../test/support/designer/launch-browser.ts';
import { buildPanel } from '../test/support/panel/built-panel.ts';
import { servePanel } from '../test/support/panel/serve-panel.ts';
import { type Harness, openHarness } from '../test/support/servers/harness/harness.ts';
import { median } from '../test/support/shared/statistics.ts';
import type { Benchmark, Result } from './benchmark.ts';
import { fakeDesigner } from './fake-designer.ts';
import { readList, scrollList, timeSelections, typeSearch } from './page-measures.ts';

/** Milliseconds: what Webflow takes for an answer, and its Designer for a call. */
const latency = 100;
const callTime = 4;
const sizes = [10, 100, 1_000];
const rounds = 3;
const selections = 200;
const searches = 20;
/** Letters typed of each name: the last ones before its extension. */
const letters = 3;
/** Of fewer selections a percentile says nothing. */
const fewest = 100;

/** Opens the built panel in a page of its own, beside a Designer whose page has every asset once. */
async function openPanel(browser: Browser, url: string, { upstream }: Harness): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 320, height: 460 } });
  const { idToken, assetIds } = upstream;
  await page.addInitScript(fakeDesigner, { siteId: sites.outdoors.id, idToken, assetIds, callTime });
  await page.goto(url);
  await page.getByRole('tab', { name: 'This page' }).waitFor();
  return page;
}

/** What a list of so many of the harness's assets weighs in words: they are all equal. */
async function weightInWords({ backend, headers, upstream }: Harness): Promise<string> {
  const [id = ''] = upstream.assetIds;
  const answer = await fetch(`${backend}${assetPath(id)}`, { headers });
  const { size } = v.parse(AssetDetails, await answer.json());
  return formatBytes((size ?? 0) * upstream.assetIds.length);
}

async function measure(browser: Browser, folder: string, many: number) {
  const port = await claimPort(0);
  const harness = await openHarness({
    folder: await mkdtemp(join(folder, 'harness-')),
    latency,
    assets: many,
    panelOrigin: `http://${loopback}:${port}`,
  });
  const panel = await buildPanel(harness.backend);
  const server = await servePanel(panel, 'panel', '', { port });
  try {
    const page = await openPanel(browser, server.url, harness);
    const list = await readList(page, many, await weightInWords(harness));
    const scrolling = await scrollList(page);
    const { assetIds } = harness.upstream;
    const apart = Math.ceil(many / searches);
    const typing = await typeSearch(
      page,
      assetIds.filter((_, at) => at % apart === 0).map((id) => ({ word: id.slice(-letters), finds: id })),
    );
    const selected = await timeSelections(page, assetIds.slice(0, selections));
    return { list, scrolling, typing, selected };
  } finally {
    await server.close();
    await panel.remove();
    await harness.stop();
  }
}

type Measured = Awaited<ReturnType<typeof measure>>;

const ms = (value: number): string => `${value.toFixed(1)} ms`;

function resultsOf(many: number, all: readonly Measured[]): Result[] {
  const of = (pick: (one: Measured) => number): number => median(all.map(pick));
  return [
    {
      what: `${many} images: from the first answer of the Designer to the first row, p50`,
      value: of(({ list }) => list.firstRow),
      unit: 'ms',
      target: { atMost: 300 },
      from: `${rounds} rounds; with its facts after ${ms(of(({ list }) => list.firstFacts))}, the whole list after ${ms(of(({ list }) => list.whole))}`,
    },
    {
      what: `${many} images: longest task of the panel while the list comes in`,
      value: of(({ list }) => list.longestTask),
      unit: 'ms',
      target: { atMost: 50 },
      from: `p50 of ${rounds} rounds, in time of the processor`,
    },
    {
      what: `${many} images: what a frame takes of the processor while the whole list is scrolled, p99`,
      value: of(({ scrolling }) => scrolling.work),
      unit: 'ms',
      target: { atMost: 16 },
      from: `${of(({ scrolling }) => scrolling.frames)} frames, ${of(({ scrolling }) => scrolling.perSecond).toFixed(1)} a second`,
    },
    ...(many < fewest
      ? []
      : [
          {
            what: `${many} images: what a key press in the search takes of the processor until the list is painted, p95`,
            value: of(({ typing }) => typing.work),
            unit: 'ms',
            target: { atMost: 16 },
            from: `${of(({ typing }) => typing.presses)} presses`,
          },
          {
            what: `${many} images: from the Designer’s naming of a selected asset to its painted facts, p95`,
            value: of(({ selected }) => selected.p95),
            unit: 'ms',
            target: { atMost: 16 },
            from: `in time of the processor, p50 ${ms(of(({ selected }) => selected.p50))}; by the clock p50 ${ms(of(({ selected }) => selected.waitP50))}; ${Math.min(many, selections)} selections`,
          },
        ]),
  ];
}

/** What the list of a page costs the panel: until it is there, while it is scrolled, and what a selection takes then. */
export const page: Benchmark = async (folder) => {
  const browser = await launchBrowser();
  try {
    const results: Result[] = [];
    const costs = new Map<number, number>();
    for (const many of sizes) {
      const all: Measured[] = [];
      for (let round = 0; round < rounds; round++) all.push(await measure(browser, folder, many));
      results.push(...resultsOf(many, all));
      costs.set(many, median(all.map(({ list }) => list.cpu)));
    }
    const [, some = 0, most = 0] = costs.values();
    results.push({
      what: 'what a page of 1,000 images costs against one of 100, in time of the processor',
      value: most / some,
      unit: '×',
      target: { atMost: 10 },
      from: [...costs].map(([many, cpu]) => `${many} images ${cpu.toFixed(0)} ms`).join(', '),
    });
    return results;
  } finally {
    await browser.close();
  }
};
