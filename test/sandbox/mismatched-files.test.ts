import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { get, library, urlOf } from '#test/sandbox/painted-cdn.ts';

describe('an unavailable variant', () => {
  test.each([
    { key: 'lost-variant', width: 800, status: 404, type: 'text/plain; charset=UTF-8', empty: false },
    { key: 'forbidden-variant', width: 800, status: 403, type: 'application/xml', empty: false },
    { key: 'html-variant', width: 500, status: 200, type: 'text/html', empty: false },
    { key: 'html-variant', width: 1080, status: 200, type: 'image/jpeg', empty: true },
  ])('$key, $width px, responds with $status and $type', async ({ key, width, status, type, empty }) => {
    const { asset } = library.assets.find((stored) => stored.key === key) ?? {};
    const variant = asset?.variants.find((each) => each.width === width);
    expect(variant?.error).toBeNull();
    const response = await get(variant?.hostedUrl ?? '');
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe(type);
    expect((await response.arrayBuffer()).byteLength === 0).toBe(empty);
  });
});

test('a missing original responds with 404, its variants with 200', async () => {
  expect((await get(urlOf('lost-original'))).status).toBe(404);
  const { asset } = library.assets.find(({ key }) => key === 'lost-original') ?? {};
  expect((await get(asset?.variants[0]?.hostedUrl ?? '')).status).toBe(200);
});

test('every image has a thumbnail of 130 px on the CDN, also where the Data API does not list it', async () => {
  for (const key of ['everything', 'photo-png', 'avif', 'thumbnail']) {
    const { asset } = library.assets.find((stored) => stored.key === key) ?? {};
    const url = asset?.hostedUrl.replace(/\.(\w+)$/, '-p-130x130q80.$1') ?? '';
    const bytes = new Uint8Array(await (await get(url)).arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 130, height: 130 });
    const listed = asset?.variants.some(({ hostedUrl, height }) => hostedUrl === url && height === 130);
    expect(listed, key).toBe(key === 'thumbnail');
  }
});

describe('mismatched files', () => {
  const factsOf = async (key: string) => {
    const bytes = Buffer.from(await (await get(urlOf(key))).arrayBuffer());
    return { ...(await sharp(bytes).metadata()), size: bytes.length };
  };

  test('a .png contains JPEG', async () => {
    expect(urlOf('jpeg-as-png')).toMatch(/\.png$/);
    expect((await factsOf('jpeg-as-png')).format).toBe('jpeg');
  });

  test('a photo is a true colour PNG', async () => {
    const { format, isPalette, size, width, height } = await factsOf('photo-png');
    expect({ format, isPalette }).toEqual({ format: 'png', isPalette: false });
    expect(size).toBeGreaterThan(width * height);
  });

  test('one GIF has several frames, the other one', async () => {
    expect((await factsOf('animated-gif')).pages).toBe(4);
    expect((await factsOf('gif')).pages).toBe(1);
  });

  const bytesOf = async (key: string) => Buffer.from(await (await get(urlOf(key))).arrayBuffer());

  test('a PNG, a WebP and an AVIF are animated, and a variant is a still image', async () => {
    // Source: PNG, third edition, 11.3.6; AV1 Image File Format, brand `avis`; sharp reads WebP.
    const png = await bytesOf('animated-png');
    expect(png.indexOf('acTL')).toBeLessThan(png.indexOf('IDAT'));
    expect(png.toString('latin1').split('fcTL')).toHaveLength(4);
    expect((await bytesOf('animated-avif')).toString('latin1', 4, 12)).toBe('ftypavis');
    expect((await factsOf('animated-webp')).pages).toBe(3);
    const { asset } = library.assets.find(({ key }) => key === 'animated-webp-with-copies') ?? {};
    const copy = await get(asset?.variants[0]?.hostedUrl ?? '');
    expect((await sharp(Buffer.from(await copy.arrayBuffer())).metadata()).pages ?? 1).toBe(1);
  });

  test('a .jpg contains HEIC', async () => {
    expect(urlOf('heic-as-jpg')).toMatch(/\.jpg$/);
    expect((await bytesOf('heic-as-jpg')).toString('latin1', 4, 12)).toBe('ftypheic');
    expect((await get(urlOf('heic-as-jpg'))).headers.get('Content-Type')).toBe('image/jpeg');
  });

  test('a variant has exactly the original’s size', async () => {
    const { asset } = library.assets.find(({ key }) => key === 'as-heavy') ?? {};
    const variant = await get(asset?.variants.at(-1)?.hostedUrl ?? '');
    expect((await variant.arrayBuffer()).byteLength).toBe(asset?.size);
  });

  test('a variant is larger than the original', async () => {
    const stored = library.assets.find(({ key }) => key === 'heavy-variant');
    const variant = await get(stored?.asset.variants.at(-1)?.hostedUrl ?? '');
    expect((await variant.arrayBuffer()).byteLength).toBeGreaterThan((await factsOf('heavy-variant')).size);
  });

  test('an original is larger than 500 kB', async () => {
    expect((await factsOf('heavy')).size).toBeGreaterThan(500_000);
  });
});
