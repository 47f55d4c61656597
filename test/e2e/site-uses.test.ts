import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 10_000 });
});

afterAll(() => designer?.close());

afterEach(() => {
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

const nameOf = (key: string): string =>
  designer.sandbox.webflow.world.assets.get(assetIdOf(key))?.asset.displayName ?? `no ${key}`;

/** Allows in Webflow what the reading needs, in the tab that the panel opens. */
async function allow(): Promise<void> {
  const opened = designer.page.context().waitForEvent('page');
  await designer.panel.getByRole('link', { name: 'Allow in Webflow' }).click();
  const consent = await opened;
  await consent.getByRole('checkbox', { name: 'Northwind Outdoors' }).check();
  await consent.getByRole('button', { name: 'Authorize app' }).click();
  await consent.getByRole('heading', { name: 'Your site is connected' }).waitFor();
  await consent.close();
}

/** Opens the details of an asset in the Site tab. */
async function openAsset(key: string): Promise<void> {
  const { panel } = designer;
  await panel.getByRole('tab', { name: 'Site' }).click();
  await panel.getByRole('searchbox').fill(nameOf(key));
  await panel
    .getByRole('list', { name: 'Assets of this site' })
    .getByRole('listitem')
    .filter({ hasText: nameOf(key) })
    .getByRole('button')
    .first()
    .click();
}

const usedOn = (text: string) => designer.panel.locator('.used-on').getByText(text).first();

test('a person finds the uses of a site, and goes to one on another page', async () => {
  const { panel, page } = designer;
  await page.getByRole('button', { name: '800 × 600' }).click();
  await panel.getByRole('tab', { name: 'Site' }).click();
  await panel.getByRole('button', { name: 'Find uses' }).click();
  await allow();
  await panel.getByText(/^Uses read .* ago$/).waitFor();

  // Set for one breakpoint in one state alone.
  await openAsset('photo-png');
  await usedOn('background of Coast banner').waitFor();
  // In the settings of a page that was never opened.
  await openAsset('jpeg-as-png');
  await usedOn('social image of Imprint').waitFor();

  await openAsset('japanese');
  await panel.locator('.used-on').getByRole('button').first().click();
  await panel
    .locator('.used-on')
    .getByRole('button', { name: /^Gallery/ })
    .click();
  await panel.getByRole('button', { name: 'Open Gallery' }).click();
  await page.locator('[data-element="gallery-cabin"][aria-pressed="true"]').waitFor();
  await panel.getByRole('tab', { name: 'Selected', selected: true }).waitFor();
});
