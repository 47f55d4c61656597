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
  await panel.locator('.summary .line', { hasText: /\d,\d+ MB/ }).waitFor();
  await panel.getByText('Original ist schwer').waitFor();
  await panel.getByRole('tab', { name: 'Diese Seite' }).click();
  await panel.getByText(/^\d+ Bilder$/).waitFor();
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

test.for([
  { width: 240, height: 360 },
  { width: 320, height: 460 },
])('German fits $width × $height', async ({ width, height }) => {
  const { panel, page } = designer;
  await page.getByRole('button', { name: `${width} × ${height}` }).click();
  for (const tab of ['Auswahl', 'Diese Seite']) {
    await panel.getByRole('tab', { name: tab }).click();
    const overflow = await panel
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(overflow, tab).toBe(0);
  }
});
