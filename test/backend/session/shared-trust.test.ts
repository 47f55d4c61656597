import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { exchangeFrom } from '#test/support/backend/exchange-from.ts';
import { startInstances } from '#test/support/servers/instances.ts';
import { noRedis, noRedisOfOurOwn, redisInTest } from '#test/support/servers/shared-redis.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { modestly } from '#test/support/shared/properties.ts';

const home = '198.51.100.1';
const webflow = { requestsPerMinute: 10_000 };
const resolves = (backend: TestBackend) => backend.webflow.calls.count('POST /beta/token/resolve');

let attacks = 0;

/**
 * Strangers use up what all may send that Webflow refuses. Instances learn of each other's counts a moment later, so others go on
 * until a stranger is refused; one who was let in is known from then on.
 */
async function attack(backend: TestBackend): Promise<void> {
  await eventually(async () => {
    const network = `203.0.${++attacks % 256}`;
    for (let time = 0; time < 3 * limits.refusedExchangesOfAddress; time++) {
      await exchangeFrom(backend, `${network}.${time % 3}`, `garbage ${time}`);
    }
    const { status } = await exchangeFrom(backend, `${network}.77`);
    expect(status, 'a stranger with a good token').toBe(429);
  });
}

async function signIn(backend: TestBackend, from = home): Promise<void> {
  const count = async () => (await backend.db.selectFrom('known_addresses').select('name').execute()).length;
  const before = await count();
  expect((await exchangeFrom(backend, from)).status).toBe(200);
  await eventually(async () => expect(await count()).toBe(before + 1));
}

const statusFrom = async (backend: TestBackend, from = home) => (await exchangeFrom(backend, from)).status;

describe('B14 shared-trust: a known address is let in at an instance it has not used', () => {
  test('B14 shared-trust: by the database alone', async () => {
    const a = await startBackend({ webflow });
    const b = await startBackend({ beside: a });
    await a.install();
    await signIn(a);
    for (const each of [a, b]) await attack(each);
    for (const each of [a, b]) expect(await statusFrom(each)).toBe(200);
  });

  test('B14 shared-trust: after a restart, and with a new key before the old one', async () => {
    const a = await startBackend({ webflow });
    await a.install();
    await signIn(a);
    const SECRET_KEYS = `new:${Buffer.alloc(32, 8).toString('base64url')},${a.config.SECRET_KEYS[0].id}:${Buffer.alloc(32, 7).toString('base64url')}`;
    const restarted = await startBackend({ beside: a, environment: { SECRET_KEYS } });
    await attack(restarted);
    expect(await statusFrom(restarted)).toBe(200);
  });

  test('B14 shared-trust: for as long as people may stay away, and no longer', async () => {
    const a = await startBackend({ webflow });
    await a.install();
    await signIn(a);
    a.clock.advance(limits.knownAddressLifetimeMs - 1);
    const next = await startBackend({ beside: a });
    await attack(next);
    expect(await statusFrom(next)).toBe(200);
    a.clock.advance(limits.knownAddressLifetimeMs + 1);
    const last = await startBackend({ beside: a });
    await attack(last);
    expect(await statusFrom(last)).toBe(429);
  });

  test.skipIf(noRedis)('B14 shared-trust: with one Redis, whose counts all share', async () => {
    const { a, b, all } = await startInstances({ many: 3, webflow });
    await a.install();
    await signIn(a);
    for (const each of all) await attack(each);
    expect(await statusFrom(b)).toBe(200);
    for (const each of all) expect(await statusFrom(each)).toBe(200);
  });

  test.skipIf(noRedis)('B14 shared-trust: by Redis where the database cannot be written', async () => {
    const { a, b } = await startInstances({
      webflow,
      wrapDatabase: (db) =>
        db.withPlugin({
          transformQuery({ node }) {
            if (JSON.stringify(node).includes('known_addresses')) throw new Error('read only');
            return node;
          },
          transformResult: async ({ result }) => result,
        }),
    });
    await a.install();
    expect(await statusFrom(a)).toBe(200);
    await attack(b);
    await eventually(async () => expect(await statusFrom(b)).toBe(200));
  });

  test.skipIf(noRedisOfOurOwn)(
    'B14 shared-trust: while Redis is away, and once it is back empty',
    async () => {
      const server = await redisInTest();
      const { a, b, all } = await startInstances({ url: server.url, webflow });
      await a.install();
      await signIn(a);
      await server.kill();
      await eventually(() =>
        expect(all.map(({ cluster }) => cluster.status.state)).toEqual(['away', 'away']),
      );
      await attack(b);
      expect(await statusFrom(b)).toBe(200);
      await server.restart();
      await eventually(() => expect(all.map(({ cluster }) => cluster.status.state)).toEqual(['up', 'up']));
      const third = await startBackend({ beside: a });
      await attack(third);
      expect(await statusFrom(third)).toBe(200);
    },
  );
});

