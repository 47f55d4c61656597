import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenExtension, openExtension } from './open-extension.ts';

let open: OpenExtension;

beforeAll(async () => {
  open = await openExtension();
});

afterAll(() => open?.close());

afterEach(() => {
  expect(open.consoleErrors(), 'no console errors').toEqual([]);
});

/** Makes a file in the extension's page, sets it as the asset's, and resolves with null or the tag of the error. */
const setFile = (key: string, type: string, size = 3_000, name = 'new.avif') =>
  open.run(
    async (id, mime, bytes, fileName) => {
      const asset = await webflow.getAssetById(String(id));
      const data = Uint8Array.from({ length: Number(bytes) }, (_, at) => at % 251);
      return asset?.setFile(new File([data], String(fileName), { type: String(mime) }));
    },
    assetIdOf(key),
    type,
    size,
    name,
  );

const sha256Of = (size: number) =>
  createHash('sha256')
    .update(Uint8Array.from({ length: size }, (_, at) => at % 251))
    .digest('hex');

const stored = (key: string) => {
  const found = open.sandbox.webflow.world.assets.get(assetIdOf(key))?.asset;
  if (!found) throw new Error(`no asset ${key}`);
  return found;
};

async function onCdn(key: string) {
  const response = await fetch(stored(key).hostedUrl);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    type: response.headers.get('Content-Type'),
    hash: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** The URL and type that the Designer returns for an asset. */
const inDesigner = (key: string) =>
  open.run(async (id) => {
    const asset = await webflow.getAssetById(String(id));
    return [await asset?.getUrl(), await asset?.getMimeType(), await asset?.getName()];
  }, assetIdOf(key));

describe('setFile', () => {
  test.each([
    ['image/avif', 3_000],
    ['image/webp', 1],
    ['image/png', 4 * 1_024 * 1_024],
  ])('stores the very bytes of a File of the type %s with %i bytes', async (type, size) => {
    const { hostedUrl, displayName } = { ...stored('heavy') };
    expect(await setFile('heavy', type, size)).toBeNull();
    expect(await onCdn('heavy')).toEqual({ type, hash: sha256Of(size) });
    expect(stored('heavy')).toMatchObject({ contentType: type, size, originalFileName: 'new.avif' });
    expect(await inDesigner('heavy')).toEqual([hostedUrl, type, displayName]);
  });

  test.each([
    ['text/html', 10],
    ['image/tiff', 10],
    ['', 10],
    ['image/png', 4 * 1_024 * 1_024 + 1],
  ])('rejects a File of the type “%s” with %i bytes with InvalidRequest', async (type, size) => {
    const before = structuredClone(stored('mixed'));
    expect(await setFile('mixed', type, size)).toBe('InvalidRequest');
    expect(stored('mixed')).toEqual(before);
  });

  test('rejects what is no File with InvalidRequest, and an unknown asset has no handle', async () => {
    for (const argument of [
      'null',
      'undefined',
      '"data:,"',
      '{name: "a.png", type: "image/png"}',
      'new Blob(["a"])',
    ]) {
      const tag = await open
        .frame()
        .evaluate(
          `webflow.getAssetById('${assetIdOf('mixed')}').then((asset) => asset.setFile(${argument})).catch((error) => error.cause?.tag ?? String(error))`,
        );
      expect(tag, argument).toBe('InvalidRequest');
    }
    expect(await open.run(() => webflow.getAssetById('66b2a55effffffffffffffff'))).toBeNull();
  });

  test.each([
    ['May edit', 'elements', 'everything', 'Forbidden'],
    ['May edit', 'nothing', 'everything', 'Forbidden'],
    ['Mode', 'preview', 'design', 'ModeForbidden'],
  ])('with %s at “%s” rejects and changes nothing', async (label, value, usual, tag) => {
    const before = structuredClone(stored('arabic'));
    // The handle was made while assets could be read.
    await open
      .frame()
      .evaluate(`webflow.getAssetById('${assetIdOf('arabic')}').then((asset) => { window.kept = asset; })`);
    await open.page.getByLabel(label, { exact: true }).selectOption(value);
    const found = await open
      .frame()
      .evaluate(
        `kept.setFile(new File(['a'], 'a.png', {type: 'image/png'})).then(() => null, (error) => error.cause?.tag)`,
      );
    await open.page.getByLabel(label, { exact: true }).selectOption(usual);
    expect(found).toBe(tag);
    expect(stored('arabic')).toEqual(before);
  });

  test('the canvas and the published page show the new file', async () => {
    const image = open.page.locator('[data-element="image-svg"] img');
    const natural = () =>
      image.evaluate((found) => (found instanceof HTMLImageElement ? found.naturalWidth : 0));
    await image.scrollIntoViewIfNeeded();
    await expect.poll(natural).toBe(640);
    const drawn = await open.frame().evaluate(`(async () => {
      const canvas = new OffscreenCanvas(90, 60);
      canvas.getContext('2d').fillRect(0, 0, 90, 60);
      const blob = await canvas.convertToBlob({type: 'image/webp'});
      const asset = await webflow.getAssetById('${assetIdOf('svg')}');
      return asset.setFile(new File([blob], 'mark.webp', {type: blob.type}));
    })()`);
    expect(drawn).toBeNull();
    await expect.poll(natural).toBe(90);
    const published = await (await fetch(`${open.sandbox.origins.designer}/published/`)).text();
    expect(published).toContain(stored('svg').hostedUrl);
    expect((await onCdn('svg')).type).toBe('image/webp');
  });

  test('with switched facts gives another URL and keeps the variants', async () => {
    const before = structuredClone(stored('alt-null'));
    await open.press('A replaced file keeps its URL');
    await open.page.getByLabel('New variants come').selectOption('never');
    expect(await setFile('alt-null', 'image/avif', 9, 'see.avif')).toBeNull();
    await open.press('A replaced file keeps its URL');
    await open.page.getByLabel('New variants come').selectOption('later');
    const { hostedUrl, variants } = stored('alt-null');
    expect(hostedUrl).toBe(before.hostedUrl.replace(/[^/]+$/, `${before.id}_see.avif`));
    expect(variants).toEqual(before.variants);
    expect((await onCdn('alt-null')).hash).toBe(sha256Of(9));
  });
});

test('the switches of files refuse AVIF, refuse the second upload, and replace as a teammate', async () => {
  await open.press('AVIF is refused');
  expect(await setFile('japanese', 'image/avif')).toBe('InvalidRequest');
  await open.press('AVIF is refused');
  expect(await setFile('japanese', 'image/avif')).toBeNull();

  const second = open.page.getByRole('button', { name: 'Second upload is refused' });
  await second.click();
  expect(await setFile('japanese', 'image/webp')).toBeNull();
  expect(await setFile('cms', 'image/webp')).toBe('InvalidRequest');
  await expect.poll(() => second.getAttribute('aria-pressed')).toBe('false');

  const { size } = stored('japanese');
  await open.select('image-japanese');
  await open.press('Replace as a teammate');
  await expect.poll(() => stored('japanese').size).not.toBe(size);
  await open.press('Teammate replaces it next');
  expect(await setFile('japanese', 'image/webp')).toBeNull();
  expect(stored('japanese').contentType).toBe('image/jpeg');
});
