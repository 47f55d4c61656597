import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
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

function urlOf(key: string): string {
  const found = library.assets.find((stored) => stored.key === key);
  if (!found) throw new Error(`no asset ${key}`);
  return found.asset.hostedUrl;
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
    await expect(sharp(bytes).stats(), key).resolves.toBeTruthy();
    for (const { hostedUrl, error } of asset.variants) {
      expect((await get(hostedUrl, { method: 'HEAD' })).status, key).toBe(error ? 404 : 200);
    }
  }
});

describe('a file on the CDN', () => {
  test('has a Cache-Control of one year', async () => {
    expect((await get(urlOf('svg'))).headers.get('Cache-Control')).toMatch(/^max-age=31536000/);
  });

  test('responds to HEAD with its headers and no body', async () => {
    const head = await get(urlOf('gif'), { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get('Content-Length'))).toBeGreaterThan(0);
    expect(await head.text()).toBe('');
  });

  test.each([
    ['bytes=0-9', 0, 10],
    ['bytes=5-', 5, undefined],
    ['bytes=-7', -7, undefined],
    ['bytes=10-99999999', 10, undefined],
  ])('responds to the range %s with 206', async (range, from, to) => {
    const whole = new Uint8Array(await (await get(urlOf('gif'))).arrayBuffer());
    const part = await get(urlOf('gif'), { headers: { Range: range } });
    expect(part.status).toBe(206);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.slice(from, to));
    expect(part.headers.get('Content-Range')).toMatch(new RegExp(`^bytes \\d+-\\d+/${whole.length}$`));
  });

  test.each(['bytes=99999999-', 'bytes=-0', 'bytes=9-5'])(
    'responds to the range %s with 416',
    async (range) => {
      const response = await get(urlOf('gif'), { headers: { Range: range } });
      expect(response.status).toBe(416);
      expect(response.headers.get('Content-Range')).toMatch(/^bytes \*\/\d+$/);
    },
  );

  test('responds with 404 for an unknown name', async () => {
    expect((await get(`${cdnOrigin}/nothing.jpg`)).status).toBe(404);
  });
});
