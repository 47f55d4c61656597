import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, {
  type ConsoleMessage,
  ElementHandle,
  type Frame,
  type LaunchOptions,
  type Page,
} from 'puppeteer-core';
import { chromiumFlags } from '../../support/designer/browser.ts';
import { hangAfter } from '../../support/shared/hang-limits.ts';
import { type Driver, type Engine, type Place, panelFrame, windowSize } from './engine.ts';
import { finderScript } from './finder.ts';
import { firstOnPath } from './on-path.ts';

/** Firefox's preferences: every address but loopback is asked of a proxy that isn't there, and files are saved unasked. */
const firefoxPreferences = (downloads: string) => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'browser.download.folderList': 2,
  'browser.download.dir': downloads,
  'browser.download.useDownloadDir': true,
  'browser.download.alwaysOpenPanel': false,
});

/** Browser messages that are the point of a test: a refused request is reported as an error. */
const refusedRequest = /^Failed to load resource: the server responded with a status of/;

function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('console', (message: ConsoleMessage) => {
    const isNoise = ['error', 'warn'].includes(message.type()) && !refusedRequest.test(message.text());
    if (isNoise) heard.push(message.text());
  });
  return heard;
}

type Options = (downloads: string) => LaunchOptions;

async function drive(optionsFor: Options, engine: 'chromium' | 'firefox', url: string): Promise<Driver> {
  const downloads = await mkdtemp(join(tmpdir(), 'asset-inspector-saved-'));
  const [finder, browser] = await Promise.all([
    finderScript(engine),
    puppeteer.launch(optionsFor(downloads)),
  ]);
  const page = await browser.newPage();
  await page.setViewport(windowSize);
  const heard = listen(page);
  await page.goto(url);
  async function frameOf(place: Place): Promise<Frame> {
    if (place === 'designer') return page.mainFrame();
    const iframe = await page.waitForSelector(panelFrame, { timeout: hangAfter.wait });
    const frame = await iframe?.contentFrame();
    if (!frame) throw new Error('the panel has no frame');
    return frame;
  }
  async function withFinder(place: Place): Promise<Frame> {
    const frame = await frameOf(place);
    if (!(await frame.evaluate(() => globalThis.panelFinder !== undefined))) await frame.evaluate(finder);
    return frame;
  }
  return {
    async press(place, selector) {
      const frame = await withFinder(place);
      const handle = await frame.evaluateHandle((one) => globalThis.panelFinder?.ready(one), selector);
      if (!(handle instanceof ElementHandle)) return false;
      await handle.click();
      return true;
    },
    type: (text) => page.keyboard.type(text),
    key: (key) => page.keyboard.press(key),
    async chord(letter) {
      await page.keyboard.down('Control');
      await page.keyboard.press(letter);
      await page.keyboard.up('Control');
    },
    downloads,
    async run(place, script, argument) {
      const frame = await withFinder(place);
      return frame.evaluate(script, argument);
    },
    screenshot: () => page.screenshot(),
    errors: async () => heard.splice(0),
    async close() {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}

const firefoxPath = () => firstOnPath(['firefox-esr', 'firefox']);
const chromiumPath = () =>
  firstOnPath(['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']);

/** Firefox over WebDriver BiDi. */
export const firefox: Engine = {
  name: 'firefox',
  packages: ['firefox-esr'],
  isInstalled: () => firefoxPath() !== undefined,
  open: (url) =>
    drive(
      (downloads) => ({
        browser: 'firefox',
        executablePath: firefoxPath() ?? '',
        extraPrefsFirefox: firefoxPreferences(downloads),
      }),
      'firefox',
      url,
    ),
};

/** Chromium over the DevTools protocol. */
export const chromium: Engine = {
  name: 'chromium',
  packages: ['chromium'],
  isInstalled: () => chromiumPath() !== undefined,
  open: (url) =>
    drive(
      (downloadPath) => ({
        browser: 'chrome',
        executablePath: chromiumPath() ?? '',
        args: [...chromiumFlags],
        downloadBehavior: { policy: 'allow', downloadPath },
      }),
      'chromium',
      url,
    ),
};
