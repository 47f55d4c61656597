import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { createAssetCache } from '#backend/assets/asset-cache.ts';
import { limits } from '#backend/platform/limits.ts';
import { keep, memoryCaches } from '#test/support/backend/caches.ts';

const etag = '"x"';

function asset(bytes: number) {
  return { siteId: 'site', etag, body: 'x'.repeat(bytes) };
}

describe('C6 bounded: memory has an end', () => {
  test('C6 bounded: by bytes, the oldest going first', async () => {
    const cache = createAssetCache(memoryCaches());
    const megabyte = 1024 * 1024;
    const many = limits.cacheBytes / megabyte + 10;
    for (let number = 0; number < many; number++) await keep(cache, 'i', `${number}`, asset(megabyte));
    const kept: number[] = [];
    for (let number = 0; number < many; number++) if (cache.getLocal('i', `${number}`)) kept.push(number);
    expect(kept.length * megabyte).toBeLessThanOrEqual(limits.cacheBytes);
    expect(kept.length).toBeGreaterThan(50);
    expect(kept).toEqual(kept.map((_, index) => many - kept.length + index));
  });

  test.each([
    ['what holds small ones', {}, limits.cacheEntryBytes],
    ['two for each character where one is wide', { text: `🌄${'x'.repeat(1_000)}` }, 2_000],
  ])('C6 bounded: by bytes, %s among them', async (_, value, atLeast) => {
    const spec = { name: 'objects', entries: 1_000, bytes: 10 * atLeast, freshFor: () => 1 };
    const cache = memoryCaches()<object>({ ...spec, schema: v.looseObject({}) });
    for (let number = 0; number < 20; number++) await keep(cache, 'i', `${number}`, value);
    const kept = Array.from({ length: 20 }, (_each, number) => cache.getLocal('i', `${number}`)).filter(
      Boolean,
    );
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.length).toBeLessThan(10);
  });

  test('C6 bounded: by entries, the oldest going first', async () => {
    const cache = createAssetCache(memoryCaches());
    for (let number = 0; number < limits.cacheEntries + 3; number++) {
      await keep(cache, 'i', `${number}`, asset(1));
    }
    const has = (number: number) => cache.getLocal('i', `${number}`) !== undefined;
    expect([0, 1, 2, 3].map(has)).toEqual([false, false, false, true]);
    expect(has(limits.cacheEntries + 2)).toBe(true);
  });

  test('C6 bounded: one that is too large for all of it is not kept and harms nothing', async () => {
    const cache = createAssetCache(memoryCaches());
    await keep(cache, 'i', 'small', asset(1));
    await keep(cache, 'i', 'huge', asset(limits.cacheBytes + 1));
    expect(cache.getLocal('i', 'huge')).toBeUndefined();
    expect(cache.getLocal('i', 'small')).toBeDefined();
  });
});

describe('what is dropped is one installation’s, and all of it', () => {
  test('drop', async () => {
    const cache = createAssetCache(memoryCaches());
    const keys = [
      ['a', '1'],
      ['a', '2'],
      ['b', '1'],
      ['ab', '1'],
    ] as const;
    for (const [installation, id] of keys) await keep(cache, installation, id, asset(1));
    await cache.invalidate('a');
    const left = keys.map(
      ([installation, id]) => cache.getLocal(installation, id) && `${installation} ${id}`,
    );
    expect(left).toEqual([undefined, undefined, 'b 1', 'ab 1']);
  });

  test('a key of one installation is no key of another', async () => {
    const cache = createAssetCache(memoryCaches());
    await keep(cache, 'a', '1', asset(1));
    expect(cache.getLocal('b', '1')).toBeUndefined();
    expect(cache.getLocal('a', '1')?.value).toEqual(asset(1));
  });
});