describe('B14 shared-trust: what a known address is', () => {
  test.each([
    ['another address of its IPv6 /64 network', '2001:db8:1:2::1', '2001:DB8:1:2:ffff:ffff:ffff:ffff', 200],
    ['an address of the network beside it', '2001:db8:1:2::1', '2001:db8:1:3::1', 429],
    ['the same IPv4 address mapped into IPv6', home, `::ffff:${home}`, 200],
    ['the IPv4 address beside it', home, '198.51.100.2', 429],
  ])('B14 shared-trust: %s', async (_, signedIn, from, status) => {
    const backend = await startBackend({ webflow });
    await backend.install();
    await signIn(backend, signedIn);
    await attack(backend);
    expect(await statusFrom(backend, from)).toBe(status);
  });

  test('B14 shared-trust: one from which only refused tokens came is not known', async () => {
    const backend = await startBackend({ webflow });
    await backend.install();
    await exchangeFrom(backend, home, 'garbage');
    await attack(backend);
    expect(await statusFrom(backend)).toBe(429);
  });
});

describe('B14 shared-trust: known addresses that turn bad', () => {
  test('B14 shared-trust: one is held to its own limit, and others notice nothing', async () => {
    const backend = await startBackend({ webflow });
    await backend.install();
    await signIn(backend);
    await signIn(backend, '198.51.100.2');
    await attack(backend);
    backend.webflow.calls.reset();
    for (let time = 0; time < 50; time++) await exchangeFrom(backend, home, `garbage ${time}`);
    expect(resolves(backend)).toBe(limits.refusedExchangesOfAddress);
    expect(await statusFrom(backend, '198.51.100.2')).toBe(200);
  });

  test('B14 shared-trust: many cost the installation a bounded number of calls', async () => {
    const backend = await startBackend({ webflow });
    await backend.install();
    const many = Array.from({ length: 20 }, (_, host) => `198.51.100.${host}`);
    for (const from of many) await signIn(backend, from);
    backend.webflow.calls.reset();
    for (let time = 0; time < 10; time++) {
      for (const from of many) await exchangeFrom(backend, from, `garbage ${time}`);
    }
    expect(resolves(backend)).toBe(limits.refusedExchanges + limits.refusedExchangesOfKnown);
  });
});

test('B14 shared-trust: whatever strangers send to whichever instance, a known address gets in', async () => {
  const step = fc.record({ instance: fc.nat(2), stranger: fc.option(fc.nat(30)), times: fc.nat(12) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const first = await startBackend({ webflow });
      const all = [first, await startBackend({ beside: first }), await startBackend({ beside: first })];
      await first.install();
      await signIn(first);
      for (const { instance, stranger, times } of steps) {
        const backend = all[instance] ?? first;
        if (stranger === null) expect(await statusFrom(backend)).toBe(200);
        else
          for (let time = 0; time < times; time++) await exchangeFrom(backend, `203.0.113.${stranger}`, 'x');
      }
      for (const each of all) expect(await statusFrom(each)).toBe(200);
    }),
    modestly(10),
  );
});
