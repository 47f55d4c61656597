import { type Browser, chromium } from 'playwright-core';
import { chromiumFlags, findBrowser } from '../../test/support/designer/browser.ts';
import { siteId } from '../../test/support/panel/asset-details.ts';
import type { BuiltPanel } from '../../test/support/panel/built-panel.ts';
import { servePanel } from '../../test/support/panel/serve-panel.ts';
import { manyIds } from '../../test/support/servers/harness/many-assets.ts';
import { firstSize, type PanelBackend } from '../panel-backend.ts';
import { putDesigner, type Story } from '../panel-page.ts';

/** 10 Mbit/s each way and 40 ms from a request to its answer. Chromium counts bytes a second. */
const network = {
  offline: false,
  latency: 40,
  downloadThroughput: 1_250_000,
  uploadThroughput: 1_250_000,
};

/** Milliseconds from the navigation. */
export interface Times {
  readonly firstPaint: number;
  /** Until the frame with name, bytes and variants of the selected image was drawn. */
  readonly firstFacts: number;
}

/** A panel that is served compressed, to be opened again and again with nothing cached. */
export interface Visited {
  /** Opens it while an image is selected. `slowdown` is how many times slower the processor is made. */
  visit(slowdown: number): Promise<Times>;
  stop(): Promise<void>;
}

/** Runs in the page before the panel, after `putDesigner`: the first image is selected from the beginning. */
function selectFirst(): void {
  const shown = window.bench.selectAndWait(0).then(() => performance.now());
  Object.assign(window, { shown });
}

function readTimes(): Promise<Times> {
  const { shown } = window;
  const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  return shown.then((firstFacts) => ({ firstPaint: paint ?? Number.NaN, firstFacts }));
}

declare global {
  interface Window {
    /** When the first image's facts were drawn. */
    shown: Promise<number>;
  }
}

/** Starts a browser for visits. The caller closes it. */
export function launchForVisits(): Promise<Browser> {
  const flags = [...chromiumFlags, '--disable-frame-rate-limit', '--disable-gpu-vsync'];
  return chromium.launch({ executablePath: findBrowser(), args: flags });
}

/** Serves the panel as a host that compresses would. */
export async function openVisited(
  browser: Browser,
  backend: PanelBackend,
  panel: BuiltPanel,
): Promise<Visited> {
  const policy = `default-src 'self'; connect-src ${backend.origin}`;
  const server = await servePanel(panel, 'panel', policy, { isCompressed: true });
  const story: Story = { ids: manyIds(1), onPage: [0], siteId, firstSize };
  return {
    async visit(slowdown) {
      const context = await browser.newContext({ viewport: { width: 320, height: 460 } });
      const page = await context.newPage();
      await page.addInitScript(putDesigner, story);
      await page.addInitScript(selectFirst);
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', network);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      await page.goto(server.url);
      await page.evaluate(() => window.shown);
      const times = await page.evaluate(readTimes);
      await context.close();
      return times;
    },
    async stop() {
      await server.close();
      await panel.remove();
    },
  };
}
