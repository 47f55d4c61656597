import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { RefusedLoginError } from '#backend/redis/connection.ts';
import type { TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { alarmsIn, eventsOf } from '#test/support/backend/log-lines.ts';
import { rejection } from '#test/support/backend/transport.ts';
import { type Instance, startInstances } from '#test/support/servers/instances.ts';
import type { RedisServer } from '#test/support/servers/redis-server.ts';
import { noRedisOfOurOwn, redisInTest, shareInTest } from '#test/support/servers/shared-redis.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const assetId = assetIdOf('everything');
const noCache = { 'cache-control': 'no-cache' };

async function start(options: Parameters<typeof startInstances>[0] = {}) {
  const server = await redisInTest();
  // Longer than a busy machine takes, and short enough to be waited for.
  const started = await startInstances({ ...options, url: server.url, patience: 700 });
  await started.a.install();
  const session = await started.a.signIn();
  started.a.webflow.calls.reset();
  const read = (backend: TestBackend, headers?: Record<string, string>) =>
    backend.getAsset(assetId, session, headers);
  return {
    ...started,
    server,
    session,
    read,
    textIn: async (backend: TestBackend, headers?: Record<string, string>) =>
      (await (await read(backend, headers)).json()).altText,
    change(altText: string) {
      const stored = started.a.webflow.world.assets.get(assetId);
      if (stored) stored.asset.altText = altText;
    },
  };
}

/** A client of the test's own. */
function clientOf({ url }: RedisServer): Redis {
  const redis = new Redis(url);
  onTestFinished(() => redis.disconnect());
  return redis;
}

function untilAll(instances: readonly Instance[], state: 'up' | 'away'): Promise<void> {
  return eventually(() => {
    for (const { cluster } of instances) expect(cluster.status.state).toBe(state);
  });
}

/** Ways for Redis to go and to be back. */
const outages: [string, (server: RedisServer) => Promise<void>, (server: RedisServer) => Promise<void>][] = [
  ['is killed and started again, empty', (server) => server.kill(), (server) => server.restart()],
  ['is stopped and goes on', async (server) => server.freeze(), async (server) => server.goOn()],
];

describe.skipIf(noRedisOfOurOwn)('Redis in trouble', () => {
  describe.each(outages)('one that %s', (_, go, comeBack) => {
    test('answers keep coming all the while', async () => {
      const { all, server, session, read } = await start();
      for (const each of all) await read(each);
      await go(server);
      for (let time = 0; time < 3; time++) {
        for (const each of all) {
          expect((await read(each)).status).toBe(200);
          expect((await read(each, noCache)).status).toBe(200);
          expect((await each.getAsset(assetIdOf('svg'), session)).status).toBe(200);
        }
      }
      await untilAll(all, 'away');
      for (const each of all) expect(eventsOf(each, 'redis_away')).toHaveLength(1);
      expect((await all[0]?.exchange())?.status).toBe(200);
      await comeBack(server);
      await untilAll(all, 'up');
      for (const each of all) {
        expect((await read(each)).status).toBe(200);
        expect(eventsOf(each, 'redis_up')).toHaveLength(2);
        expect(alarmsIn(each)).toEqual([]);
      }
    });

    test('C7 write-invalidates: a value that was changed meanwhile is not answered', async () => {
      const { a, b, all, server, read, textIn, change } = await start();
      for (const each of all) await read(each);
      await go(server);
      change('new');
      expect(await textIn(a, noCache)).toBe('new');
      await untilAll(all, 'away');
      await comeBack(server);
      await untilAll(all, 'up');
      await eventually(async () => expect(await textIn(b)).toBe('new'));
      expect(await textIn(a)).toBe('new');
      expect(b.cluster.status.resets).toBeGreaterThan(0);
    });

    test('S7 disconnect: is refused by the others within a second all the same', async () => {
      const { a, b, all, server, session, read } = await start();
      for (const each of all) expect((await read(each)).status).toBe(200);
      await go(server);
      const headers = { authorization: `Bearer ${session}` };
      expect((await a.ask('/api/disconnect', { method: 'POST', headers })).status).toBe(200);
      a.clock.advance(limits.installationMemoryMs);
      expect((await read(b)).status).toBe(409);
    });

    test('U8 pacing: each counts for itself meanwhile, and follows what Webflow says is left', async () => {
      const { a, all, server, session } = await start({ webflow: { requestsPerMinute: 60 } });
      a.clock.advance(60_000);
      await go(server);
      await eventually(async () => {
        for (const each of all) await each.cluster.budget.take('another token', 'interactive');
        for (const { cluster } of all) expect(cluster.status.state).toBe('away');
      });
      const statuses: number[] = [];
      for (let round = 0; round < 40; round++) {
        for (const each of all) {
          const id = round.toString(16).padStart(24, 'a');
          statuses.push((await each.getAsset(id, session, noCache)).status);
        }
      }
      expect(new Set(statuses)).toEqual(new Set([404, 429]));
      const answered = statuses.filter((status) => status === 404).length;
      expect(answered, 'of 60, what one person may make').toBeGreaterThanOrEqual(48);
      expect(answered).toBeLessThanOrEqual(60);
    });
  });

  test('C7 write-invalidates: one that cuts off subscribers: messages of that time take effect', async () => {
    const { a, b, all, server, read, textIn, change } = await start();
    for (const each of all) await read(each);
    const redis = clientOf(server);
    const listeners = String(await redis.call('CLIENT', 'LIST', 'TYPE', 'pubsub'));
    const [newest = ''] = [...listeners.matchAll(/^id=(\d+)/gm)].map(([, id = '']) => id).toReversed();
    change('new');
    await redis.client('KILL', 'ID', newest);
    expect(await textIn(a, noCache)).toBe('new');
    await eventually(() => expect(b.cluster.status.resets).toBe(1));
    await untilAll(all, 'up');
    await eventually(async () => expect(await textIn(b)).toBe('new'));
    expect(eventsOf(a, 'redis_away')).toEqual([]);
  });

  test('one that pauses its clients is away for as long', async () => {
    const { all, server, read } = await start();
    for (const each of all) await read(each);
    const redis = clientOf(server);
    await redis.client('PAUSE', 1_500, 'ALL');
    for (const each of all) expect((await read(each, noCache)).status).toBe(200);
    await untilAll(all, 'away');
    await untilAll(all, 'up');
    for (const each of all) expect((await read(each)).status).toBe(200);
  });

  test('one that has no memory left refuses to keep, and nothing else suffers', async () => {
    const { a, b, all, server, read, textIn, change } = await start();
    const redis = clientOf(server);
    for (const each of all) await read(each);
    await redis.config('SET', 'maxmemory', '1');
    change('new');
    expect(await textIn(a, noCache)).toBe('new');
    expect((await read(b)).status).toBe(200);
    expect(a.cluster.status.failures).toBeGreaterThan(0);
    await redis.config('SET', 'maxmemory', '0');
    await untilAll(all, 'up');
    await eventually(async () => expect(await textIn(b)).toBe('new'));
  });

  test('one that is not there at the start is used once it is', async () => {
    const server = await redisInTest();
    await server.kill();
    const { a, b, all } = await startInstances({ url: server.url });
    await a.install();
    const session = await b.signIn();
    expect((await a.getAsset(assetId, session)).status).toBe(200);
    for (const { cluster } of all) expect(cluster.status.state).toBe('away');
    await server.restart();
    await untilAll(all, 'up');
    await a.getAsset(assetId, session, noCache);
    a.webflow.calls.reset();
    await eventually(async () => expect((await b.getAsset(assetId, session)).status).toBe(200));
    expect(a.webflow.calls.count('GET /v2/assets/:assetId')).toBeLessThanOrEqual(1);
  });

  test.each(['wrong', undefined])(
    'one with a password refuses the login with %s, and that ends the start',
    async (password) => {
      const server = await redisInTest({ password: 'canary' });
      const url = password ? server.url.replace('//', `//:${password}@`) : server.url;
      const error = await rejection(shareInTest({ url }));
      expect(error).toBeInstanceOf(RefusedLoginError);
      const cluster = await shareInTest({ url: server.url.replace('//', '//:canary@') });
      expect(cluster.status.state).toBe('up');
    },
  );

  test.each([
    ['no text of ours', () => 'garbage'],
    ['nothing', () => ''],
    ['a value of another shape', (kept: string) => kept.replace('"body"', '"corpus"')],
    ['half of a value', (kept: string) => kept.slice(0, kept.length / 2)],
    ['a value from the future', (kept: string) => kept.replace(/"storedAt":\d+/, '"storedAt":9999999999999')],
    [
      'a value of another version',
      (kept: string) =>
        kept
          .replace('"stale":false}', '"stale":false,"more":1}')
          .replace('\\"stale\\":false}', '\\"stale\\":0}'),
    ],
  ])('where %s is kept, Webflow is asked', async (_, spoil) => {
    const { a, b, prefix, server, read } = await start();
    await read(a);
    const redis = clientOf(server);
    const key = await eventually(async () => {
      const [found] = await redis.keys(`${prefix}:*:kept:assets:*`);
      if (!found) throw new Error('nothing is kept');
      return found;
    });
    const kept = (await redis.get(key)) ?? '';
    await redis.set(key, spoil(kept));
    a.webflow.calls.reset();
    expect((await read(b)).status).toBe(200);
    expect(a.webflow.calls.count('GET /v2/assets/:assetId')).toBe(1);
    expect(b.cluster.status.state).toBe('up');
  });

  test('a key of another type is a miss', async () => {
    const { a, b, prefix, server, read } = await start();
    await read(a);
    const redis = clientOf(server);
    await eventually(async () => expect(await redis.keys(`${prefix}:*:kept:assets:*`)).toHaveLength(1));
    for (const key of await redis.keys(`${prefix}:*`)) {
      await redis.del(key);
      await redis.sadd(key, 'x');
    }
    for (const each of [a, b]) expect((await read(each, noCache)).status).toBe(200);
    expect((await b.getAsset(assetIdOf('svg'), await b.signIn())).status).toBe(200);
  });
});
