import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { altTextHands } from '#test/support/designer/edit-alt-text.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { readPanel } from '#test/support/designer/read-panel.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner();
});

afterAll(() => designer?.close());

afterEach(() => {
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

test('one press shows the first facts', async () => {
  await designer.select('image-everything');
  expect((await readPanel(designer.panel, assetIdOf('everything'))).rows.length).toBeGreaterThan(1);
});

test('the panel opened from an image’s settings shows that image', async () => {
  await designer.select('image-japanese');
  await designer.page.getByRole('button', { name: 'Open the app for it' }).click();
  await readPanel(designer.panel, assetIdOf('japanese'));
});

test('a refresh during an edit writes nothing and keeps the saved text', async () => {
  const hands = altTextHands(designer);
  await hands.show('image-everything', 'everything');
  const before = [await hands.onCanvas(), await hands.inDataApi('everything')];
  await hands.type('image', 'Half a sen');
  await designer.page.getByRole('button', { name: 'Refresh extension' }).click();
  await hands.textArea('image').waitFor({ state: 'detached' });
  await readPanel(designer.panel, assetIdOf('everything'));
  await hands.button('Edit').waitFor();
  expect([await hands.onCanvas(), await hands.inDataApi('everything')]).toEqual(before);
});

test('a deep link opens the tab “This page” without a selection', async () => {
  const url = new URL(designer.sandbox.origins.designer);
  url.searchParams.set('app', 'asset-inspector');
  await designer.page.goto(url.href);
  const tab = designer.panel.getByRole('tab', { name: 'This page' });
  await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
  await designer.panel.locator('.totals', { hasText: /\d+ images/ }).waitFor();
});
