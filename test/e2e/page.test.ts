import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { catalog } from '#sandbox/library/catalog.ts';
import { gallery as galleryPage } from '#sandbox/site/gallery.ts';
import type { WebflowAsset } from '#sandbox/world/asset.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { recordsIn } from '#test/support/panel/parse-csv.ts';
import { eventually } from '#test/support/shared/eventually.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
});

afterAll(() => designer?.close());

async function go(page: string): Promise<void> {
  await designer.page.getByLabel('Page', { exact: true }).selectOption({ label: page });
}

const tab = (name: string) => designer.panel.getByRole('tab', { name });
const list = () => designer.panel.getByRole('list', { name: 'Images of this page' });
const rows = () => list().getByRole('listitem');
const isSelected = (element: string) =>
  designer.page.locator(`[data-element="${element}"][aria-pressed="true"]`).waitFor();

function storedAsset(key: string): WebflowAsset {
  const stored = designer.sandbox.webflow.world.assets.get(assetIdOf(key));
  if (!stored) throw new Error(`no asset ${key}`);
  return stored.asset;
}

const rowOf = (key: string) => rows().filter({ hasText: storedAsset(key).displayName });

/** Opens a page and waits until the panel has the facts of all its images. */
async function openPage(name: string): Promise<void> {
  await go(name);
  await tab('This page').click();
  await list().waitFor();
  await eventually(async () => expect(await designer.panel.getByText('Looking it up …').count()).toBe(0));
}

beforeEach(async () => {
  await go('Home');
  await designer.page.getByRole('button', { name: '320 × 460' }).click();
  await openPage('Gallery');
});

