import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { createFakeWebflow, type FakeWebflow } from '#sandbox/fake-webflow.ts';
import { catalog } from '#sandbox/library/catalog.ts';
import type { Library } from '#sandbox/library/library.ts';
import { paintedLibrary } from '#sandbox/library/painted-library.ts';

const cdnOrigin = 'http://localhost:4401';
let library: Library;
let webflow: FakeWebflow;

beforeAll(async () => {
  library = await paintedLibrary(cdnOrigin);
  webflow = createFakeWebflow({ library, cdnOrigin });
});

/** The assets of the catalog without those of the archive, which share their images. */
function catalogAssets(): Library['assets'] {
  return library.assets.filter(({ key }) => !key.startsWith('archive-'));
}

function get(url: string, init?: RequestInit): Promise<Response> {
  return webflow.fetch(new Request(url, init));
}

test('every original has the size and the content type that the Data API returns', async () => {
  for (const { key, asset } of library.assets) {
    if (key === 'hostile' || key === 'lost-original') continue;
    const response = await get(asset.hostedUrl);
    const bytes = await response.arrayBuffer();
    // This asset's content type on the CDN differs from the Data API's.
    const servedType = key === 'other-type' ? 'image/webp' : asset.contentType;
    expect(response.headers.get('Content-Type'), key).toBe(servedType);
    expect(response.headers.get('Content-Length'), key).toBe(String(bytes.byteLength));
    // The size of an upload in processing is 0.
    if (key !== 'fresh') expect(asset.size, key).toBe(bytes.byteLength);
  }
});

/** The width and the format of an image as Webflow's variants name them. */
async function formatOf(bytes: Uint8Array): Promise<{ width: number; format: string }> {
  const { width, format, compression } = await sharp(bytes).metadata();
  const word = { jpeg: 'jpg', heif: compression === 'av1' ? 'avif' : 'heif' }[String(format)] ?? format;
  return { width, format: word };
}

test('every variant has its width and format, WebP for AVIF originals; a failed variant responds with 404', async () => {
  for (const { key, asset } of catalogAssets()) {
    const faults = catalog.find((fixture) => fixture.key === key)?.variants.map(({ fault }) => fault);
    for (const [at, variant] of asset.variants.entries()) {
      if (faults?.[at]) continue;
      const response = await get(variant.hostedUrl);
      expect(response.status, `${key} ${variant.width}`).toBe(variant.error ? 404 : 200);
      if (variant.error) continue;
      const bytes = new Uint8Array(await response.arrayBuffer());
      const format = variant.format === 'avif' ? 'webp' : variant.format;
      expect(await formatOf(bytes), `${key} ${variant.width}`).toEqual({ width: variant.width, format });
    }
  }
});

test('the archive’s files have the size that the Data API returns, decode, and have variants', async () => {
  const archived = library.assets.filter(({ key }) => key.startsWith('archive-'));
  expect(archived.length).toBeGreaterThan(0);
  for (const { key, asset } of archived.filter((_, at) => at % 60 === 0 || at % 60 === 11)) {
    const bytes = Buffer.from(await (await get(asset.hostedUrl)).arrayBuffer());
    expect(bytes.length, key).toBe(asset.size);
    await expect(sharp(bytes).raw().toBuffer(), key).resolves.toBeTruthy();
    for (const { hostedUrl, error } of asset.variants) {
      expect((await get(hostedUrl, { method: 'HEAD' })).status, key).toBe(error ? 404 : 200);
    }
  }
});
