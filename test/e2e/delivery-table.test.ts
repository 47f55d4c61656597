import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
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

afterEach(() => {
  expect(designer.noise(), 'the browser console stays quiet').toEqual([]);
});

interface TableRow {
  readonly viewport: number;
  /** Pixels of the file for 1×, 2× and 3×. */
  readonly files: readonly number[];
}

/** The table as a person reads it. */
async function table(): Promise<TableRow[]> {
  const rows = designer.panel.getByRole('table', { name: 'File each screen downloads' }).locator('tbody tr');
  return rows.evaluateAll((all) =>
    all.map((row) => ({
      viewport: Number.parseInt(row.querySelector('.fine')?.textContent ?? '', 10),
      files: [...row.querySelectorAll('td')].map((cell) => Number(cell.firstChild?.textContent)),
    })),
  );
}

/** The width of the file that Chromium takes of the asset, under addresses that no cache can have. */
async function taken(sizes: string, viewport: number, density: number): Promise<number> {
  const asset = designer.sandbox.webflow.world.assets.get(assetIdOf('everything'))?.asset;
  const files = [
    ...(asset?.variants ?? []).map(({ hostedUrl, width }) => ({ hostedUrl, width })),
    { hostedUrl: asset?.hostedUrl ?? '', width: 3_600 },
  ];
  const fresh = `?${viewport}-${density}-${sizes.length}`;
  const srcset = files.map(({ hostedUrl, width }) => `${hostedUrl}${fresh} ${width}w`).join(', ');
  const context = await designer.browser.newContext({
    viewport: { width: viewport, height: 800 },
    deviceScaleFactor: density,
  });
  const page = await context.newPage();
  await page.setContent(`<img srcset="${srcset}" sizes="${sizes}">`, { waitUntil: 'load' });
  const source = await page
    .locator('img')
    .evaluate((image) => (image instanceof HTMLImageElement ? image.currentSrc : ''));
  await context.close();
  return files.find(({ hostedUrl }) => source === `${new URL(hostedUrl).href}${fresh}`)?.width ?? 0;
}

describe('the table says what Chromium downloads', () => {
  const drawings = [
    { name: 'at full width', width: '100', unit: '% of screen', sizes: '100vw' },
    { name: 'at 40 % of the screen', width: '40', unit: '% of screen', sizes: '40vw' },
    { name: 'at 640 px', width: '640', unit: 'px', sizes: '(max-width: 640px) 100vw, 640px' },
  ];
  test.each(drawings)('$name', async ({ width, unit, sizes }) => {
    await designer.panel.getByLabel('Unit').selectOption({ label: unit });
    await designer.panel.getByLabel('Drawn width').fill(width);
    const rows = await table();
    expect(rows.map(({ viewport }) => viewport)).toEqual([1_920, 991, 767, 478]);
    for (const { viewport, files } of rows) {
      const truth = await Promise.all([1, 2, 3].map((density) => taken(sizes, viewport, density)));
      expect(files, `${viewport} px`).toEqual(truth);
    }
  });
});

test('Measure takes the width from the canvas, and a person may correct it', async () => {
  const drawn = await designer.page
    .locator('[data-element="image-everything"]')
    .evaluate((element) => element instanceof HTMLElement && element.offsetWidth);
  await designer.panel.getByRole('button', { name: 'Measure' }).click();
  await designer.panel.getByText('Measured on the canvas at Desktop.').waitFor();
  expect(await designer.panel.getByLabel('Drawn width').inputValue()).toBe(String(drawn));
  await designer.panel.getByLabel('Drawn width').fill('300');
  await designer.panel.getByText('Measured on the canvas').waitFor({ state: 'detached' });
});
