import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AssetsLine, assetsMediaType, assetsProtocol } from '#contract/assets-call.ts';
import { launchBrowser } from '#test/support/designer/launch-browser.ts';
import { assetId, detailsOf, siteId } from '#test/support/panel/asset-details.ts';
import { type BuiltPanel, buildPanel } from '#test/support/panel/built-panel.ts';
import { type PanelServer, servePanel } from '#test/support/panel/serve-panel.ts';

const backendUrl = 'https://assets.example.com';
const version = '0123456789abcdef01234567';
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' https:",
  `connect-src ${backendUrl}`,
].join('; ');

let panel: BuiltPanel;
let server: PanelServer;
let browser: Browser;

beforeAll(async () => {
  panel = await buildPanel(backendUrl);
  server = await servePanel(panel, version, policy);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await panel.remove();
});

/** The smallest Designer: one image is selected, and no event fires. */
async function putDesigner(page: Page): Promise<void> {
  await page.addInitScript(
    ({ asset, site }) => {
      const handle = {
        id: asset,
        getName: async () => 'hero.jpg',
        getUrl: async () => '',
        getMimeType: async () => 'image/jpeg',
        getAltText: async () => null,
      };
      const element = {
        id: { component: 'page', element: 'image' },
        type: 'Image',
        elementSettings: false,
        getAsset: async () => handle,
        getAltText: async () => '__wf_reserved_decorative',
      };
      const webflow = {
        getSelectedElement: async () => element,
        getSiteInfo: async () => ({ siteId: site, workspaceId: site }),
        getIdToken: async () => 'id-token',
        getTheme: async () => 'light',
        getThemeStyles: async () => ({ colors: { 'bg-primary': '#fafafa' } }),
        subscribe: () => () => {},
      };
      Object.assign(window, { webflow });
    },
    { asset: assetId, site: siteId },
  );
}

async function putBackend(page: Page): Promise<void> {
  const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
  const session = {
    token: 'session',
    expiresAt: '2026-03-01T12:15:00.000Z',
    user: { firstName: null },
  };
  await page.route(`${backendUrl}/**`, (route) => {
    const details = detailsOf({ hostedUrl: new URL('icon.svg', server.url).href });
    const lines: AssetsLine[] = [
      { session },
      { details },
      { done: { protocol: assetsProtocol, isWhole: false } },
    ];
    return route.fulfill({
      status: 200,
      headers,
      contentType: assetsMediaType,
      body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    });
  });
}

/** Opens the panel in a page, and collects its errors and violations. */
async function open(): Promise<{ page: Page; complaints: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width: 320, height: 460 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await putBackend(page);
  return { page, complaints };
}

test('P4 csp-run: the panel works under a strict policy and from a sub-path, without a violation', async () => {
  const { page, complaints } = await open();
  await putDesigner(page);
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'hero.jpg' }).waitFor();
  await page.getByRole('table', { name: 'Files' }).waitFor();
  await page.getByRole('img', { name: 'Preview' }).waitFor();
  await page.getByText('Decorative').first().waitFor();
  expect(await page.locator('data').first().getAttribute('value')).toBe('2212772');
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => document.fonts.check('12px "Inter Variable"'))).toBe(true);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(250, 250, 250)',
  );
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Disconnect site' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(complaints).toEqual([]);
  expect(server.paths.filter((path) => !path.startsWith(`/${version}/`))).toEqual([]);
  await page.close();
});

test('P9 minified-same: outside of the Designer the built panel says where it belongs', async () => {
  const { page, complaints } = await open();
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'Open this in Webflow' }).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('the shell is in the page when its script has run, so that the next frame paints it', async () => {
  const { page } = await open();
  await putDesigner(page);
  // Module scripts run before this event, and browsers paint nothing between the two.
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      const tabs = document.querySelectorAll('main [role="tab"]');
      Object.assign(window, { shell: [...tabs].map(({ textContent }) => textContent) });
    });
  });
  await page.goto(server.url);
  expect(await page.evaluate(() => Object(window).shell)).toEqual(['Selected', 'This page', 'Site']);
  await page.close();
});

test.for([
  ['C, as WebKitGTK tells where LANG is C.UTF-8', { language: 'C', languages: ['C'] }],
  ['en_US', { language: 'en_US', languages: ['en_US'] }],
  ['an empty text', { language: '', languages: [''] }],
  ['*', { language: '*', languages: ['*'] }],
  ['nothing', { language: undefined, languages: undefined }],
  ['10,000 characters', { language: 'x'.repeat(10_000), languages: ['x'.repeat(10_000)] }],
] as const)('in a browser with the language %s every fact is shown', async ([, told]) => {
  const { page, complaints } = await open();
  await putDesigner(page);
  await page.addInitScript((values) => {
    for (const name of ['language', 'languages'] as const) {
      Object.defineProperty(navigator, name, { get: () => values[name] });
    }
  }, told);
  await page.goto(server.url);
  await page.getByRole('table', { name: 'Files' }).waitFor();
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByText('Feb 9, 2023').waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('in a browser that can’t format a date only the file region fails, with a report in its place', async () => {
  const { page, complaints } = await open();
  await putDesigner(page);
  await page.addInitScript(() => {
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
      get() {
        throw new RangeError('no dates here');
      },
    });
  });
  await page.goto(server.url);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByText('This part can’t be shown').waitFor();
  expect(await page.locator('.notice pre').textContent()).toMatch(
    /^Asset Inspector \d+\.\d+\.\d+\nPart file\nRangeError: no dates here\n[\w-]+\.js:\d+:\d+$/,
  );
  await page.getByRole('heading', { name: 'hero.jpg' }).waitFor();
  await page.getByRole('table', { name: 'Files' }).waitFor();
  await page.getByRole('button', { name: 'More' }).waitFor();
  expect(new Set(complaints)).toEqual(new Set(['no dates here']));
  await page.close();
});
