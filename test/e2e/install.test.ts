import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { helpPath, helpTopics, pagePaths } from '#contract/help.ts';
import { type Sandbox, startSandbox } from '#sandbox/start/start-sandbox.ts';
import { assetInspectorApp, sites } from '#sandbox/world/sample-data.ts';
import { launchBrowser, launchWithoutCookies } from '#test/support/designer/launch-browser.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';

let sandbox: Sandbox;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const consoleErrors: string[] = [];

beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox({ connect: false }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  page = await context.newPage();
  page.on('pageerror', (error) => consoleErrors.push(error.message));
  page.on('console', (message) => consoleErrors.push(message.text()));
});

afterEach(async () => {
  await context.close();
  const errors = consoleErrors.splice(0).filter((text) => !text.startsWith('Failed to load resource'));
  expect(errors, 'no console errors').toEqual([]);
});

async function expectAccessible(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  }
  const root = page.locator(':root');
  expect(await root.evaluate((html) => html.scrollWidth - html.clientWidth), 'nothing is cut').toBe(0);
}

describe('the pages of connecting a site', () => {
  async function begin(): Promise<void> {
    await page.goto(`${sandbox.origins.backend}/oauth/start`);
  }

  async function choose(...names: readonly string[]): Promise<void> {
    for (const name of names) await page.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: 'Authorize app' }).click();
  }

  test('P7 a11y: after consent, one press returns to the Designer', async () => {
    await begin();
    await choose(sites.outdoors.displayName);
    await page.getByRole('heading', { name: 'Your site is connected' }).waitFor();
    await expectAccessible();
    await page.getByRole('link', { name: 'Open Northwind Outdoors' }).click();
    await page.locator('iframe[title="Asset Inspector"]').waitFor();
    expect(page.url()).toBe(`${sandbox.origins.designer}/?app=${assetInspectorApp.clientId}`);
  });

  test('for several sites, each has its own link to the Designer', async () => {
    await begin();
    await choose(sites.outdoors.displayName, sites.journal.displayName);
    await page.getByRole('heading', { name: 'Your sites are connected' }).waitFor();
    const links = await page.getByRole('list').getByRole('link').allInnerTexts();
    expect(links).toEqual(['Open Northwind Outdoors', 'Open Northwind Journal']);
    await expectAccessible();
  });

  test('after a denial, the page leads to the consent page again', async () => {
    await begin();
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.getByRole('heading', { name: 'Nothing was connected' }).waitFor();
    await expectAccessible();
    await page.getByRole('link', { name: 'Connect site' }).click();
    await choose(sites.outdoors.displayName);
    await page.getByRole('heading', { name: 'Your site is connected' }).waitFor();
  });

  test('after consent for another site, the page leads to the consent page again', async () => {
    await begin();
    await choose(sites.journal.displayName);
    await page.getByText('Is the site you’re working on another one?').waitFor();
    await page.getByRole('link', { name: 'Connect another site' }).click();
    await choose(sites.outdoors.displayName);
    await page.getByRole('link', { name: 'Open Northwind Outdoors' }).waitFor();
  });
});

describe('a callback that is not the first, or has no cookie', () => {
  /** Submits the consent page and returns the callback URL without opening it. */
  async function consentOnly(): Promise<string> {
    await page.goto(`${sandbox.origins.backend}/oauth/start`);
    await page.getByRole('checkbox', { name: sites.outdoors.displayName }).check();
    const answered = Promise.withResolvers<string>();
    await page.route('**/oauth/authorize*', async (route) => {
      const answer = await route.fetch({ maxRedirects: 0 });
      answered.resolve(answer.headers().location ?? '');
      await route.fulfill({ status: 204 });
    });
    await page.getByRole('button', { name: 'Authorize app' }).click();
    return answered.promise;
  }

  test('O12 no-dead-end: a reload shows that the site is connected', async () => {
    await page.goto(await consentOnly());
    await page.getByRole('heading', { name: 'Your site is connected' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Your site is connected' }).waitFor();
    await expectAccessible();
    expect(page.url()).toContain('/oauth/callback?');
  });

  test('O12 no-dead-end: a prefetched callback connects when it is opened', async () => {
    const url = await consentOnly();
    const elsewhere = await serveHttp((_, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><link rel="icon" href="data:,">');
    });
    await page.goto(elsewhere.origin.replace('127.0.0.1', 'localhost'));
    const [request] = await Promise.all([
      page.waitForRequest(url),
      // Chromium blocks the prefetched response because of its Cross-Origin-Resource-Policy.
      page.waitForEvent('requestfailed'),
      page.evaluate((href) => {
        const link = Object.assign(document.createElement('link'), { rel: 'prefetch', href });
        document.head.append(link);
      }, url),
    ]);
    expect(request.headers()['sec-purpose']).toContain('prefetch');
    await page.goto(url);
    await page.getByRole('heading', { name: 'Your site is connected' }).waitFor();
    await page.getByRole('link', { name: 'Open Northwind Outdoors' }).waitFor();
  });

  test('O12 no-dead-end, P7 a11y: with blocked cookies, a page says so and does not redirect in a loop', async () => {
    const blocked = await launchWithoutCookies({ viewport: { width: 320, height: 640 } });
    try {
      page = await blocked.newPage();
      await page.goto(`${sandbox.origins.backend}/oauth/start`);
      await page.getByRole('checkbox', { name: sites.outdoors.displayName }).check();
      await page.getByRole('button', { name: 'Authorize app' }).click();
      await page.getByRole('heading', { name: 'Your browser kept no cookie' }).waitFor();
      await page.getByText('Allow cookies for localhost').waitFor();
      expect(await blocked.cookies()).toEqual([]);
      await expectAccessible();
      await page.getByRole('link', { name: 'Connect again' }).click();
      await page.getByRole('button', { name: 'Authorize app' }).waitFor();
    } finally {
      await blocked.close();
    }
  });
});

describe('the public pages', () => {
  test.each(Object.values(pagePaths))('P7 a11y, H5 html-is-inert: %s', async (path) => {
    await page.goto(sandbox.origins.backend + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible();
  });

  test('the help page opened with a finding’s fragment shows its section', async () => {
    const [last = 'otherExtension'] = helpTopics.slice(-1);
    await page.goto(sandbox.origins.backend + helpPath(last));
    await page.locator(`#${last}:target`).waitFor();
    const box = await page.locator(`#${last}`).boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
  });
});
