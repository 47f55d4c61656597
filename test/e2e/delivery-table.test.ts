import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { assetIdOf } from '#test/support/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/open-designer.ts';
import { shownFile } from '#test/support/read-panel.ts';

const key = 'everything';
let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner();
  await designer.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await designer.select('image-everything');
  await shownFile(designer.panel, assetIdOf(key));
  await designer.panel.getByText('Being measured').first().waitFor({ state: 'detached' });
});

afterAll(() => designer?.close());

afterEach(() => {
  expect(designer.noise(), 'the browser console stays quiet').toEqual([]);
});

const region = () => designer.panel.getByRole('region', { name: 'Delivery' });

interface Row {
  readonly breakpoint: string;
  readonly viewport: number;
  /** Pixels and bytes of the file at each density. */
  readonly files: readonly { readonly width: number; readonly bytes: number }[];
}

/** What the table says, a row for each breakpoint. */
const tableShown = (): Promise<Row[]> =>
  region()
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => {
        const [name, upTo] = [...(row.querySelector('th')?.childNodes ?? [])].map((one) => one.textContent);
        return {
          breakpoint: name ?? '',
          viewport: Number.parseInt(upTo ?? '', 10),
          files: [...row.querySelectorAll('td')].map((cell) => ({
            width: Number(cell.firstChild?.textContent),
            bytes: Number(cell.querySelector('data')?.value),
          })),
        };
      }),
    );

async function tagCopied(): Promise<string> {
  await designer.panel.getByRole('button', { name: 'Copy <img>' }).click();
  await designer.panel.getByRole('status').getByText('Copied').waitFor();
  return designer.page.evaluate(() => navigator.clipboard.readText());
}

/** The file that a browser on this screen, with nothing in its cache, takes from the tag; and its bytes. */
async function taken(tag: string, width: number, density: number) {
  const context = await designer.browser.newContext({
    viewport: { width, height: 800 },
    deviceScaleFactor: density,
  });
  const page = await context.newPage();
  await page.setContent(tag);
  const url = await page
    .locator('img')
    .evaluate((image) => (image instanceof HTMLImageElement ? image.currentSrc : ''));
  await context.close();
  const { asset } = designer.sandbox.webflow.world.assets.get(assetIdOf(key)) ?? {};
  const files = [...(asset?.variants ?? []), { hostedUrl: asset?.hostedUrl, width: 3600 }];
  const { length } = new Uint8Array(await (await fetch(url)).arrayBuffer());
  return { width: files.find(({ hostedUrl }) => hostedUrl === url)?.width, bytes: length };
}

async function expectChromiumToAgree(): Promise<void> {
  const tag = await tagCopied();
  const rows = await tableShown();
  expect(rows.map(({ breakpoint, viewport }) => [breakpoint, viewport])).toEqual([
    ['Desktop', 1920],
    ['Tablet', 991],
    ['Mobile landscape', 767],
    ['Mobile portrait', 479],
  ]);
  for (const { viewport, files } of rows) {
    expect(files).toEqual(await Promise.all([1, 2, 3].map((density) => taken(tag, viewport, density))));
  }
}

test('at full width the table says what Chromium downloads', expectChromiumToAgree);

test('at the width measured on the canvas it does so too, at every breakpoint of the canvas', async () => {
  for (const breakpoint of ['Mobile landscape', 'Desktop']) {
    await designer.page.getByRole('button', { name: breakpoint, exact: true }).click();
    await region().getByRole('button', { name: 'Measure' }).click();
    await region().getByText(`Measured on the canvas at ${breakpoint}.`).waitFor();
    const drawn = designer.page.locator('[data-box="image-everything"]');
    const width = await drawn.evaluate((box) => box.getBoundingClientRect().width / box.currentCSSZoom);
    expect(await region().getByLabel('Drawn width').inputValue()).toBe(String(Math.round(width)));
    expect(await region().getByLabel('Unit').inputValue()).toBe('px');
    await expectChromiumToAgree();
  }
});

test('a share of the screen that a person types counts at once, and no longer as measured', async () => {
  await region().getByLabel('Unit').selectOption('% of screen');
  await region().getByLabel('Drawn width').fill('33.3');
  expect(await region().getByText('Measured on the canvas').count()).toBe(0);
  await expectChromiumToAgree();
});
