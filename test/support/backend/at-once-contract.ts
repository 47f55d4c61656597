import { describe, expect, test } from 'vitest';
import type { Database } from '#backend/database/database.ts';
import { createInstallations } from '#backend/installations/installations.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { createOAuthStates } from '#backend/oauth/oauth-states.ts';
import { limits } from '#backend/platform/limits.ts';
import { mapLimit } from '#backend/platform/map-limit.ts';
import { allRows, countInstallations } from '#test/support/backend/rows.ts';

const keys = parseSecretKeys(`k:${Buffer.alloc(32, 5).toString('base64url')}`);

function id(number: number): string {
  return number.toString(16).padStart(24, '0');
}

function sites(from: number, to = from): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => id(from + index));
}

const workspace = id(0xff_ff);

/** The contract of every engine under concurrent writes. `open` returns an empty database, which its creator closes. */
export function atOnceContract(engine: string, open: () => Promise<Database>): void {
  async function start() {
    const db = await open();
    return { db, store: createInstallations(db, keys, () => Date.parse('2026-10-01T12:00:00Z')) };
  }

  describe(`V6 store-battery: ${engine}: concurrent writes`, () => {
    test(`V6 store-battery: ${engine}: concurrent installs and removals leave no partial installation`, async () => {
      const { db, store } = await start();
      const made = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          store.install(`t${index}`, { siteIds: sites(1, 5), workspaceIds: [] }),
        ),
      );
      const winner = await store.findBySite(id(1));
      expect(made).toContain(winner);
      for (const site of sites(1, 5)) expect(await store.findBySite(site)).toBe(winner);
      expect((await allRows({ db })).installations).toHaveLength(1);
      await Promise.all([
        ...made.map((old) => store.remove(old)),
        store.install('last', { siteIds: sites(1, 2), workspaceIds: [] }),
      ]);
      const last = await store.findBySite(id(1));
      expect(await store.readToken(last ?? '')).toBe('last');
      expect(await store.findBySite(id(5))).toBeUndefined();
    });

    test(`V6 store-battery: ${engine}: halves of one installation are taken over concurrently`, async () => {
      const { db, store } = await start();
      for (let round = 0; round < 10; round++) {
        const old = await store.install('old', { siteIds: sites(1, 8), workspaceIds: [] });
        const parts = sites(1, 8).map((site) => store.install(site, { siteIds: [site], workspaceIds: [] }));
        const takers = await Promise.all(parts);
        expect(await store.readToken(old), 'nobody covers anything with it any more').toBeUndefined();
        for (const [index, taker] of takers.entries()) {
          expect(await store.findBySite(id(index + 1))).toBe(taker);
          expect(await store.readToken(taker)).toBe(id(index + 1));
        }
        expect((await allRows({ db })).installations).toHaveLength(8);
      }
    });

    test(`V6 store-battery: ${engine}: sites added, taken over and removed concurrently in any order`, async () => {
      const { db, store } = await start();
      const wide = await store.install('wide', { siteIds: [], workspaceIds: [workspace] });
      const all = sites(1, 30);
      await Promise.all(
        Array.from({ length: 30 }, async (_, index) => {
          const siteIds = index % 2 === 0 ? all : all.toReversed();
          await store.addSite(wide, id(index + 1)).catch(() => {});
          const made = await store.install(`t${index}`, { siteIds, workspaceIds: [] });
          if (index % 3 === 0) await store.remove(made);
          // The token may have been replaced by now, but no other value is ever read.
          expect([undefined, `t${index}`]).toContain(await store.readToken(made));
        }),
      );
      const covering = db.selectFrom('installation_sites').select('installation_id').distinct();
      const left = await covering.execute();
      expect(left.length, 'each took all or nothing').toBeLessThanOrEqual(1);
      expect(await countInstallations({ db })).toBe(left.length + 1);
      expect(await store.readToken(wide)).toBe('wide');
    });

    test(`V6 store-battery: ${engine}: a thousand installations, each with its own`, async () => {
      const { db, store } = await start();
      const all = sites(1, 1_000);
      const made = await mapLimit(20, all, (site) =>
        store.install(`token of ${site}`, { siteIds: [site], workspaceIds: [] }),
      );
      expect((await allRows({ db })).installations).toHaveLength(1_000);
      await mapLimit(20, all, async (site) => {
        const found = await store.findBySite(site);
        expect(found).toBe(made[all.indexOf(site)]);
        expect(await store.readToken(found ?? '')).toBe(`token of ${site}`);
      });
      await mapLimit(20, made, (installation) => store.remove(installation));
      expect(await allRows({ db })).toMatchObject({ installations: [], installation_sites: [] });
    });

    test(`V6 store-battery: ${engine}: of concurrent uses of a state one succeeds`, async () => {
      const { db } = await start();
      const clock = { now: Date.parse('2026-10-01T12:00:00Z') };
      const states = createOAuthStates(db, () => clock.now);
      const made = await Promise.all(Array.from({ length: 50 }, () => states.create()));
      for (const state of made.slice(0, 5)) {
        const consumed = await Promise.all(Array.from({ length: 20 }, () => states.consume(state)));
        expect(consumed.filter(Boolean)).toHaveLength(1);
      }
      clock.now += limits.oauthStateLifetimeMs;
      expect(await states.consume(made[5] ?? '')).toBe(false);
      await Promise.all(Array.from({ length: 20 }, () => states.create()));
      expect((await allRows({ db })).oauth_states, 'what has run out is gone').toHaveLength(20);
    });
  });
}
