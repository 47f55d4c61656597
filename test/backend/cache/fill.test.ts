import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createInstallationCache } from '#backend/cache/installation-cache.ts';
import { createReadThrough } from '#backend/cache/read-through.ts';
import { modestly } from '#test/support/properties.ts';
import { noHurry } from '#test/support/transport.ts';

interface Value {
  readonly version: number;
}

/** Lets every step come to where it waits for the scheduler, so that the next choice is among all of them. */
async function letSettle(release: () => Promise<void>): Promise<void> {
  await release();
  for (let count = 0; count < 3; count++) await new Promise((resolve) => setImmediate(resolve));
}

function createCache() {
  return createInstallationCache<Value>({ entries: 10, bytes: 10_000, freshFor: () => 30_000 });
}

/** Reads of one key whose answers wait to be given. */
function setUp() {
  const cache = createCache();
  const { read, beginFill } = createReadThrough(cache);
  const request = { installationId: 'i', key: 'k', signal: noHurry };
  return {
    fill: () => beginFill('i'),
    kept: async () => (await cache.get('i', 'k'))?.version,
    begin(anew = false) {
      const gate = Promise.withResolvers<Value>();
      const done = read({ ...request, anew }, () => gate.promise);
      return {
        answer(version: number) {
          gate.resolve({ version });
          return done;
        },
      };
    },
  };
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('C7 write-invalidates: values read together', () => {
  test('C7 write-invalidates: one is kept and answers the next read', async () => {
    const { fill, begin, kept } = setUp();
    const list = fill();
    await list.keep('k', { version: 1 });
    list.end();
    expect(await begin().answer(2)).toEqual({ version: 1 });
    expect(await kept()).toBe(1);
  });

  test('C7 write-invalidates: one that was asked for anew meanwhile is not kept, though that read has ended', async () => {
    const { fill, begin, kept } = setUp();
    const list = fill();
    const anew = begin(true);
    await settle();
    await anew.answer(2);
    await list.keep('k', { version: 1 });
    expect(await kept()).toBe(2);
  });

  test('C7 write-invalidates: nor where that read has failed', async () => {
    const cache = createCache();
    const { read, beginFill } = createReadThrough(cache);
    const list = beginFill('i');
    const request = { installationId: 'i', key: 'k', signal: noHurry, anew: true };
    await read(request, () => Promise.reject(new Error('down'))).catch(() => {});
    await list.keep('k', { version: 1 });
    expect(await cache.get('i', 'k')).toBeUndefined();
    const next = beginFill('i');
    await next.keep('k', { version: 2 });
    expect(await cache.get('i', 'k')).toEqual({ version: 2 });
  });

  test('C7 write-invalidates: one that is being read since is left to that read', async () => {
    const { fill, begin, kept } = setUp();
    const list = fill();
    const single = begin();
    await settle();
    await list.keep('k', { version: 1 });
    expect(await kept()).toBeUndefined();
    await single.answer(2);
    expect(await kept()).toBe(2);
  });

  test('C7 write-invalidates: an older read does not overwrite it', async () => {
    const { fill, begin, kept } = setUp();
    const single = begin();
    await settle();
    const list = fill();
    await list.keep('k', { version: 2 });
    expect(await single.answer(1)).toEqual({ version: 1 });
    expect(await kept()).toBe(2);
  });

  test('C7 write-invalidates: in any order of reads, fills and changes, memory never goes back', async () => {
    const step = fc.constantFrom('read', 'anew', 'fill', 'change');
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
          const cache = createCache();
          let kept = 0;
          const { read, beginFill } = createReadThrough<Value>({
            ...cache,
            get: (...key) => later(() => cache.get(...key), 'look'),
            async set(id, key, value) {
              await scheduler.schedule(Promise.resolve(), 'write');
              expect(value.version, 'what is kept is never older than what was').toBeGreaterThanOrEqual(kept);
              kept = value.version;
              await cache.set(id, key, value);
            },
          });
          let version = 0;
          const ask = () => {
            const value = { version };
            return later(async () => value, 'answer');
          };
          async function take(kind: string, number: number): Promise<void> {
            await scheduler.schedule(Promise.resolve(), `${kind} ${number}`);
            if (kind === 'change') version++;
            else if (kind === 'fill') {
              const list = beginFill('i');
              await list.keep('k', await ask());
              list.end();
            } else {
              const asked = version;
              const request = { installationId: 'i', key: 'k', signal: noHurry, anew: kind === 'anew' };
              const seen = await read(request, ask);
              if (kind === 'anew') expect(seen.version).toBeGreaterThanOrEqual(asked);
            }
          }
          await scheduler.waitFor(Promise.all(steps.map(take)), letSettle);
        },
      ),
      modestly(300),
    );
  });
});
