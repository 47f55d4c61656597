import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createInstallations } from '#backend/installations/installations.ts';
import { deleteExpired } from '#backend/installations/retention.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { limits } from '#backend/platform/limits.ts';
import { createKnownAddresses, type KnownAddressStore } from '#backend/session/known-addresses.ts';
import { createKnownInDatabase } from '#backend/session/known-in-database.ts';
import { createKnownInMemory } from '#backend/session/known-in-memory.ts';
import { environment } from '#test/support/backend/backend.ts';
import { type Engine, engines, openForTest } from '#test/support/backend/engines.ts';
import { knownAddressesContract } from '#test/support/backend/known-addresses-contract.ts';
import { watchDatabase } from '#test/support/backend/watched-database.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { createTestClock, type TestClock } from '#test/support/shared/test-clock.ts';

const secretKeys = parseSecretKeys(environment.SECRET_KEYS);

async function openStored({ empty }: Engine, clock: TestClock) {
  const db = await openForTest(await empty());
  const watched = watchDatabase();
  const installations = createInstallations(db, secretKeys, clock.wallTime);
  const install = (digit: string) =>
    installations.install(`token ${digit}`, { siteIds: [digit.repeat(24)], workspaceIds: [] });
  return {
    db,
    watched,
    installations,
    installationIds: [await install('a'), await install('b')] as const,
    store: createKnownInDatabase(watched.wrap(db), clock.wallTime),
    count: async () => (await db.selectFrom('known_addresses').select('name').execute()).length,
  };
}

knownAddressesContract('memory', async ({ elapsed }) => ({
  store: createKnownInMemory(elapsed),
  installationIds: ['one', 'other'],
}));

for (const engine of engines) {
  describe.skipIf(engine.isMissing)(engine.name, () => {
    knownAddressesContract(engine.name, (clock) => openStored(engine, clock));

    test('B14 shared-trust: rows go with their installation, and with the sweep once they expire', async () => {
      const clock = createTestClock();
      const { db, installations, installationIds, store, count } = await openStored(engine, clock);
      for (const id of installationIds) store.add(id, 'name');
      await eventually(async () => expect(await count()).toBe(2));
      await installations.remove(installationIds[0]);
      expect(await count()).toBe(1);
      store.add(installationIds[0], 'late');
      store.add(installationIds[1], 'other');
      await eventually(async () => expect(await count()).toBe(2));
      clock.advance(limits.knownAddressLifetimeMs);
      await deleteExpired(db, clock.wallTime(), { info: () => {} });
      expect(await count()).toBe(0);
    });

    test('B14 shared-trust: what a failing database missed is written with the next addition', async () => {
      const { installationIds, store, watched, count } = await openStored(engine, createTestClock());
      watched.failWith(new Error('full disk'));
      store.add(installationIds[0], 'missed');
      expect(await store.has(installationIds[0], ['missed'])).toBe(false);
      watched.recover();
      store.add(installationIds[0], 'next');
      await eventually(async () => expect(await count()).toBe(2));
    });
  });
}

describe('B14 shared-trust: a database that does not answer', () => {
  test('B14 shared-trust: a bounded number of additions wait for it', async () => {
    const [engine] = engines;
    if (!engine) throw new Error('there is no engine');
    const { installationIds, store, watched, count } = await openStored(engine, createTestClock());
    watched.failWith(new Error('locked'));
    for (let name = 0; name < limits.knownAddressesWaiting + 50; name++) {
      store.add(installationIds[0], String(name));
    }
    await nextTurn();
    watched.recover();
    store.add(installationIds[1], 'no room');
    await eventually(async () => expect(await count()).toBe(limits.knownAddressesOfInstallation));
    expect(await store.has(installationIds[1], ['no room'])).toBe(false);
    store.add(installationIds[1], 'room');
    await eventually(async () => expect(await store.has(installationIds[1], ['room'])).toBe(true));
  });
});

describe('B14 shared-trust: the names of known addresses', () => {
  const keyOf = (byte: number) =>
    parseSecretKeys(`k:${Buffer.alloc(32, byte).toString('base64url')}`)[0].naming;

  /** Known addresses over one store, as the process with these keys has them. */
  function open(store: KnownAddressStore, ...bytes: number[]) {
    const clock = createTestClock();
    return {
      clock,
      ...createKnownAddresses({ stores: [store], keys: bytes.map(keyOf), now: clock.elapsed }),
    };
  }

  /** A store that shows what it was given. */
  function openSeen() {
    const memory = createKnownInMemory(() => 0);
    const seen: string[] = [];
    const store: KnownAddressStore = {
      ...memory,
      add(installationId, name) {
        seen.push(name);
        memory.add(installationId, name);
      },
    };
    return { store, seen };
  }

  test('B14 shared-trust: hold no address, differ between installations and keys', async () => {
    const { store, seen } = openSeen();
    const first = open(store, 1);
    first.add('one', '203.0.113.7');
    first.add('other', '203.0.113.7');
    open(store, 2).add('one', '203.0.113.7');
    expect(new Set(seen).size).toBe(3);
    for (const name of seen) expect(name).toMatch(/^[\w-]{22}$/);
  });

  test('B14 shared-trust: an older key that is still listed finds them, a key that is gone does not', async () => {
    const { store } = openSeen();
    open(store, 1).add('one', '203.0.113.7');
    expect(await open(store, 2, 1).isKnown('one', '203.0.113.7'), 'rotated').toBe(true);
    expect(await open(store, 2).isKnown('one', '203.0.113.7'), 'removed').toBe(false);
    open(store, 2, 1).add('one', '203.0.113.7');
    expect(await open(store, 1, 2).isKnown('one', '203.0.113.7'), 'a process that has not rotated').toBe(
      true,
    );
    expect(await open(store, 2).isKnown('one', '203.0.113.7'), 'signed in since').toBe(true);
  });

  test('B14 shared-trust: are stored once a day however often a person signs in', () => {
    const { store, seen } = openSeen();
    const { add, clock } = open(store, 1);
    for (let hour = 0; hour < 72; hour++) {
      add('one', '203.0.113.7');
      clock.advance(60 * 60_000);
    }
    expect(seen).toHaveLength(3);
  });

  test('B14 shared-trust: a store that knows nothing does not end the search', async () => {
    const known = createKnownInMemory(() => 0);
    const stores = [createKnownInMemory(() => 0), known];
    const { add, isKnown } = createKnownAddresses({ stores, keys: [keyOf(1)], now: () => 0 });
    add('one', '203.0.113.7');
    expect(await isKnown('one', '203.0.113.7')).toBe(true);
    const later = createKnownAddresses({
      stores: [createKnownInMemory(() => 0), known],
      keys: [keyOf(1)],
      now: () => 0,
    });
    expect(await later.isKnown('one', '203.0.113.7')).toBe(true);
    expect(await later.isKnown('one', '203.0.113.8')).toBe(false);
  });
});
