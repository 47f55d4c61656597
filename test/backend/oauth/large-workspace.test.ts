import { describe, expect, test } from 'vitest';
import { createInstallations } from '#backend/installations/installations.ts';
import type { Retired } from '#backend/installations/retired.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { limits } from '#backend/platform/limits.ts';
import { sites, workspaces } from '#sandbox/world/sample-data.ts';
import { environment, startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { engines, openForTest } from '#test/support/backend/engines.ts';
import { parseLines } from '#test/support/backend/log-lines.ts';
import { countInstallations } from '#test/support/backend/rows.ts';

const keys = parseSecretKeys(environment.SECRET_KEYS);

function idOf(number: number): string {
  return number.toString(16).padStart(24, '0');
}

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, number) => idOf(number));
}

/** SQLite takes 32,766 parameters, PostgreSQL 65,535; a site takes two. */
const beyondParameters = 33_000;

for (const engine of engines) {
  describe.skipIf(engine.isMissing)(`V10 any-size: ${engine.name}`, () => {
    test('more sites than a statement allows parameters, twice, in any order and with duplicates', async () => {
      const db = await openForTest(await engine.empty());
      const store = createInstallations(db, keys, Date.now);
      const all = ids(beyondParameters);
      const first = await store.install('first', { siteIds: all, workspaceIds: [] });
      expect(await store.findBySite(idOf(beyondParameters - 1))).toBe(first);
      const doubled = [...all.toReversed(), ...all.slice(0, 10)];
      const second = await store.install('second', { siteIds: doubled, workspaceIds: ids(3) });
      for (const number of [0, 1, beyondParameters - 1]) {
        expect(await store.findBySite(idOf(number))).toBe(second);
      }
      expect(await store.readToken(first)).toBeUndefined();
      expect(await store.remove(second)).toBe(true);
      expect(await store.findBySite(idOf(5))).toBeUndefined();
    });

    test('it replaces thousands of installations and returns their tokens', async () => {
      const db = await openForTest(await engine.empty());
      const store = createInstallations(db, keys, Date.now);
      const all = ids(limits.storedAtOnce + 1);
      for (const site of all) {
        await store.install(`of ${site}`, { siteIds: [site], workspaceIds: [], authorizationId: site });
      }
      const other = await store.install('other', { siteIds: [idOf(0xff_ff_ff)], workspaceIds: [] });
      const retired: Retired[] = [];
      await store.install('wide', { siteIds: all, workspaceIds: ids(1) }, (some) => retired.push(...some));
      expect(retired.map(({ token }) => token).toSorted()).toEqual(all.map((site) => `of ${site}`));
      expect(retired.map(({ authorizationId }) => authorizationId).toSorted()).toEqual(all);
      expect(await countInstallations({ db })).toBe(2);
      expect(await store.readToken(other)).toBe('other');
    });
  });
}

describe('V10 any-size: through the whole install', () => {
  /** Gives the workspace so many sites more. */
  function grow({ webflow }: TestBackend, count: number): void {
    const { world } = webflow;
    const more = ids(count).map((id) => ({
      ...sites.outdoors,
      id,
      shortName: `site-${id}`,
      displayName: `Site ${id}`,
    }));
    world.sites = [...world.sites, ...more];
  }

  test.each([
    ['in pages of 100', 100],
    ['in pages of 1,000', 1_000],
    ['without pages', null],
  ])('3,000 sites, listed %s', async (_, sitesPageSize) => {
    const backend = await startBackend({ webflow: { unconfirmed: { sitesPageSize } } });
    grow(backend, 3_000);
    const response = await backend.install({ workspaceId: workspaces.northwind.id });
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain(`the first of 3002 sites`);
    expect(page.length, 'a page is a page').toBeLessThan(20_000);
    expect((await backend.exchange(idOf(2_999))).status).toBe(200);
    const lines = parseLines(backend.logLines).filter(({ event }) => event === 'installed');
    expect(lines).toEqual([expect.objectContaining({ count: 3_002, workspaces: 1 })]);
    expect(JSON.stringify(lines).length).toBeLessThan(2_000);
  });

  test('where the list is too large to read, each site is found by its workspace', async () => {
    const backend = await startBackend();
    grow(backend, 8_000);
    expect((await backend.install({ workspaceId: workspaces.northwind.id })).status).toBe(200);
    const siteId = idOf(7_999);
    const response = await backend.begin({
      siteId,
      workspaceId: workspaces.northwind.id,
      idToken: backend.webflow.issueIdToken({ siteId }),
    });
    expect(response.status).toBe(200);
  });
});
