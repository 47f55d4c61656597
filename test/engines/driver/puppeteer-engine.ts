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

/** Every address but loopback is asked of a proxy that isn't there. Source: Firefox, network/proxy preferences. */
const offline = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
};

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

async function drive(options: LaunchOptions, engine: 'chromium' | 'firefox', url: string): Promise<Driver> {
  const [finder, browser] = await Promise.all([finderScript(engine), puppeteer.launch(options)]);
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
    async selectAll() {
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
    },
    async run(place, script, argument) {
      const frame = await withFinder(place);
      return frame.evaluate(script, argument);
    },
    screenshot: () => page.screenshot(),
    errors: async () => heard.splice(0),
    close: () => browser.close(),
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
      { browser: 'firefox', executablePath: firefoxPath() ?? '', extraPrefsFirefox: offline },
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
      { browser: 'chrome', executablePath: chromiumPath() ?? '', args: [...chromiumFlags] },
      'chromium',
      url,
    ),
};
