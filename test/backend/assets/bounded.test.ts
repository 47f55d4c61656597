import { describe, expect, test } from 'vitest';
import { createAssetCache } from '#backend/assets/asset-cache.ts';
import { limits } from '#contract/limits.ts';

const etag = '"x"';

function asset(bytes: number) {
  return { siteId: 'site', etag, body: 'x'.repeat(bytes) };
}

describe('C6 bounded: memory has an end', () => {
  test('C6 bounded: by bytes, the oldest going first', async () => {
    const cache = createAssetCache();
    const megabyte = 1024 * 1024;
    const many = limits.cacheBytes / megabyte + 10;
    for (let number = 0; number < many; number++) await cache.set('i', `${number}`, asset(megabyte));
    const kept: number[] = [];
    for (let number = 0; number < many; number++) if (await cache.get('i', `${number}`)) kept.push(number);
    expect(kept.length * megabyte).toBeLessThanOrEqual(limits.cacheBytes);
    expect(kept.length).toBeGreaterThan(50);
    expect(kept).toEqual(kept.map((_, index) => many - kept.length + index));
  });

  test('C6 bounded: by entries, the oldest going first', { timeout: 30_000 }, async () => {
    const cache = createAssetCache();
    for (let number = 0; number < limits.cacheEntries + 3; number++) {
      await cache.set('i', `${number}`, asset(1));
    }
    const look = async (number: number) => (await cache.get('i', `${number}`)) !== undefined;
    expect(await Promise.all([0, 1, 2, 3].map(look))).toEqual([false, false, false, true]);
    expect(await look(limits.cacheEntries + 2)).toBe(true);
  });

  test('C6 bounded: one that is too large for all of it is not kept and harms nothing', async () => {
    const cache = createAssetCache();
    await cache.set('i', 'small', asset(1));
    await cache.set('i', 'huge', asset(limits.cacheBytes + 1));
    expect(await cache.get('i', 'huge')).toBeUndefined();
    expect(await cache.get('i', 'small')).toBeDefined();
  });
});

describe('what is dropped is one installation’s, and all of it', () => {
  test('drop', async () => {
    const cache = createAssetCache();
    const keys = [
      ['a', '1'],
      ['a', '2'],
      ['b', '1'],
      ['ab', '1'],
    ] as const;
    for (const [installation, id] of keys) await cache.set(installation, id, asset(1));
    await cache.drop('a');
    const left = await Promise.all(
      keys.map(async ([installation, id]) => (await cache.get(installation, id)) && `${installation} ${id}`),
    );
    expect(left).toEqual([undefined, undefined, 'b 1', 'ab 1']);
  });

  test('a key of one installation is no key of another', async () => {
    const cache = createAssetCache();
    await cache.set('a', '1', asset(1));
    expect(await cache.get('b', '1')).toBeUndefined();
    expect(await cache.get('a', '1')).toEqual(asset(1));
  });
});
