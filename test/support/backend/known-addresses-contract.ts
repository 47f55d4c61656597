import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import type { KnownAddressStore } from '#backend/session/known-addresses.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { createTestClock, type TestClock } from '#test/support/shared/test-clock.ts';

/** An empty store, and the ids of two installations that it may be asked about. */
export interface OpenedStore {
  readonly store: KnownAddressStore;
  readonly installationIds: readonly [string, string];
}

/** The contract of every store of known addresses. `open` creates an empty one on the given clock. */
export function knownAddressesContract(kind: string, open: (clock: TestClock) => Promise<OpenedStore>): void {
  async function start() {
    const clock = createTestClock();
    const { store, installationIds } = await open(clock);
    const [one, other] = installationIds;
    return {
      clock,
      store,
      one,
      other,
      async add(name: string, installationId = one) {
        store.add(installationId, name);
        await eventually(async () => expect(await store.has(installationId, [name])).toBe(true));
      },
    };
  }

  describe(`B14 shared-trust: ${kind}: a store of known addresses`, () => {
    test(`B14 shared-trust: ${kind}: knows what was added, for that installation alone`, async () => {
      const { store, one, other, add } = await start();
      expect(await store.has(one, ['a'])).toBe(false);
      await add('a');
      expect(await store.has(one, ['b'])).toBe(false);
      expect(await store.has(one, ['b', 'a']), 'any of the names').toBe(true);
      expect(await store.has(other, ['a'])).toBe(false);
    });

    test(`B14 shared-trust: ${kind}: forgets after the lifetime, counted from the last addition`, async () => {
      const { clock, store, one, add } = await start();
      await add('a');
      await add('b');
      clock.advance(limits.knownAddressLifetimeMs / 2);
      store.add(one, 'a');
      await add('c');
      clock.advance(limits.knownAddressLifetimeMs / 2);
      expect(await store.has(one, ['b'])).toBe(false);
      expect(await store.has(one, ['a'])).toBe(true);
      clock.advance(limits.knownAddressLifetimeMs / 2);
      expect(await store.has(one, ['a', 'b', 'c'])).toBe(false);
    });

    test(`B14 shared-trust: ${kind}: drops the oldest of an installation, and none of another`, async () => {
      const { clock, store, one, other, add } = await start();
      await add('theirs', other);
      const most = limits.knownAddressesOfInstallation;
      for (let count = 0; count < most; count++) {
        store.add(one, `old ${count}`);
        clock.advance(1);
      }
      await add('kept');
      clock.advance(1);
      for (let count = 2; count < 5; count++) await add(`old ${count}`);
      expect(await store.has(one, ['old 0'])).toBe(false);
      for (const name of ['kept', 'old 1', 'old 2', `old ${most - 1}`]) {
        expect(await store.has(one, [name]), name).toBe(true);
      }
      expect(await store.has(other, ['theirs'])).toBe(true);
    });
  });
}
