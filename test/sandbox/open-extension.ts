import type { Browser, Frame, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '#sandbox/start/start-sandbox.ts';
import { launchBrowser } from '#test/support/designer/launch-browser.ts';

/** An argument of a function that runs in the extension's page. */
type Given = string | number | null | undefined;

/** The Designer page in a browser, and the page of the extension inside it. */
export interface OpenExtension {
  sandbox: Sandbox;
  browser: Browser;
  page: Page;
  /** The frame of the extension; a new one after each reload. */
  frame(): Frame;
  /** Waits until the extension has reloaded. */
  reopened(): Promise<void>;
  /** Runs a function in the extension's page and resolves with its result or with the tag of its error. */
  run<Args extends Given[]>(call: (...args: Args) => Promise<unknown>, ...args: Args): Promise<unknown>;
  press(button: string): Promise<void>;
  select(element: string): Promise<void>;
  /** Console errors, warnings and uncaught errors since the last call. */
  consoleErrors(): string[];
  close(): Promise<void>;
}

function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    // The panel's backend is not connected here; Chromium logs its error responses.
    const isRefusal = message.text().startsWith('Failed to load resource: the server responded');
    if (['error', 'warning'].includes(message.type()) && !isRefusal) heard.push(message.text());
  });
  return heard;
}

async function extensionOf(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('iframe[title="Asset Inspector"]');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the iframe has no page');
  await frame.waitForFunction(() => 'webflow' in window);
  return frame;
}

/** Starts a sandbox without a connected site on free ports and opens its Designer page. */
export async function openExtension(): Promise<OpenExtension> {
  const [sandbox, browser] = await Promise.all([startSandbox({ connect: false }), launchBrowser()]);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const heard = listen(page);
  await page.goto(sandbox.origins.designer);
  let frame = await extensionOf(page);
  return {
    sandbox,
    browser,
    page,
    frame: () => frame,
    async reopened() {
      frame = await extensionOf(page);
    },
    run(call, ...args) {
      const given = args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ');
      return frame.evaluate(
        `(${call})(${given}).then((value) => value, (error) => error.cause?.tag ?? String(error))`,
      );
    },
    press: (name) => page.getByRole('button', { name }).click(),
    select: (element) => page.locator(`[data-element="${element}"]`).click(),
    consoleErrors: () => heard.splice(0),
    async close() {
      await browser.close();
      await sandbox.stop();
    },
  };
}
