import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { readPanel } from '#test/support/designer/read-panel.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
  await designer.select('image-everything');
  await readPanel(designer.panel, assetIdOf('everything'));
});

afterAll(() => designer?.close());

const styleOf = (name: string, property: 'borderBottomColor' | 'textDecorationLine' | 'borderTopStyle') =>
  designer.panel
    .getByRole('tab', { name })
    .or(designer.panel.getByRole('button', { name, exact: true }))
    .first()
    .evaluate((element, wanted) => getComputedStyle(element)[wanted], property);

test('P7 a11y: with forced colours, the selected tab differs from the other, and controls differ from text', async () => {
  await designer.page.emulateMedia({ forcedColors: 'active' });
  expect(await styleOf('Selected', 'borderBottomColor')).not.toBe(
    await styleOf('This page', 'borderBottomColor'),
  );
  expect(await styleOf('Edit', 'borderTopStyle')).toBe('solid');
  expect(await styleOf('More', 'borderTopStyle')).toBe('solid');
  await designer.page.emulateMedia({ forcedColors: 'none' });
});

test('P7 a11y: with reduced motion, nothing is animated', async () => {
  const { page, panel } = designer;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // Pending requests keep the panel in its loading state.
  await page.route('**/api/**', () => {});
  onTestFinished(() => page.unroute('**/api/**'));
  await page.getByRole('button', { name: 'Refresh extension' }).click();
  await designer.select('image-mixed');
  const bar = panel.locator('.bar').first();
  // A bar that was just replaced is in no document, where its styles are empty.
  await expect.poll(() => bar.evaluate((one) => getComputedStyle(one).animationName)).toBe('none');
});

test('without its fonts the panel does not scroll horizontally', async () => {
  const { page, panel } = designer;
  await page.route(/\.woff2$/, (route) => route.abort());
  await page.getByRole('button', { name: '240 × 360' }).click();
  await page.getByRole('button', { name: 'Refresh extension' }).click();
  await designer.select('image-long-name');
  await readPanel(panel, assetIdOf('long-name'));
  const root = panel.locator(':root');
  expect(await root.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  expect(await root.evaluate(() => document.fonts.check('12px "Inter Variable"'))).toBe(false);
});
