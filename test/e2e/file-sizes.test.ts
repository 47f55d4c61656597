import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WebflowAsset } from '#sandbox/world/asset.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { shownFile, unfoldedFiles } from '#test/support/designer/read-panel.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
  await designer.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const [lost] = assetOf('other-type').variants;
  if (lost) lost.hostedUrl = lost.hostedUrl.replace(/[^/]+$/, 'gone.png');
});

afterAll(() => designer?.close());

afterEach(() => {
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

function assetOf(key: string): WebflowAsset {
  const stored = designer.sandbox.webflow.world.assets.get(assetIdOf(key));
  if (!stored) throw new Error(`no asset ${key}`);
  return stored.asset;
}

/** The size in bytes of the file at this URL, or the reason why it is unavailable. */
async function fileSize(url: string): Promise<number | string | null> {
  if (!url.startsWith('http')) return null;
  const response = await fetch(url);
  const { byteLength } = await response.arrayBuffer();
  return response.status === 404 ? 'missing' : byteLength;
}

/** The exact bytes that each row shows, or its reason instead. */
const bytesShown = async (): Promise<(number | string)[]> =>
  (await unfoldedFiles(designer.panel)).evaluateAll((all) =>
    all.map((row) => {
      const cell = row.querySelector('td.bytes');
      const shown = cell?.querySelector('data')?.value;
      return shown === undefined
        ? (row.querySelector('[data-broken="true"] > .screens')?.textContent ??
            row.querySelector('td.bytes .hidden')?.textContent ??
            '')
        : Number(shown);
    }),
  );

async function show(element: string, key: string): Promise<void> {
  await designer.select(element);
  await shownFile(designer.panel, assetIdOf(key));
}

const images = [
  { element: 'image-everything', key: 'everything' },
  { element: 'image-alt-null', key: 'alt-null' },
  { element: 'image-alt-empty', key: 'alt-empty' },
  { element: 'image-svg', key: 'svg' },
  { element: 'image-mixed', key: 'mixed' },
  { element: 'image-fresh', key: 'fresh' },
  { element: 'image-arabic', key: 'arabic' },
  { element: 'image-japanese', key: 'japanese' },
  { element: 'image-long-name', key: 'long-name' },
  { element: 'image-hostile', key: 'hostile' },
  { element: 'image-gif', key: 'gif' },
  { element: 'image-converted', key: 'converted' },
  { element: 'image-jpeg-as-png', key: 'jpeg-as-png' },
  { element: 'image-photo-png', key: 'photo-png' },
  { element: 'image-animated-gif', key: 'animated-gif' },
  { element: 'image-other-type', key: 'other-type' },
  { element: 'image-heavy-variant', key: 'heavy-variant' },
  { element: 'image-heavy', key: 'heavy' },
];

describe('the table shows the size of each file', () => {
  test.each(images)('$element', async ({ element, key }) => {
    const { hostedUrl, size, variants } = assetOf(key);
    await show(element, key);
    const ofVariants = variants.map(({ hostedUrl: url, error }) =>
      error ? `Failed: ${error}` : fileSize(url),
    );
    const truth = await Promise.all([...ofVariants, fileSize(hostedUrl)]);
    // The size of an unavailable file is the Data API's.
    await expect.poll(bytesShown).toEqual(truth.map((one) => one ?? size));
  });
});

/** Has the page receive a response about assets no further than the line with the details, until `untilLetGo` ends. */
const holdAfterDetails = `{
  const { fetch } = window;
  window.fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!String(input).endsWith('/api/assets') || !response.ok) return response;
    const lines = (await response.text()).split(/(?<=\\n)/);
    const body = new ReadableStream({
      async start(controller) {
        for (const line of lines) {
          if (!/^\\{"(session|details)"/.test(line)) await window.untilLetGo();
          controller.enqueue(new TextEncoder().encode(line));
        }
        controller.close();
      },
    });
    return new Response(body, response);
  };
}`;

test('facts are shown before the files are measured', async () => {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { page } = designer;
  await page.exposeFunction('untilLetGo', () => held);
  await page.addInitScript(holdAfterDetails);
  await designer.page.reload();
  await designer.select('image-arabic');
  const measuring = designer.panel.getByRole('table', { name: 'Files' }).getByText('Being measured');
  await expect.poll(() => measuring.count()).toBe(assetOf('arabic').variants.length);
  await designer.panel.getByText('Checking …').or(designer.panel.getByRole('listitem')).first().waitFor();
  letGo();
  await expect.poll(() => measuring.count()).toBe(0);
});

test('a missing file shows its reason and a finding, and does not affect the others', async () => {
  await show('image-other-type', 'other-type');
  await expect.poll(bytesShown).toEqual(['missing', expect.any(Number), expect.any(Number)]);
  await designer.panel.getByRole('button', { name: /findings?$/ }).click();
  const findings = designer.panel.getByRole('region', { name: 'Findings' }).getByRole('listitem');
  expect(await findings.first().textContent()).toMatch(
    /^Important: 1 variant can’t be shown.*Screens that take 500 px show a broken picture\./,
  );
});

describe('Copy', () => {
  const press = async (name: string): Promise<string> => {
    await designer.panel.getByRole('button', { name, exact: true }).click();
    await designer.panel.getByRole('status').getByText('Copied').waitFor();
    return designer.page.evaluate(() => navigator.clipboard.readText());
  };

  test('copies an <img> that Chromium parses with the same src, srcset, dimensions and alt text', async () => {
    await show('image-own-alt', 'everything');
    await expect.poll(async () => (await bytesShown()).every((one) => typeof one === 'number')).toBe(true);
    const asset = assetOf('everything');
    const open = () => designer.panel.getByRole('button', { name: 'Copy', exact: true }).click();
    await open();
    const tag = await press('Copy <img>');
    await open();
    const srcset = await press('Copy srcset');
    const page = await designer.browser.newPage();
    await page.setContent(tag);
    const read = await page.locator('img').evaluate((image) =>
      image instanceof HTMLImageElement
        ? {
            src: image.src,
            alt: image.alt,
            width: image.getAttribute('width'),
            height: image.getAttribute('height'),
            srcset: image.srcset,
            sizes: image.sizes,
          }
        : null,
    );
    const count = await page.locator('body > *').count();
    await page.close();
    const files = [...asset.variants, { hostedUrl: asset.hostedUrl, width: 3600 }];
    expect(read).toEqual({
      src: asset.hostedUrl,
      alt: 'The first bend of the ridge trail',
      width: '3600',
      height: '2400',
      srcset: files.map(({ hostedUrl, width }) => `${hostedUrl} ${width}w`).join(', '),
      sizes: '100vw',
    });
    expect(srcset).toBe(read?.srcset);
    expect(count).toBe(1);
  });
});
