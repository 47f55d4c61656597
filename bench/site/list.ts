import type { Browser, Page } from 'playwright-core';
import { sites } from '../../src/sandbox/world/sample-data.ts';
import { claimPort, loopback } from '../../src/tooling/ports.ts';
import { buildPanel } from '../../test/support/panel/built-panel.ts';
import { servePanel } from '../../test/support/panel/serve-panel.ts';
import { openHarness } from '../../test/support/servers/harness/harness.ts';
import type { Result } from '../benchmark.ts';
import { fakeDesigner } from '../fake-designer.ts';
import { pageHeap } from '../page-heap.ts';
import { type SearchWord, scrollList, typeSearch } from '../page-measures.ts';
import { traced } from '../trace.ts';

/** Milliseconds: what Webflow takes for an answer, and its Designer for a call. */
const latency = 100;
const callTime = 4;
const assets = 10_000;
const pageSize = 100;
/** Pixels a frame: a person who turns the wheel as hard as they can, through the list in half a minute. */
const pixels = 300;
const mib = 1024 * 1024;

/** Opens the tab and waits until every asset is listed: milliseconds to the first row, and of the longest task. */
async function readSite(page: Page) {
  const { value, longestTask } = await traced(page, () =>
    page.evaluate((total) => {
      return new Promise<{ firstRow: number; whole: number }>((done, fail) => {
        const since = performance.now();
        let firstRow: number | null = null;
        setTimeout(() => fail(new Error(document.querySelector('main')?.textContent ?? '')), 120_000);
        const look = (): void => {
          if (document.querySelector('.rows > li')) firstRow ??= performance.now() - since;
          const said = document.querySelector('.site-total')?.textContent ?? '';
          const isOver = said.startsWith(total) && !document.querySelector('.page-progress');
          if (firstRow === null || !isOver) return void requestAnimationFrame(look);
          performance.mark('end');
          done({ firstRow, whole: performance.now() - since });
        };
        performance.mark('begin');
        requestAnimationFrame(look);
        document.querySelector<HTMLElement>('#tab-site')?.click();
      });
    }, `${assets} assets`),
  );
  return { ...value, longestTask };
}

/** What listing every asset of the big site takes, in the built panel before a real backend. */
export async function listOfSite(browser: Browser, folder: string): Promise<Result[]> {
  const port = await claimPort(0);
  const panelOrigin = `http://${loopback}:${port}`;
  const harness = await openHarness({ folder, latency, assets: 'big', panelOrigin });
  const panel = await buildPanel(harness.backend);
  const server = await servePanel(panel, 'panel', '', { port });
  try {
    const { idToken, assetIds } = harness.upstream;
    const page = await browser.newPage({ viewport: { width: 320, height: 460 } });
    const designer = { siteId: sites.outdoors.id, idToken, assetIds: assetIds.slice(0, 1), callTime };
    await page.addInitScript(fakeDesigner, designer);
    await page.goto(server.url);
    await page.locator('#tab-site').waitFor();
    const before = await harness.listReads();
    const list = await readSite(page);
    const calls = (await harness.listReads()) - before;
    const heap = await pageHeap(page);
    const scrolling = await scrollList(page, { pixels, part: 0.95 });
    const words = Array.from({ length: 10 }, (_, at): SearchWord => {
      const name = `picture-${at * 991 + 100}`;
      return { word: name.slice(-5), finds: name };
    });
    const typing = await typeSearch(page, words);
    return [
      {
        what: 'calls for the list of 10,000 assets and their texts in one more locale',
        value: calls,
        unit: '',
        target: { atMost: (2 * assets) / pageSize },
        from: `${calls} calls; the whole list after ${(list.whole / 1_000).toFixed(1)} s`,
      },
      {
        what: 'from the first page of the list to the first row',
        value: list.firstRow - latency,
        unit: 'ms',
        target: { atMost: 300 },
        from: `${list.firstRow.toFixed(0)} ms after the tab is pressed, of which Webflow takes ${latency} ms for the page`,
      },
      {
        what: '10,000 assets: longest task of the panel while the list comes in',
        value: list.longestTask,
        unit: 'ms',
        target: { atMost: 50 },
        from: 'in time of the processor',
      },
      {
        what: '10,000 assets: what a frame takes of the processor while the whole list is scrolled, p95',
        value: scrolling.work,
        unit: 'ms',
        target: { atMost: 16 },
        from: `${scrolling.frames} frames of ${pixels} pixels`,
      },
      {
        what: '10,000 assets: what a key press in the search takes of the processor until the list is painted, p95',
        value: typing.work,
        unit: 'ms',
        target: { atMost: 16 },
        from: `${typing.presses} presses`,
      },
      {
        what: '10,000 assets: what the panel holds in memory',
        value: heap / mib,
        unit: 'MiB',
        target: { atMost: 60 },
        from: 'after a collection of garbage, by Chromium’s Runtime.getHeapUsage',
      },
    ];
  } finally {
    await server.close();
    await panel.remove();
    await harness.stop();
  }
}
