import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ locale: 'de-AT' });
});

afterAll(() => designer.close());

test('with German as language, texts, numbers and plurals are German', async () => {
  const { panel, select } = designer;
  await panel.getByRole('heading', { name: 'Bild auswählen' }).waitFor();
  await select('image-everything');
  await panel.getByRole('heading', { name: 'Auslieferung' }).waitFor();
  expect(await panel.locator('html').getAttribute('lang')).toBe('de');
  await panel.locator('.subject .line', { hasText: /\d,\d+ MB/ }).waitFor();
  await panel
    .locator('.step li', { hasText: /\d,\d+ MB/ })
    .first()
    .waitFor();
  await panel.getByRole('tab', { name: 'Diese Seite' }).click();
  await panel
    .getByText(/^\d+ Bilder/)
    .first()
    .waitFor();
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

test('the report is German: its language, words and numbers', async () => {
  const { panel, page } = designer;
  await panel.getByRole('tab', { name: 'Diese Seite' }).click();
  await panel.getByRole('button', { name: 'Weitere Aktionen' }).last().click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Bericht speichern' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^bilder-.+\.html$/);
  const report = await designer.browser.newPage();
  await report.setContent(await readFile(await download.path(), 'utf8'));
  expect(await report.locator('html').getAttribute('lang')).toBe('de');
  await report.getByRole('heading', { level: 1, name: 'Bilder von „Home“' }).waitFor();
  await report
    .getByText(/\d,\d+ MB/)
    .first()
    .waitFor();
  expect(await report.locator('script').count()).toBe(0);
  await report.close();
});

test.for([
  { width: 240, height: 360 },
  { width: 320, height: 460 },
])('German fits $width × $height', async ({ width, height }) => {
  const { panel, page } = designer;
  await page.getByRole('button', { name: `${width} × ${height}` }).click();
  for (const tab of ['Auswahl', 'Diese Seite', 'Site']) {
    await panel.getByRole('tab', { name: tab }).click();
    const overflow = await panel
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(overflow, tab).toBe(0);
  }
});