afterEach(() => {
  designer.sandbox.webflow.faults.clear();
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

test('a press of a row selects its element on the canvas and opens its details; a second press returns to the row', async () => {
  const { panel } = designer;
  const row = rowOf('heavy').getByRole('button');
  await row.click();
  await isSelected('gallery-panorama');
  const { displayName, size } = storedAsset('heavy');
  await panel.getByRole('heading', { level: 1, name: displayName }).waitFor();
  await panel.locator(`header data[value="${size}"]`).waitFor();
  await panel.getByText(/^\d of 9$/).waitFor();
  await panel.getByRole('button', { name: '‹ Back' }).click();
  await eventually(async () =>
    expect(await row.evaluate((one) => one === document.activeElement)).toBe(true),
  );
});

test('the details walk through the list, and through the usages of an asset, the first after the last', async () => {
  const { panel } = designer;
  await rowOf('mixed').getByRole('button').click();
  await isSelected('gallery-forest');
  const use = (at: number) => panel.getByRole('button', { name: `Use ${at} of 2` });
  await use(1).click();
  await isSelected('gallery-forest-again');
  await use(2).click();
  await isSelected('gallery-forest');
  await panel.getByRole('button', { name: 'Next image' }).click();
  await isSelected('gallery-panorama');
  await panel.getByRole('button', { name: 'Previous image' }).click();
  await isSelected('gallery-forest');
  await tab('This page').click();
});

test('the list is searched, and narrowed by chips that are combined', async () => {
  const { panel } = designer;
  const search = panel.getByRole('searchbox');
  await search.fill('STILL');
  await eventually(async () => expect(await rows().count()).toBe(1));
  await panel.getByRole('button', { name: /^All 9/ }).click();
  await panel.getByRole('button', { name: /^No alt 1/ }).click();
  await rows().getByText('No alt text').waitFor();
  await panel.getByRole('button', { name: /^Heavy/ }).click();
  await panel.getByRole('heading', { name: 'No images match.' }).waitFor();
  await panel.getByRole('button', { name: /^All 9/ }).click();
  await eventually(async () => expect(await rows().count()).toBe(9));
});

test('every image of the Gallery has a row with its kind of usage', async () => {
  const { panel } = designer;
  await rows().getByText('Gear card').first().waitFor();
  await panel.getByText('From the CMS field “Portrait” of Guides').waitFor();
  await panel.getByText('Background, always loads the original').waitFor();
  expect(await rows().count()).toBe(9);
});

test('a series of alt texts is saved and undone', async () => {
  const { panel, sandbox } = designer;
  await openPage('Archive');
  const { assets } = sandbox.webflow.world;
  // The totals change until the scan is complete.
  await panel.locator('.totals', { hasText: 'in 1000 places' }).waitFor();
  const lacking = () => panel.getByRole('button', { name: /^No alt/ }).textContent();
  const before = { lacking: await lacking(), assets: structuredClone([...assets.values()]) };
  await panel.getByRole('button', { name: /^Write \d+ alt texts$/ }).click();
  const field = panel.getByRole('textbox', { name: 'Write alt text' });
  const series = (at: number) => panel.getByText(new RegExp(`^${at} of \\d+$`)).waitFor();
  await series(1);
  await field.fill('A lake at dawn');
  await panel.getByRole('button', { name: 'Save and next' }).click();
  await series(2);
  await panel.getByRole('button', { name: 'Skip' }).click();
  await series(3);
  await panel.getByRole('button', { name: 'Decorative' }).click();
  await series(4);
  const changed = [...assets.values()].filter(
    ({ asset }, at) => asset.altText !== before.assets[at]?.asset.altText,
  );
  expect(changed.map(({ asset }) => asset.altText)).toEqual(['A lake at dawn']);
  const left = Number(/of (\d+)/.exec((await panel.getByText(/^4 of \d+$/).textContent()) ?? '')?.[1]) - 3;
  for (let at = 0; at < left; at += 1) await panel.getByRole('button', { name: 'Skip' }).press('Enter');
  await panel.getByText(`1 written, 1 decorative, ${left + 1} skipped.`).waitFor();
  await panel.getByRole('button', { name: 'Undo all' }).click();
  await panel.getByText('Everything is as it was.').waitFor();
  await panel.getByRole('button', { name: 'Close', exact: true }).click();
  await eventually(async () => expect(await lacking()).toBe(before.lacking));
  const withoutTime = (all: typeof before.assets) =>
    all.map(({ asset: { lastUpdated: _, ...asset }, ...stored }) => ({ ...stored, asset }));
  expect(withoutTime([...assets.values()])).toEqual(withoutTime(before.assets));
});

const formula = '=HYPERLINK("https://evil.test","a")';

/** Bytes in decimal units with three digits, as the panel writes them. */
function shortSize(bytes: number): string {
  const [value, unit] = bytes >= 999_500 ? [bytes / 1_000_000, 'MB'] : [bytes / 1_000, 'kB'];
  return `${Number(value.toPrecision(3))} ${unit}`;
}

/** The usages of the Gallery by asset: element id, library key, state of the alt text, alt text, findings. */
const gallery = [
  ['gallery-ridge', 'everything', 'From the asset', 'the asset’s', 'Original is {size}'],
  ['gallery-divider', 'everything', 'Decorative', '', 'Original is {size}'],
  ['gallery-lake', 'alt-null', 'Not set', '', 'Alt text is missing'],
  ['gallery-forest', 'mixed', 'From the asset', 'the asset’s', '1 variant failed; Original is {size}'],
  [
    'gallery-forest-again',
    'mixed',
    'Set on this image',
    'The same pines from further away',
    '1 variant failed; Original is {size}',
  ],
  ['gallery-panorama', 'heavy', 'From the asset', `'${formula}`, 'Original is {size}'],
  ['gallery-guide', null, 'From the asset', 'A cabin under the northern sky', ''],
  ['gallery-cabin', 'japanese', 'From the asset', 'the asset’s', ''],
  ['gallery-card-1', 'component', 'From the asset', 'the asset’s', 'Original is {size}'],
  ['gallery-card-2', 'component', 'From the asset', 'the asset’s', 'Original is {size}'],
  ['gallery-card-3', 'converted', 'From the asset', 'the asset’s', ''],
  ['gallery-banner', null, '', '', ''],
] as const;

test('the downloaded CSV has the values of Webflow in every cell', async () => {
  const own = await openDesigner({ requestsPerMinute: 1_000 });
  try {
    const { panel, page, sandbox } = own;
    const assetOf = (key: string): WebflowAsset => {
      const stored = sandbox.webflow.world.assets.get(assetIdOf(key));
      if (!stored) throw new Error(`no asset ${key}`);
      return stored.asset;
    };
    assetOf('heavy').altText = formula;
    // The reload precedes the first read of this asset, so that no cache has its old alt text.
    await page.reload();
    await page.getByLabel('Page', { exact: true }).selectOption({ label: 'Gallery' });
    await panel.getByRole('tab', { name: 'This page' }).click();
    await panel.getByRole('listitem').first().waitFor();
    await eventually(async () => expect(await panel.getByText('Looking it up …').count()).toBe(0));
    await panel.getByText(/^Checking/).waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'More actions' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('images-gallery.csv');
    const text = await readFile(await download.path(), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(recordsIn(text.slice(1))).toEqual(
      gallery.map(([element, key, state, text, findings]) => {
        const asset = key && assetOf(key);
        const fixture = catalog.find((one) => one.key === key);
        const ready = asset && String(asset.variants.filter(({ error }) => !error).length);
        const isImage = asset && !element.startsWith('gallery-card');
        return {
          Page: 'Gallery',
          Place: expect.stringMatching(
            element === 'gallery-banner' ? /^Background/ : /^After “Pictures from the trail”/,
          ),
          File: asset ? asset.displayName : '',
          'Alt text': asset && text === 'the asset’s' ? asset.altText : text,
          Findings: asset ? findings.replace('{size}', shortSize(asset.size)) : findings,
          'What to do': findings ? expect.stringMatching(/\.$/) : '',
          Dismissed: '',
          'Bytes a phone loads': expect.stringMatching(isImage ? /^\d+$/ : /^$/),
          'Bytes a laptop loads': expect.stringMatching(isImage ? /^\d+$/ : /^$/),
          'Bytes a phone needs': expect.stringMatching(/^\d*$/),
          'Bytes a laptop needs': expect.stringMatching(/^\d*$/),
          'Best format': '',
          'Bytes in the best format': '',
          'Bytes it would save': '',
          'Likeness (SSIMULACRA 2)': '',
          'Alt state': state,
          Type: asset ? asset.contentType : '',
          'Bytes of the original': asset ? String(asset.size) : '',
          Width: fixture ? String(fixture.width) : '',
          Height: fixture ? String(fixture.height) : '',
          Variants: ready ?? '',
          'Element ID': `${galleryPage.id}/${element}`,
          'Asset ID': asset ? asset.id : '',
          URL: asset ? asset.hostedUrl : '',
        };
      }),
    );
    expect(own.consoleErrors()).toEqual([]);
  } finally {
    await own.close();
  }
});

test('a press of a row whose element was deleted shows a message', async () => {
  await designer.select('gallery-cabin');
  await designer.page.getByRole('button', { name: 'Delete element' }).click();
  await rowOf('japanese').getByRole('button').click();
  await designer.panel.getByText('It’s no longer on the page').waitFor();
});

test('a rate limit during a scan shows its duration, and the remaining facts follow without a press', async () => {
  const own = await openDesigner({ requestsPerMinute: 1_000 });
  try {
    const { panel, page, sandbox } = own;
    const isLookedUp = () =>
      eventually(async () => expect(await panel.getByText('Looking it up …').count()).toBe(0));
    // The page that is open first is looked up by itself, and would take the refusal.
    await panel.getByRole('tab', { name: 'This page' }).click();
    await panel.locator('.totals', { hasText: /\d+ images/ }).waitFor();
    await isLookedUp();
    const before = sandbox.webflow.calls.count('GET /v2/sites/:siteId/assets');
    sandbox.webflow.faults.next('GET /v2/sites/:siteId/assets', {
      kind: 'respond',
      status: 429,
      headers: { 'Retry-After': '20' },
      body: { message: 'Too Many Requests', code: 'too_many_requests', externalReference: null, details: [] },
    });
    await page.getByLabel('Page', { exact: true }).selectOption({ label: 'Archive' });
    await panel.getByText(/Webflow needs a break. We’ll go on in \d+ seconds?\./).waitFor();
    await panel.locator('.totals', { hasText: '220 images' }).waitFor();
    await isLookedUp();
    const calls = sandbox.webflow.calls.count('GET /v2/sites/:siteId/assets') - before;
    expect(calls).toBeLessThanOrEqual(10);
    expect(own.consoleErrors()).toEqual([]);
  } finally {
    await own.close();
  }
});
