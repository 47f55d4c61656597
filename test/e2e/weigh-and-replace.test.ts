import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/start/start-sandbox.ts';
import type { WebflowAsset } from '#sandbox/world/asset.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { killEncoders } from '#test/support/designer/encoder-processes.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { shownFile } from '#test/support/designer/read-panel.ts';

let designer: OpenDesigner;

/** The library keys of three images of the page “Gallery”, which get names that a search finds alone. */
const three = ['alt-null', 'mixed', 'heavy'] as const;

/** Gives an asset a PNG of so many pixels of a photo's: small files are encoded within a second. */
async function shrink({ webflow }: Sandbox, key: string, width: number, name: string): Promise<void> {
  const stored = webflow.world.assets.get(assetIdOf(key));
  const file = stored && (await webflow.world.library.readFile(new URL(stored.asset.hostedUrl).pathname));
  if (!file) throw new Error(`no asset ${key}`);
  const bytes = await sharp(file.bytes).resize({ width }).png({ compressionLevel: 1 }).toBuffer();
  const upload = { name, type: 'image/png', bytes: new Uint8Array(bytes) };
  await webflow.uploads.replace(stored, upload, { ...webflow.world.unconfirmed, replacedNameKept: false });
}

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
  const { sandbox } = designer;
  await shrink(sandbox, 'everything', 560, 'hero.png');
  for (const [at, key] of three.entries()) await shrink(sandbox, key, 240, `trio-${at}.png`);
  await shrink(sandbox, 'photo-png', 320, 'river.png');
  await sandbox.webflow.uploads.settled();
  // The page has the assets of its start.
  await designer.page.reload();
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

/** What the CDN has at an asset's URL now. */
async function onCdn(key: string) {
  const response = await fetch(assetOf(key).hostedUrl);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    type: response.headers.get('Content-Type'),
    size: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex'),
  };
}

const button = (name: string | RegExp) => designer.panel.getByRole('button', { name });
const tryFormats = () =>
  designer.panel
    .getByRole('region', { name: 'File', exact: true })
    .getByRole('button', { name: /^Try WebP/ });
const weighing = () => designer.panel.getByRole('region', { name: 'WebP and AVIF' });
const result = () => designer.panel.getByRole('region', { name: 'Replaced files' });
const verified = 'Checked: what Webflow stores is what was sent.';

async function show(element: string, key: string): Promise<void> {
  await designer.select(element);
  await shownFile(designer.panel, assetIdOf(key));
}

/** Weighs the selected image to the end. */
async function weigh(): Promise<void> {
  await tryFormats().click();
  await weighing().getByRole('button', { name: 'Download' }).waitFor();
}

/** Opens the findings of the selected image. */
async function openFindings(): Promise<void> {
  const toggle = button(/findings?$/);
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
}

/** The finding that a photo is saved as PNG. */
const photoAsPng = () =>
  designer.panel
    .getByRole('region', { name: 'Findings' })
    .getByRole('listitem')
    .filter({ hasText: 'Photo saved as PNG' });

test('the hero is weighed and replaced by an AVIF, and Undo brings back the very bytes', async () => {
  await show('image-everything', 'everything');
  const [before, stored] = [await onCdn('everything'), structuredClone(assetOf('everything'))];
  await openFindings();
  await photoAsPng().waitFor();
  await weigh();
  await weighing().getByRole('radio', { name: /^AVIF/ }).first().check();
  await weighing().getByRole('button', { name: 'Compare', exact: true }).click();
  const comparison = designer.panel.getByRole('dialog');
  // Both files are drawn: the original and the new one.
  await expect.poll(() => comparison.getByRole('img').count()).toBe(2);
  await comparison.getByRole('button', { name: 'Back' }).click();
  await weighing().getByRole('button', { name: 'Replace in Webflow' }).click();
  await designer.panel.getByRole('dialog').getByRole('button', { name: 'Replace', exact: true }).click();
  await result().getByText(verified).waitFor();

  const after = await onCdn('everything');
  expect(after.type).toBe('image/avif');
  expect(after.size).toBeLessThan(before.size);
  expect(assetOf('everything')).toMatchObject({
    id: stored.id,
    altText: stored.altText,
    contentType: 'image/avif',
    size: after.size,
  });
  await designer.panel.locator(`header data[value="${after.size}"]`).waitFor();
  await photoAsPng().waitFor({ state: 'detached' });

  await result().getByRole('button', { name: 'Undo' }).click();
  await result().getByText('has its original file again').waitFor();
  await result().getByText(verified).waitFor();
  expect(await onCdn('everything')).toEqual(before);
  expect(assetOf('everything')).toMatchObject({
    contentType: stored.contentType,
    size: stored.size,
    hostedUrl: stored.hostedUrl,
    originalFileName: stored.originalFileName,
  });
  await designer.panel.locator(`header data[value="${before.size}"]`).waitFor();
  await openFindings();
  await photoAsPng().waitFor();
});

test('three images of a page are weighed and replaced in one go, and one Undo brings all back', async () => {
  await designer.page.getByLabel('Page', { exact: true }).selectOption({ label: 'Gallery' });
  const { panel } = designer;
  await panel.getByRole('tab', { name: 'This page' }).click();
  await panel.getByRole('searchbox').fill('trio');
  await button('Weigh 3 images').click();
  const before = await Promise.all(three.map(onCdn));
  await button('Replace 3 files in Webflow').click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Replace', exact: true }).click();
  await result().getByText('3 of 3 replaced').waitFor();
  await expect.poll(() => result().getByText(verified).count()).toBe(3);
  const after = await Promise.all(three.map(onCdn));
  for (const [at, { type, size }] of after.entries()) {
    expect(type).toMatch(/^image\/(webp|avif)$/);
    expect(size).toBeLessThan(before[at]?.size ?? 0);
  }
  await result().getByRole('button', { name: 'Undo all 3' }).click();
  await result().getByText('3 of 3 undone').waitFor();
  expect(await Promise.all(three.map(onCdn))).toEqual(before);
  await panel.getByRole('searchbox').fill('');
});

test('encoders killed in the middle cost one message, and the next press weighs', async () => {
  await designer.page.getByLabel('Page', { exact: true }).selectOption({ label: 'Home' });
  await designer.panel.getByRole('tab', { name: 'Selected' }).click();
  await show('image-photo-png', 'photo-png');
  const failed = weighing().getByText('The encoder stopped. Try again.');
  const again = weighing().getByRole('button', { name: 'Try again' });
  let isOver = false;
  // One that is killed between two files is started again.
  const killing = (async () => {
    while (!isOver) await killEncoders();
  })();
  await tryFormats().click();
  await again.waitFor().finally(() => {
    isOver = true;
  });
  await killing;
  expect(await failed.count()).toBe(1);
  await again.click();
  await weighing().getByRole('button', { name: 'Download' }).waitFor();
  expect(await failed.count()).toBe(0);
  for (const format of [/^AVIF/, /^WebP/])
    await weighing().getByRole('radio', { name: format }).first().waitFor();
});
