import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumFlags, findBrowser } from '../test/support/designer/browser.ts';
import { siteId } from '../test/support/panel/asset-details.ts';
import type { BuiltPanel } from '../test/support/panel/built-panel.ts';
import { servePanel } from '../test/support/panel/serve-panel.ts';
import { manyIds } from '../test/support/servers/harness/many-assets.ts';
import { firstSize, type PanelBackend, startPanelBackend } from './panel-backend.ts';
import { putDesigner, type Story } from './panel-page.ts';

/** Images that nothing knows beforehand, and images of the open page, which the panel reads when it is idle. */
const elsewhere = 40;
const onPage = 80;
export const images = elsewhere + onPage;
export const coldImages = Array.from({ length: elsewhere }, (_, number) => number);
export const pageImages = Array.from({ length: onPage }, (_, number) => elsewhere + number);

/** Frames are drawn as soon as there is something to draw: waiting for a display is not measured. */
const flags = [
  ...chromiumFlags,
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
  '--enable-precise-memory-info',
];

/** A panel that is served, and the browser and backend it runs with. */
export interface PanelStand {
  readonly backend: PanelBackend;
  /** Opens the panel in a browser context of its own, with nothing cached. */
  open(): Promise<Page>;
  stop(): Promise<void>;
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 460 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  const story: Story = { ids: manyIds(images), onPage: pageImages, siteId, firstSize };
  await page.addInitScript(putDesigner, story);
  await page.goto(url);
  await page.getByRole('tab', { name: 'Selected' }).waitFor();
  return page;
}

/** Builds and serves a panel. `build` receives the URL of the backend. */
export async function openPanelStand(
  build: (backendUrl: string) => Promise<BuiltPanel>,
): Promise<PanelStand> {
  const backend = await startPanelBackend(manyIds(images));
  const panel = await build(backend.origin);
  const server = await servePanel(panel, 'panel', `default-src 'self'; connect-src ${backend.origin}`);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: flags });
  return {
    backend,
    open: () => openPage(browser, server.url),
    async stop() {
      await browser.close();
      await server.close();
      await backend.stop();
      await panel.remove();
    },
  };
}
