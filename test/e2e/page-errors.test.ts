import { readFile } from 'node:fs/promises';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { routes } from '#contract/routes.ts';
import { formatBytes } from '#panel/i18n/format.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { recordsIn } from '#test/support/panel/parse-csv.ts';
import { eventually } from '#test/support/shared/eventually.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
});

afterAll(() => designer?.close());

async function go(name: string, page = designer.page): Promise<void> {
  await page.getByLabel('Page', { exact: true }).selectOption({ label: name });
}

const openTab = (panel: FrameLocator) => panel.getByRole('tab', { name: 'This page' }).click();
const listIn = (panel: FrameLocator) => panel.getByRole('list', { name: 'Images of this page' });

/** Waits until all images of the page and their facts are shown. */
async function untilComplete(panel: FrameLocator, images: string): Promise<void> {
  await panel
    .locator('.totals')
    .getByText(new RegExp(`^${images}\\b`))
    .waitFor();
  await eventually(async () => {
    expect(await panel.getByText(/^Reading/).count()).toBe(0);
    expect(await panel.getByText('Looking it up …').count()).toBe(0);
  });
}

/** Waits until the panel shows the total size of the Archive, which needs the facts of all assets. */
async function untilArchiveIsComplete({ sandbox }: OpenDesigner, panel: FrameLocator): Promise<void> {
  const all = [...sandbox.webflow.world.assets.values()].filter(({ key }) => key.startsWith('archive-'));
  const weight = formatBytes(all.reduce((sum, { asset }) => sum + (asset.size ?? 0), 0));
  await panel
    .locator('.totals')
    .getByText(`${all.length} images in 1000 places · originals ${weight}`)
    .waitFor();
}

beforeEach(() => go('Home'));

afterEach(() => {
  designer.sandbox.webflow.faults.clear();
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

describe('pages with 0, 1 and 1,000 images', () => {
  test('a page without images shows a message', async () => {
    const { panel } = designer;
    await go('Imprint');
    await openTab(panel);
    await panel.getByRole('heading', { name: 'No images here' }).waitFor();
    await panel.getByRole('button', { name: 'More actions' }).click();
    expect(await panel.getByRole('button', { name: 'Download CSV' }).count()).toBe(0);
    await panel.getByText(/^Apps can’t see images in rich text and embeds\./).waitFor();
  });

  test('a page with one image has one row', async () => {
    const { panel, page } = designer;
    await go('Poster');
    await openTab(panel);
    await untilComplete(panel, '1 image');
    expect(await listIn(panel).getByRole('listitem').count()).toBe(1);
    await listIn(panel).getByRole('button').click();
    await page.locator('[data-element="poster-image"][aria-pressed="true"]').waitFor();
  });

  test('an asset with 1,000 usages has one row, details that step through them, and 1,000 lines in the CSV', async () => {
    const { panel, page } = designer;
    await go('Pattern');
    await openTab(panel);
    await untilComplete(panel, '1 image');
    await listIn(panel).getByRole('button').click();
    await panel.getByRole('button', { name: 'Use 1 of 1000' }).click();
    await page.locator('[data-element="pattern-1"][aria-pressed="true"]').waitFor();
    await panel.getByRole('button', { name: 'Use 2 of 1000' }).waitFor();
    await panel.getByRole('button', { name: '‹ Back' }).click();
    await panel.getByRole('button', { name: 'More actions' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    const lines = recordsIn((await readFile(await download.path(), 'utf8')).slice(1));
    expect(new Set(lines.map((line) => line['Element ID'])).size).toBe(1_000);
    expect(new Set(lines.map((line) => line['Asset ID'])).size).toBe(1);
  });
});

test('after a change of page during a scan, no rows of the first page appear', async () => {
  const { panel } = designer;
  await openTab(panel);
  const slow = designer.page.getByRole('button', { name: 'Designer calls +100 ms', exact: true });
  await slow.click();
  await go('Archive');
  await panel.getByText(/^Reading \d+ of 1000 elements/).waitFor();
  await slow.click();
  await go('Poster');
  await untilComplete(panel, '1 image');
  expect(await listIn(panel).getByRole('listitem').count()).toBe(1);
  await go('Gallery');
  await untilComplete(panel, '9 images');
  expect(await listIn(panel).getByRole('listitem').count()).toBe(9);
});

test('the list shows the images of the component that is open for editing', async () => {
  const { panel, page } = designer;
  await go('Gallery');
  await openTab(panel);
  await untilComplete(panel, '9 images');
  await page.locator('[data-element="gallery-card-1"]').dblclick();
  await designer.select('card-badge');
  await untilComplete(panel, '2 images');
});

test('a session that expires during a scan is renewed, and all facts are shown', async () => {
  const { panel, page } = designer;
  let lookups = 0;
  await page.route(`**${routes.readAssets.path}`, async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.continue();
    lookups += 1;
    // The second request has an expired session.
    const headers = { ...request.headers(), ...(lookups === 2 ? { authorization: 'Bearer expired' } : {}) };
    return route.continue({ headers });
  });
  try {
    await openTab(panel);
    await go('Archive');
    await untilArchiveIsComplete(designer, panel);
    expect(lookups).toBeGreaterThan(2);
  } finally {
    await page.unrouteAll({ behavior: 'wait' });
  }
});

test('two concurrent panels of one site share requests to Webflow, and both show all facts', async () => {
  const own = await openDesigner({ requestsPerMinute: 1_000 });
  try {
    const other: Page = await own.browser.newPage({ viewport: { width: 1_440, height: 900 } });
    await other.goto(own.sandbox.origins.designer);
    const otherPanel = other.frameLocator('iframe[title="Asset Inspector"]');
    await Promise.all([go('Archive', own.page), go('Archive', other)]);
    await Promise.all([openTab(own.panel), openTab(otherPanel)]);
    await Promise.all([own.panel, otherPanel].map((panel) => untilArchiveIsComplete(own, panel)));
    expect(own.sandbox.webflow.calls.list('GET /v2/sites/:siteId/assets').length).toBeLessThanOrEqual(10);
    expect(own.consoleErrors()).toEqual([]);
  } finally {
    await own.close();
  }
});
