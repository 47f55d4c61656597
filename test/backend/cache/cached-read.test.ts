import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { createCachedRead } from '#backend/cache/cached-read.ts';
import type { CacheSpec } from '#backend/cache/installation-cache.ts';
import { createSingleInstance } from '#backend/cluster/single-instance.ts';
import { cachedReadContract } from '#test/support/backend/cached-read-contract.ts';
import { memoryCaches } from '#test/support/backend/caches.ts';
import { noHurry } from '#test/support/backend/transport.ts';
import { modestly } from '#test/support/shared/properties.ts';

cachedReadContract('memory', async ({ now }) => createSingleInstance(now));

const Value = v.object({ version: v.number() });
type Value = v.InferOutput<typeof Value>;

const spec: CacheSpec<Value> = {
  name: 'values',
  entries: 10,
  bytes: 10_000,
  freshFor: () => 30_000,
  schema: Value,
};

/** Lets every step come to where it waits for the scheduler, so that the next choice is among all of them. */
async function letSettle(release: () => Promise<void>): Promise<void> {
  await release();
  for (let count = 0; count < 3; count++) await new Promise((resolve) => setImmediate(resolve));
}

/** Reads of one key whose answers wait to be given. */
function setUp() {
  const cache = memoryCaches()(spec);
  const read = createCachedRead(cache);
  const request = { installationId: 'i', key: 'k', signal: noHurry };
  return {
    cache,
    async fill() {
      const moment = await cache.currentVersion();
      return (version: number) => cache.set('i', 'k', { version }, moment);
    },
    kept: () => cache.getLocal('i', 'k')?.value.version,
    async begin(noCache = false) {
      const gate = Promise.withResolvers<Value>();
      const demand = noCache ? 'no-cache' : 'fresh';
      const done = read({ ...request, demand }, () => gate.promise).then(({ value }) => value);
      await new Promise((resolve) => setImmediate(resolve));
      return {
        answer(version: number) {
          gate.resolve({ version });
          return done;
        },
        fail(error: Error) {
          gate.reject(error);
          return done;
        },
      };
    },
  };
}

describe('C7 write-invalidates: values read together', () => {
  test('C7 write-invalidates: one is kept and answers the next read', async () => {
    const { fill, begin, kept } = setUp();
    const keep = await fill();
    keep(1);
    const next = await begin();
    expect(await next.answer(2)).toEqual({ version: 1 });
    expect(kept()).toBe(1);
  });

  test('C7 write-invalidates: one that was asked for with no-cache meanwhile is not kept, though that read has ended', async () => {
    const { fill, begin, kept } = setUp();
    const keep = await fill();
    const noCache = await begin(true);
    await noCache.answer(2);
    keep(1);
    expect(kept()).toBe(2);
  });

  test('C7 write-invalidates: nor where that read has failed', async () => {
    const { fill, begin, kept } = setUp();
    const keep = await fill();
    const noCache = await begin(true);
    await expect(noCache.fail(new Error('down'))).rejects.toThrow('down');
    keep(1);
    expect(kept()).toBeUndefined();
    const keepNext = await fill();
    keepNext(2);
    expect(kept()).toBe(2);
  });

  test('C7 write-invalidates: one that was read since is newer', async () => {
    const { fill, begin, kept } = setUp();
    const keep = await fill();
    const single = await begin();
    await single.answer(2);
    keep(1);
    expect(kept()).toBe(2);
  });

  test('C7 write-invalidates: an older read does not overwrite it', async () => {
    const { fill, begin, kept } = setUp();
    const single = await begin();
    const keep = await fill();
    keep(2);
    expect(await single.answer(1)).toEqual({ version: 1 });
    expect(kept()).toBe(2);
  });

  test('S7 disconnect: what is read while an installation is dropped is not kept', async () => {
    const { cache, fill, begin, kept } = setUp();
    const single = await begin();
    const keep = await fill();
    await cache.invalidate('i');
    keep(1);
    await single.answer(1);
    expect(kept()).toBeUndefined();
  });

  test('C7 write-invalidates: in any order of reads, fills and changes, memory never goes back', async () => {
    const step = fc.constantFrom('read', 'no-cache', 'fill', 'change');
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(step, { minLength: 2, maxLength: 8 }),
        async (scheduler, steps) => {
          const later = async <T>(work: () => Promise<T>, what: string): Promise<T> => {
            const value = await work();
            await scheduler.schedule(Promise.resolve(), what);
            return value;
          };
          const cache = memoryCaches()(spec);
          let kept = 0;
          const read = createCachedRead<Value>({
            ...cache,
            get: (...key) => later(() => cache.get(...key), 'look'),
            getShared: (...key) => later(() => cache.getShared(...key), 'look'),
            set(...entry) {
              cache.set(...entry);
              const { version = 0 } = cache.getLocal('i', 'k')?.value ?? {};
              if (version === 0) return;
              expect(version, 'what is kept is never older than what was').toBeGreaterThanOrEqual(kept);
              kept = version;
            },
          });
          let version = 1;
          const ask = () => {
            const value = { version };
            return later(async () => value, 'answer');
          };
          async function take(kind: string, number: number): Promise<void> {
            await scheduler.schedule(Promise.resolve(), `${kind} ${number}`);
            if (kind === 'change') version++;
            else if (kind === 'fill') {
              const moment = await cache.currentVersion();
              cache.set('i', 'k', await ask(), moment);
            } else {
              const asked = version;
              const request = {
                installationId: 'i',
                key: 'k',
                signal: noHurry,
                demand: kind === 'no-cache' ? 'no-cache' : 'fresh',
              } as const;
              const { value: seen } = await read(request, ask);
              if (kind === 'no-cache') expect(seen.version).toBeGreaterThanOrEqual(asked);
            }
          }
          await scheduler.waitFor(Promise.all(steps.map(take)), letSettle);
        },
      ),
      modestly(300),
    );
  });
});
