import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { CreateCache } from '#backend/cache/create-cache.ts';
import type { CacheSpec, InstallationCache } from '#backend/cache/installation-cache.ts';
import { keep } from '#test/support/backend/caches.ts';
import { createTestClock, type TestClock } from '#test/support/shared/test-clock.ts';

const Value = v.object({ text: v.string() });
type Value = v.InferOutput<typeof Value>;

/** Values that are fresh for ten seconds and kept for a minute. */
export const spec: CacheSpec<Value> = {
  name: 'values',
  entries: 1_000,
  bytes: 1024 * 1024,
  freshFor: ({ text }) => (text === 'never' ? 0 : 10_000),
  keptFor: 60_000,
  schema: Value,
};

const hostile = ['', ':', 'a:b', '*', '?', '[a-z]', '\n', '\u0000', '__proto__', 'é𝕏', 'x'.repeat(2_000)];

async function textAt(cache: InstallationCache<Value>, installation = 'i', key = 'k') {
  return (await cache.get(installation, key)).entry?.value.text;
}

/** The contract of every cache. `open` returns makers of caches over an empty store on the given clock. */
export function cacheContract(kind: string, open: (clock: TestClock) => Promise<CreateCache>): void {
  async function start() {
    const clock = createTestClock();
    const create = await open(clock);
    return { clock, create, cache: create(spec) };
  }

  describe(`C6 bounded: ${kind}: a cache`, () => {
    test(`${kind}: returns a stored value fresh, then stale, then not at all`, async () => {
      const { clock, cache } = await start();
      expect((await cache.get('i', 'k')).entry).toBeUndefined();
      await keep(cache, 'i', 'k', { text: 'a' });
      for (const kept of [cache.getLocal('i', 'k'), (await cache.get('i', 'k')).entry]) {
        expect(kept).toEqual({ value: { text: 'a' }, age: 0, isFresh: true });
      }
      clock.advance(9_999);
      expect(cache.getLocal('i', 'k')).toMatchObject({ age: 9_999, isFresh: true });
      clock.advance(1);
      expect(cache.getLocal('i', 'k')).toMatchObject({ age: 10_000, isFresh: false });
      expect(cache.has('i', 'k')).toBe(true);
      clock.advance(49_999);
      expect((await cache.get('i', 'k')).entry).toMatchObject({ age: 59_999, isFresh: false });
      clock.advance(1);
      expect(cache.getLocal('i', 'k')).toBeUndefined();
      expect(cache.has('i', 'k')).toBe(false);
      expect(await textAt(cache)).toBeUndefined();
    });

    test(`${kind}: does not store a value with no lifetime`, async () => {
      const { create } = await start();
      const cache = create({ ...spec, name: 'never', keptFor: 0 });
      await keep(cache, 'i', 'k', { text: 'never' });
      expect(await textAt(cache)).toBeUndefined();
    });

    test(`Z2 cache-key-tenancy: ${kind}: installations, keys and caches are separate`, async () => {
      const { create, cache } = await start();
      const other = create({ ...spec, name: 'others' });
      await keep(cache, 'i', 'k', { text: 'a' });
      expect(await textAt(cache, 'j')).toBeUndefined();
      expect(await textAt(cache, 'i', 'l')).toBeUndefined();
      expect(await textAt(other)).toBeUndefined();
      for (const key of hostile) await keep(cache, 'i', key, { text: `of ${key}` });
      for (const key of hostile) expect(await textAt(cache, 'i', key)).toBe(`of ${key}`);
    });

    test(`S7 disconnect: ${kind}: dropping removes all of one installation and nothing else`, async () => {
      const { create, cache } = await start();
      const other = create({ ...spec, name: 'others' });
      for (const key of hostile) await keep(cache, 'i', key, { text: key });
      await keep(other, 'i', 'k', { text: 'other' });
      await keep(cache, 'ij', 'k', { text: 'kept' });
      await cache.invalidate('i');
      await other.invalidate('i');
      for (const key of hostile) expect(await textAt(cache, 'i', key)).toBeUndefined();
      expect(await textAt(other)).toBeUndefined();
      expect(await textAt(cache, 'ij')).toBe('kept');
      await keep(cache, 'i', 'k', { text: 'new' });
      expect(await textAt(cache)).toBe('new');
    });

    test(`C7 write-invalidates: ${kind}: an older read never overwrites the newer value`, async () => {
      const { cache } = await start();
      const [older, newer] = [await cache.currentVersion(), await cache.currentVersion()];
      cache.set('i', 'k', { text: 'new' }, newer);
      cache.set('i', 'k', { text: 'old' }, older);
      expect(await textAt(cache)).toBe('new');
    });

    test(`C7 write-invalidates: ${kind}: nor does a read from before a deletion or a drop`, async () => {
      const { cache } = await start();
      const before = (await cache.get('i', 'k')).moment;
      const deletion = await cache.delete('i', 'k');
      cache.set('i', 'k', { text: 'old' }, before);
      expect(await textAt(cache)).toBeUndefined();
      cache.set('i', 'k', { text: 'new' }, deletion);
      expect(await textAt(cache)).toBe('new');
      const between = await cache.currentVersion();
      await cache.invalidate('i');
      cache.set('i', 'k', { text: 'old' }, between);
      expect(await textAt(cache)).toBeUndefined();
    });

    test(`C7 write-invalidates: ${kind}: of many concurrent changes the newest stays`, async () => {
      const { cache } = await start();
      const moments = [];
      for (let number = 0; number < 50; number++) moments.push(await cache.currentVersion());
      const shuffled = moments.map((moment, number) => ({ moment, number }));
      shuffled.sort((one, other) => ((one.number * 7) % 50) - ((other.number * 7) % 50));
      for (const { moment, number } of shuffled) cache.set('i', 'k', { text: String(number) }, moment);
      expect(await textAt(cache)).toBe('49');
    });
  });
}
