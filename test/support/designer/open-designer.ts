import type { Browser, FrameLocator, Page } from 'playwright-core';
import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/start/start-sandbox.ts';
import { launchBrowser } from '#test/support/designer/launch-browser.ts';

/** Browser messages that are the point of a test: Chromium reports every refused request as an error. */
const refusedRequest = /^Failed to load resource: the server responded with a status of/;

/** The sandbox's Designer in a real browser, and the panel inside it. */
export interface OpenDesigner {
  readonly sandbox: Sandbox;
  readonly browser: Browser;
  readonly page: Page;
  readonly panel: FrameLocator;
  /** Console errors, warnings and uncaught errors since the last call. */
  consoleErrors(): string[];
  /** Clicks an element on the canvas by its stable id. */
  select(element: string): Promise<void>;
  close(): Promise<void>;
}

function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    const isNoise = ['error', 'warning'].includes(message.type());
    if (isNoise && !refusedRequest.test(message.text())) heard.push(message.text());
  });
  return heard;
}

/**
 * Starts a sandbox on free ports and opens its Designer page, at so many device pixels to a CSS pixel; `prepare` is called
 * before the page is opened.
 */
export async function openDesigner({
  scale = 1,
  locale = 'en-US',
  prepare = () => {},
  ...options
}: SandboxOptions & {
  scale?: number;
  locale?: string;
  prepare?: (sandbox: Sandbox) => void;
} = {}): Promise<OpenDesigner> {
  const [sandbox, browser] = await Promise.all([startSandbox(options), launchBrowser()]);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: scale,
    locale,
  });
  prepare(sandbox);
  const page = await context.newPage();
  const heard = listen(page);
  await page.goto(sandbox.origins.designer);
  return {
    sandbox,
    browser,
    page,
    panel: page.frameLocator('iframe[title="Asset Inspector"]'),
    consoleErrors: () => heard.splice(0),
    select: (element) => page.locator(`[data-element="${element}"]`).click(),
    async close() {
      await browser.close();
      await sandbox.stop();
    },
  };
}
