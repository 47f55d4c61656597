import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { Upload } from '#sandbox/uploads/replace-file.ts';
import { RefusedUploadError } from '#sandbox/uploads/uploads.ts';
import type { StoredAsset } from '#sandbox/world/asset.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { cdnOrigin, library } from './painted-cdn.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function opened(unconfirmed: Partial<Unconfirmed> = {}) {
  const clock = { now: Date.parse('2026-10-01T08:00:00Z') };
  const webflow = createFakeWebflow({ library, cdnOrigin, unconfirmed, clock: () => clock.now });
  const stored = (key: string): StoredAsset => {
    const found = webflow.world.assets.get(assetIdOf(key));
    if (!found) throw new Error(`no asset ${key}`);
    return found;
  };
  const read = async (url: string, init: RequestInit = {}) => {
    const response = await webflow.fetch(new Request(url, init));
    return {
      type: response.headers.get('Content-Type'),
      bytes: new Uint8Array(await response.arrayBuffer()),
    };
  };
  const replace = async (key: string, upload: Upload) => {
    await webflow.uploads.replace(stored(key), upload);
    await webflow.uploads.settled();
  };
  return { webflow, clock, stored, read, replace };
}

type Encoded = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg+xml';

const drawing = (width: number, height: number) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="M0 0h9v9z"/></svg>`,
  );

async function upload(format: Encoded, width: number, height = Math.ceil(width / 2)): Promise<Upload> {
  const image = sharp({ create: { width, height, channels: 3, background: '#c63' } });
  const bytes = format === 'svg+xml' ? drawing(width, height) : await image.toFormat(format).toBuffer();
  return { name: `new.${format}`, type: `image/${format}`, bytes: new Uint8Array(bytes) };
}

describe('a replaced file', () => {
  test('changes bytes, type, size, original name and date, and keeps id, URL, name and alt texts', async () => {
    const { stored, read, replace, clock } = opened();
    const before = structuredClone(stored('everything'));
    clock.now += 5_000;
    const file = await upload('avif', 900);
    await replace('everything', file);
    const { asset, altTextByLocale, width } = stored('everything');
    expect({ altTextByLocale, width }).toEqual({ altTextByLocale: before.altTextByLocale, width: 900 });
    expect(asset).toEqual({
      ...before.asset,
      contentType: 'image/avif',
      size: file.bytes.length,
      originalFileName: 'new.avif',
      lastUpdated: new Date(clock.now).toISOString(),
      variants: expect.any(Array),
    });
    expect(await read(asset.hostedUrl)).toEqual({ type: 'image/avif', bytes: file.bytes });
  });

  test('has another URL and name where the facts say so, and the old URL keeps the old bytes', async () => {
    const { stored, read, replace } = opened({ replacedUrlKept: false, replacedNameKept: false });
    const { hostedUrl, siteId, id } = structuredClone(stored('alt-null').asset);
    const old = await read(hostedUrl);
    const file = { ...(await upload('webp', 600)), name: 'Neuer See & Wald.webp' };
    await replace('alt-null', file);
    const { asset } = stored('alt-null');
    expect(asset.hostedUrl).toBe(`${cdnOrigin}/${siteId}/${id}_Neuer%20See%20%26%20Wald.webp`);
    expect(asset.displayName).toBe('Neuer See & Wald.webp');
    expect(await read(asset.hostedUrl)).toEqual({ type: 'image/webp', bytes: file.bytes });
    expect(await read(hostedUrl)).toEqual(old);
    expect(asset.variants.map((each) => each.hostedUrl)).toEqual([
      `${cdnOrigin}/${siteId}/${id}_Neuer%20See%20%26%20Wald-p-500.webp`,
    ]);
  });

  test('keeps the variants of the old one where the facts say so', async () => {
    const { stored, replace } = opened({ replacedVariants: 'never' });
    const { variants } = structuredClone(stored('alt-null').asset);
    await replace('alt-null', await upload('avif', 1_000));
    expect(stored('alt-null').asset.variants).toEqual(variants);
  });

  test('has no alt text, or the old type or date, where the facts say so', async () => {
    const { stored, replace, clock } = opened({
      replacedAltKept: false,
      replacedDateChanges: false,
      replacedMimeType: 'old',
    });
    const { lastUpdated } = stored('everything').asset;
    clock.now += 5_000;
    await replace('everything', await upload('webp', 400));
    expect(stored('everything')).toMatchObject({
      asset: { altText: null, lastUpdated, contentType: 'image/jpeg' },
      altTextByLocale: {},
    });
  });

  test('is served later at the same URL, and at once at another, where the facts say so', async () => {
    const { webflow, stored, read } = opened({ replacedFileServed: 'later' });
    webflow.uploads.setTrouble({ variantsWait: true });
    const { hostedUrl } = stored('heavy').asset;
    const old = await read(hostedUrl);
    const file = await upload('webp', 400);
    await webflow.uploads.replace(stored('heavy'), file);
    expect(await read(hostedUrl)).toEqual(old);
    webflow.uploads.setTrouble({ variantsWait: false });
    await webflow.uploads.settled();
    expect((await read(hostedUrl)).bytes).toEqual(file.bytes);

    const facts = { ...webflow.world.unconfirmed, replacedUrlKept: false };
    webflow.uploads.setTrouble({ variantsWait: true });
    await webflow.uploads.replace(stored('mixed'), file, facts);
    expect((await read(stored('mixed').asset.hostedUrl)).bytes).toEqual(file.bytes);
  });

  test('has its variants as soon as it is replaced where the facts say so', async () => {
    const { webflow, stored } = opened({ replacedVariants: 'at once' });
    await webflow.uploads.replace(stored('heavy'), await upload('webp', 600));
    expect(stored('heavy').asset.variants).toMatchObject([{ width: 500, format: 'webp' }]);
  });

  test('of an asset whose URL is no web address gets one', async () => {
    const { stored, read, replace } = opened();
    const file = await upload('png', 300);
    await replace('hostile', file);
    expect(await read(stored('hostile').asset.hostedUrl)).toEqual({ type: 'image/png', bytes: file.bytes });
  });

  test('changes one fake Webflow and no other', async () => {
    const [one, other] = [opened(), opened()];
    await one.replace('svg', await upload('png', 700));
    const { asset } = other.stored('svg');
    expect(asset.contentType).toBe('image/svg+xml');
    expect((await other.read(asset.hostedUrl)).type).toBe('image/svg+xml');
  });
});

test.each(['everything', 'photo-png', 'animated-gif', 'svg', 'background', 'heic-as-jpg', 'jpeg-as-png'])(
  'the file of “%s”, replaced and put back, has the same SHA-256, size and URL on the CDN',
  async (key) => {
    const { stored, read, replace } = opened();
    const { hostedUrl, originalFileName: name, size } = structuredClone(stored(key).asset);
    const { bytes, type } = await read(hostedUrl);
    for (const format of ['avif', 'webp'] as const) {
      await replace(key, await upload(format, 900));
      expect(sha256((await read(hostedUrl)).bytes)).not.toBe(sha256(bytes));
      await replace(key, { name, type: type ?? '', bytes });
      const { asset } = stored(key);
      expect(sha256((await read(asset.hostedUrl)).bytes)).toBe(sha256(bytes));
      expect(asset).toMatchObject({ hostedUrl, size, originalFileName: name });
    }
  },
);

describe('the variants of a new file', () => {
  test.each<[Encoded, number, number[], string]>([
    ['jpeg', 1_600, [500, 800, 1_080], 'jpeg'],
    ['png', 1_081, [500, 800, 1_080], 'png'],
    ['webp', 801, [500, 800], 'webp'],
    ['avif', 1_000, [500, 800], 'webp'],
    ['jpeg', 501, [500], 'jpeg'],
    ['jpeg', 500, [], 'jpeg'],
    ['avif', 1, [], 'webp'],
    ['gif', 900, [], 'gif'],
    ['svg+xml', 900, [], 'svg'],
  ])('of %s, %i px wide, are %j and hold %s', async (format, width, widths, inside) => {
    const { stored, read, replace } = opened();
    await replace('everything', await upload(format, width));
    const { variants } = stored('everything').asset;
    expect(variants.map((each) => each.width)).toEqual(widths);
    for (const each of variants) {
      const { bytes } = await read(each.hostedUrl);
      const { format: found, width: pixels } = await sharp(bytes).metadata();
      expect([found, pixels]).toEqual([inside, each.width]);
      const ending = format === 'jpeg' ? 'jpg' : format;
      expect(each.hostedUrl).toMatch(new RegExp(`-p-${each.width}\\.${ending}$`));
    }
  });

  test('are none at first, none while they wait, and those of the last file in the end', async () => {
    const { webflow, stored } = opened();
    webflow.uploads.setTrouble({ variantsWait: true });
    await webflow.uploads.replace(stored('everything'), await upload('jpeg', 1_200));
    await webflow.uploads.replace(stored('everything'), await upload('webp', 700));
    await webflow.uploads.settled();
    expect(stored('everything').asset.variants).toEqual([]);
    webflow.uploads.setTrouble({ variantsWait: false });
    await webflow.uploads.settled();
    expect(stored('everything').asset.variants).toMatchObject([{ format: 'webp', width: 500 }]);

    const first = webflow.uploads.replace(stored('heavy'), await upload('jpeg', 1_200));
    await first;
    expect(stored('heavy').asset.variants).toEqual([]);
    await webflow.uploads.replace(stored('heavy'), await upload('png', 600));
    await webflow.uploads.settled();
    expect(stored('heavy').asset.variants).toMatchObject([{ format: 'png', width: 500 }]);
  });

  test('of a photo on its side have its upright shape', async () => {
    const { stored, read, replace } = opened();
    const { bytes, ...file } = await upload('jpeg', 900, 600);
    const turned = await sharp(bytes).withMetadata({ orientation: 6 }).toBuffer();
    await replace('everything', { ...file, bytes: new Uint8Array(turned) });
    expect(stored('everything').width).toBe(600);
    const [variant] = stored('everything').asset.variants;
    const { width, height } = await sharp((await read(variant?.hostedUrl ?? '')).bytes).metadata();
    expect([width, height]).toEqual([500, 750]);
  });

  test.each([
    ['a page under .jpg', 'image/jpeg', Buffer.from('<!doctype html><p>Not found')],
    ['nothing', 'image/webp', Buffer.alloc(0)],
    ['a bitmap', 'image/bmp', Buffer.from('BM')],
  ])('of %s are none', async (_, type, bytes) => {
    const { stored, replace } = opened();
    await replace('everything', { name: 'odd.jpg', type, bytes: new Uint8Array(bytes) });
    expect(stored('everything').asset).toMatchObject({ contentType: type, size: bytes.length, variants: [] });
  });
});

describe('a teammate’s file', () => {
  test.each([
    ['photo', 'image/jpeg', { format: 'jpeg', width: 1_200, space: 'srgb' }],
    ['truncated', 'image/jpeg', { format: 'jpeg', width: 1_200, height: 800 }],
    ['cmyk', 'image/jpeg', { format: 'jpeg', space: 'cmyk', channels: 4 }],
    ['deep', 'image/png', { format: 'png', depth: 'ushort' }],
    ['turned', 'image/jpeg', { orientation: 6, width: 1_200, height: 800 }],
    ['onePixel', 'image/png', { width: 1, height: 1 }],
    ['bomb', 'image/png', { width: 20_000, height: 20_000 }],
  ] as const)('of the kind “%s” is %s and %o', async (kind, type, head) => {
    const { webflow, stored, read } = opened();
    await webflow.uploads.replaceAsTeammate(stored('heavy'), kind);
    const { bytes, type: served } = await read(stored('heavy').asset.hostedUrl);
    expect([served, await sharp(bytes, { limitInputPixels: false }).metadata()]).toEqual([
      type,
      expect.objectContaining(head),
    ]);
    expect(bytes.length).toBeLessThan(4_000_000);
  });

  test('of the kind “truncated” can’t be decoded whole, and of the kind “page” not at all', async () => {
    const { webflow, stored, read } = opened();
    for (const kind of ['truncated', 'page'] as const) {
      await webflow.uploads.replaceAsTeammate(stored('heavy'), kind);
      const { bytes } = await read(stored('heavy').asset.hostedUrl);
      // While another picture is read, sharp may lose the words of an error, and in `stats` the error. Source: sharp, `stats.cc`.
      await expect(sharp(bytes, { failOn: 'truncated' }).raw().toBuffer()).rejects.toThrow();
    }
  });

  test('differs from the one before', async () => {
    const { webflow, stored, read } = opened();
    const hashes = new Set<string>();
    for (let at = 0; at < 3; at += 1) {
      await webflow.uploads.replaceAsTeammate(stored('svg'), 'photo');
      hashes.add(sha256((await read(stored('svg').asset.hostedUrl)).bytes));
    }
    expect(hashes.size).toBe(3);
  });
});

describe('trouble with files', () => {
  test('refuses AVIF alone, and the asset keeps its file', async () => {
    const { webflow, stored, replace } = opened();
    webflow.uploads.setTrouble({ avifRefused: true });
    const before = structuredClone(stored('heavy'));
    await expect(replace('heavy', await upload('avif', 900))).rejects.toThrow(RefusedUploadError);
    expect(stored('heavy')).toEqual(before);
    await replace('heavy', await upload('webp', 900));
    expect(stored('heavy').asset.contentType).toBe('image/webp');
  });

  test('refuses the second of three uploads, once', async () => {
    const { webflow, replace } = opened();
    webflow.uploads.setTrouble({ secondUploadRefused: true });
    const file = await upload('webp', 400);
    await replace('everything', file);
    await expect(replace('heavy', file)).rejects.toThrow(RefusedUploadError);
    await replace('heavy', file);
    await replace('mixed', file);
    expect(webflow.uploads.trouble().secondUploadRefused).toBe(false);
  });

  test('has a teammate replace the same file right after, once', async () => {
    const { webflow, stored, read, replace } = opened();
    webflow.uploads.setTrouble({ teammateReplaces: true });
    const file = await upload('webp', 400);
    await replace('heavy', file);
    expect(stored('heavy').asset.contentType).toBe('image/jpeg');
    await replace('heavy', file);
    expect(await read(stored('heavy').asset.hostedUrl)).toEqual({ type: 'image/webp', bytes: file.bytes });
  });

  test('stalls each file after its beginning until it ends', async () => {
    const { webflow, stored, read } = opened();
    const { hostedUrl } = stored('heavy').asset;
    const whole = await read(hostedUrl);
    webflow.uploads.setTrouble({ cdnStalls: true });
    const response = await webflow.fetch(new Request(hostedUrl));
    const reader = response.body?.getReader();
    expect(await reader?.read()).toEqual({ done: false, value: whole.bytes.subarray(0, 1_024) });
    const rest = reader?.read();
    webflow.uploads.setTrouble({ cdnStalls: false });
    expect((await rest)?.value).toEqual(whole.bytes.subarray(1_024));
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
    expect(await read(hostedUrl)).toEqual(whole);

    webflow.uploads.setTrouble({ cdnStalls: true });
    await expect(read(hostedUrl, { signal: AbortSignal.timeout(1) })).rejects.toThrow(/time/);
  });
});
