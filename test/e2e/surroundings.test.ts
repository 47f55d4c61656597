import { afterAll, beforeAll, expect, test } from 'vitest';
import { assetIdOf } from '#test/support/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/open-designer.ts';
import { readPanel } from '#test/support/read-panel.ts';

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

test('P7 a11y: with colours forced, the open tab is told from the other, and what can be pressed from text', async () => {
  await designer.page.emulateMedia({ forcedColors: 'active' });
  expect(await styleOf('Selected', 'borderBottomColor')).not.toBe(
    await styleOf('This page', 'borderBottomColor'),
  );
  expect(await styleOf('Edit', 'textDecorationLine')).toBe('underline');
  expect(await styleOf('Copy URL', 'borderTopStyle')).toBe('solid');
  await designer.page.emulateMedia({ forcedColors: 'none' });
});

test('P7 a11y: with motion reduced, nothing moves by itself', async () => {
  const { page, panel, sandbox } = designer;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  sandbox.webflow.faults.always('GET /v2/assets/:assetId', { kind: 'hang' });
  await designer.select('image-mixed');
  await panel.locator('.bar').first().waitFor();
  const names = await panel
    .locator('.bar')
    .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).animationName));
  expect(new Set(names)).toEqual(new Set(['none']));
  sandbox.webflow.faults.clear();
});

test('without its fonts the panel does not scroll sideways', async () => {
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
