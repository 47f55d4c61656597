import type { KyselyPlugin } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Database } from '#backend/database/database.ts';
import { InstallationGoneError } from '#backend/installations/installation-gone.ts';
import { createInstallations } from '#backend/installations/installations.ts';
import type { Retired } from '#backend/installations/retired.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { allRows } from '#test/support/backend/rows.ts';

const keys = parseSecretKeys(`k:${Buffer.alloc(32, 5).toString('base64url')}`);

function id(number: number): string {
  return number.toString(16).padStart(24, '0');
}

function sites(from: number, to = from): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => id(from + index));
}

const workspace = id(0xff);

/** Breaks every query that names the table, as a full disk would in the middle of a transaction. */
function failingAt(table: string): KyselyPlugin {
  return {
    transformQuery({ node }) {
      if (JSON.stringify(node).includes(table)) throw new Error('full disk');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** The contract of every engine. `open` returns an empty database, which its creator closes. */
export function installationsContract(engine: string, open: () => Promise<Database>): void {
  async function start() {
    const db = await open();
    return { db, store: createInstallations(db, keys, () => Date.parse('2026-10-01T12:00:00Z')) };
  }

  describe(`V6 store-battery: ${engine}`, () => {
    test(`V6 store-battery: ${engine}: an empty store finds nothing`, async () => {
      const { store } = await start();
      expect(await store.findBySite(id(1))).toBeUndefined();
      expect(await store.findByWorkspace(workspace)).toBeUndefined();
      expect(await store.readToken(crypto.randomUUID())).toBeUndefined();
      await store.remove(crypto.randomUUID());
    });

    test(`V6 store-battery: ${engine}: a token is read back for every site and workspace`, async () => {
      const { db, store } = await start();
      const made = await store.install('token', { siteIds: sites(1, 3), workspaceIds: [workspace] });
      for (const site of sites(1, 3)) expect(await store.findBySite(site)).toBe(made);
      expect(await store.findByWorkspace(workspace)).toBe(made);
      expect(await store.readToken(made)).toBe('token');
      const rows = await allRows({ db });
      expect(rows.installations).toEqual([
        {
          id: made,
          sealed_token: expect.stringMatching(/^v1\.k\./),
          created_at: '2026-10-01T12:00:00.000Z',
          last_used_at: '2026-10-01T12:00:00.000Z',
          authorization_id: null,
          held_since: null,
        },
      ]);
      expect(JSON.stringify(rows)).not.toContain('"token"');
    });

    test(`V6 store-battery: ${engine}: the newest install wins, and an installation without coverage is deleted`, async () => {
      const { db, store } = await start();
      const first = await store.install('first', { siteIds: sites(1, 2), workspaceIds: [] });
      const second = await store.install('second', { siteIds: sites(2), workspaceIds: [] });
      expect([await store.findBySite(id(1)), await store.findBySite(id(2))]).toEqual([first, second]);
      const third = await store.install('third', { siteIds: sites(1), workspaceIds: [] });
      expect([await store.findBySite(id(1)), await store.findBySite(id(2))]).toEqual([third, second]);
      expect(await store.readToken(first)).toBeUndefined();
      expect((await allRows({ db })).installations).toHaveLength(2);
    });

    test(`V6 store-battery: ${engine}: a workspace keeps an installation alive`, async () => {
      const { store } = await start();
      const wide = await store.install('wide', { siteIds: sites(1), workspaceIds: [workspace] });
      await store.install('one', { siteIds: sites(1), workspaceIds: [] });
      expect(await store.readToken(wide)).toBe('wide');
      await store.install('newer', { siteIds: [], workspaceIds: [workspace] });
      expect(await store.readToken(wide)).toBeUndefined();
    });

    test(`V6 store-battery: ${engine}: adding a site does not take it from another installation`, async () => {
      const { store } = await start();
      const wide = await store.install('wide', { siteIds: [], workspaceIds: [workspace] });
      const one = await store.install('one', { siteIds: sites(1), workspaceIds: [] });
      const added = [store.addSite(wide, id(1)), store.addSite(wide, id(2)), store.addSite(wide, id(2))];
      expect(await Promise.all(added)).toEqual([one, wide, wide]);
      expect([await store.findBySite(id(1)), await store.findBySite(id(2))]).toEqual([one, wide]);
      const gone = store.addSite(crypto.randomUUID(), id(3));
      await expect(gone).rejects.toThrow(InstallationGoneError);
      expect(await store.findBySite(id(3)), 'no site of no installation').toBeUndefined();
    });

    test(`V6 store-battery: ${engine}: an installation whose only site moves to another is deleted`, async () => {
      const { store } = await start();
      const retired: string[] = [];
      const onRetired = (some: readonly Retired[]) => retired.push(...some.map(({ token }) => token));
      const wide = await store.install('wide', { siteIds: [], workspaceIds: [workspace] });
      const old = await store.install('old', { siteIds: sites(1, 2), workspaceIds: [] });
      const other = await store.install('other', { siteIds: sites(3), workspaceIds: [] });
      const instead = { of: old, onRetired };
      expect(await store.addSite(wide, id(3), instead), 'it is not the old one’s').toBe(other);
      expect(await store.addSite(wide, id(1), instead)).toBe(wide);
      expect(retired).toEqual([]);
      expect(await store.readToken(old)).toBe('old');
      expect(await store.addSite(wide, id(2), instead)).toBe(wide);
      expect(await store.addSite(wide, id(2), instead), 'again').toBe(wide);
      expect(retired, 'it covers nothing any more').toEqual(['old']);
      expect(await store.readToken(old)).toBeUndefined();
      const gone = store.addSite(old, id(3), { of: other, onRetired });
      await expect(gone).rejects.toThrow(InstallationGoneError);
      expect(await store.findBySite(id(3))).toBe(other);
    });

    test(`V6 store-battery: ${engine}: a held installation is not found until it is released`, async () => {
      const { db, store } = await start();
      const made = await store.install('token', { siteIds: sites(1), workspaceIds: [workspace] });
      const before = await allRows({ db });
      expect(await store.release(made), 'it is not held').toBe(false);
      expect(await store.hold(made)).toBe(true);
      expect(await store.hold(made), 'it is held already').toBe(false);
      expect(await store.findBySite(id(1))).toBeUndefined();
      expect(await store.findByWorkspace(workspace)).toBeUndefined();
      expect(await store.readToken(made)).toBeUndefined();
      expect(await store.listHeld()).toEqual([made]);
      expect(await store.readHeld(made)).toEqual({
        token: 'token',
        since: Date.parse('2026-10-01T12:00:00Z'),
      });
      for (const found of [store.findHeld(id(1)), store.findHeld(id(2), workspace)]) {
        expect(await found).toBe(made);
      }
      expect(await store.findHeld(id(2))).toBeUndefined();
      expect(await store.release(made)).toBe(true);
      expect(await allRows({ db }), 'all is as it was').toEqual(before);
      expect(await store.readHeld(made)).toBeUndefined();
      expect(await store.listHeld()).toEqual([]);
      await store.hold(made);
      expect(await store.remove(made)).toBe(true);
      expect([await store.hold(made), await store.release(made)]).toEqual([false, false]);
    });

    test(`V6 store-battery: ${engine}: an authorisation is in use as long as an installation belongs to it`, async () => {
      const { store } = await start();
      const grant = { siteIds: sites(1), workspaceIds: [], authorizationId: 'a' };
      const made = await store.install('token', grant);
      expect([await store.usesAuthorization('a'), await store.usesAuthorization('b')]).toEqual([true, false]);
      const retired: Retired[] = [];
      await store.install('newer', { ...grant, authorizationId: 'b' }, (some) => retired.push(...some));
      expect(retired).toEqual([{ token: 'token', authorizationId: 'a' }]);
      expect([await store.usesAuthorization('a'), await store.usesAuthorization('b')]).toEqual([false, true]);
      expect(await store.readToken(made)).toBeUndefined();
    });

    test(`V6 store-battery: ${engine}: removing deletes all of an installation, and can be repeated`, async () => {
      const { db, store } = await start();
      const kept = await store.install('kept', { siteIds: sites(9), workspaceIds: [] });
      const made = await store.install('token', { siteIds: sites(1, 3), workspaceIds: [workspace] });
      await Promise.all([store.remove(made), store.remove(made)]);
      await store.remove(made);
      expect(await store.findBySite(id(1))).toBeUndefined();
      expect(await store.findByWorkspace(workspace)).toBeUndefined();
      const rows = await allRows({ db });
      expect(rows.installation_sites).toEqual([{ site_id: id(9), installation_id: kept }]);
      expect(await store.readToken(kept)).toBe('kept');
    });

    test(`V6 store-battery: ${engine}: an install that fails changes nothing`, async () => {
      const { db, store } = await start();
      await store.install('first', { siteIds: sites(1), workspaceIds: [] });
      const before = await allRows({ db });
      const broken = createInstallations(db.withPlugin(failingAt('installation_workspaces')), keys, Date.now);
      const install = broken.install('broken', { siteIds: sites(1, 2), workspaceIds: [workspace] });
      await expect(install).rejects.toThrow('full disk');
      expect(await allRows({ db })).toEqual(before);
    });

    test(`V6 store-battery: ${engine}: a thousand sites in one install`, async () => {
      const { db, store } = await start();
      const made = await store.install('many', { siteIds: sites(1, 1_000), workspaceIds: [] });
      expect(await store.findBySite(id(1_000))).toBe(made);
      expect((await allRows({ db })).installation_sites).toHaveLength(1_000);
    });

    test(`V6 store-battery: ${engine}: text is data`, async () => {
      const { store } = await start();
      const hostile = `'; DROP TABLE installations; -- \u0000 ${'é'.repeat(500)} 𝕏`;
      const made = await store.install(hostile, { siteIds: sites(1), workspaceIds: [] });
      expect(await store.readToken(made)).toBe(hostile);
      // No id of Webflow's has a NUL, and PostgreSQL has no text with one.
      expect(await store.findBySite(hostile.replace('\u0000', ''))).toBeUndefined();
      expect(await store.readToken(`${made}' OR '1'='1`)).toBeUndefined();
      expect(await store.findBySite('%')).toBeUndefined();
    });
  });
}
