import { Builder, By, Key, type WebDriver, WebElement } from 'selenium-webdriver';
import { type Driver, type Engine, type Place, panelFrame, windowSize } from './engine.ts';
import { finderScript } from './finder.ts';
import { firstOnPath } from './on-path.ts';
import { startWebKit } from './webkit-processes.ts';

const keys = {
  Tab: Key.TAB,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Delete: Key.DELETE,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
} as const;

/** Gives the document its size: a window also has a bar. */
async function sizeDocument(driver: WebDriver): Promise<void> {
  const bars = await driver.executeScript<number>('return outerHeight - innerHeight');
  const rect = { x: 0, y: 0, width: windowSize.width, height: windowSize.height + bars };
  await driver.manage().window().setRect(rect);
}

async function driveWebKit(address: string): Promise<Driver> {
  const [finder, processes] = await Promise.all([finderScript('webkit'), startWebKit()]);
  const driver = await new Builder()
    .usingServer(processes.url)
    .withCapabilities({ browserName: 'MiniBrowser' })
    .build();
  await sizeDocument(driver);
  await driver.get(address);
  let current: Place | null = null;
  const hasFinder = () => driver.executeScript<boolean>('return globalThis.panelFinder !== undefined');
  /** Enters a document. To enter it again would take the focus from what is in it. */
  async function enter(place: Place): Promise<void> {
    if (current === place && (await hasFinder().catch(() => false))) return;
    await driver.switchTo().defaultContent();
    if (place === 'panel') await driver.switchTo().frame(await driver.findElement(By.css(panelFrame)));
    current = place;
    if (!(await hasFinder())) await driver.executeScript(finder);
  }
  return {
    async press(place, selector) {
      await enter(place);
      const element: unknown = await driver.executeScript(
        'return globalThis.panelFinder.ready(arguments[0])',
        selector,
      );
      if (!(element instanceof WebElement)) return false;
      await element.click();
      return true;
    },
    type: (text) => driver.actions().sendKeys(text).perform(),
    key: (key) => driver.actions().sendKeys(keys[key]).perform(),
    chord: (letter) => driver.actions().keyDown(Key.CONTROL).sendKeys(letter).keyUp(Key.CONTROL).perform(),
    downloads: processes.downloads,
    async run(place, script, argument) {
      await enter(place);
      return driver.executeScript(script, argument);
    },
    async screenshot() {
      return Buffer.from(await driver.takeScreenshot(), 'base64');
    },
    async errors() {
      const heard: string[] = [];
      for (const place of ['designer', 'panel'] as const) {
        await enter(place);
        heard.push(...(await driver.executeScript<string[]>('return globalThis.panelFinder.errors()')));
      }
      return heard;
    },
    async close() {
      await driver.quit();
      await processes.stop();
    },
  };
}

/** WebKitGTK's browser over WebDriver, on a display without a screen. */
export const webkit: Engine = {
  name: 'webkit',
  packages: ['webkit2gtk-driver', 'xvfb'],
  isInstalled: () => ['WebKitWebDriver', 'Xvfb'].every((name) => firstOnPath([name]) !== undefined),
  open: driveWebKit,
};
