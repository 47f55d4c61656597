import { describe, expect, test, vi } from 'vitest';
import { createInstallations } from '#backend/installations/installations.ts';
import { deleteExpired, runRetention } from '#backend/installations/retention.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { createOAuthStates } from '#backend/oauth/oauth-states.ts';
import { limits } from '#backend/platform/limits.ts';
import { environment, startBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type Engine, engines, openForTest } from '#test/support/backend/engines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { allRows } from '#test/support/backend/rows.ts';
import { watchDatabase } from '#test/support/backend/watched-database.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { createTestClock } from '#test/support/shared/test-clock.ts';

const day = 24 * 60 * 60_000;
const site = 'a'.repeat(24);
const workspace = 'b'.repeat(24);

async function setUp({ empty }: Engine) {
  const db = await openForTest(await empty());
  const clock = createTestClock();
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const store = createInstallations(db, parseSecretKeys(environment.SECRET_KEYS), clock.now);
  const sweepNow = () => deleteExpired(db, clock.now(), log);
  const lastUses = async () =>
    (await db.selectFrom('installations').select('last_used_at').execute()).map((row) => row.last_used_at);
  return { db, clock, log, store, sweepNow, lastUses };
}

for (const engine of engines) {
  describe.skipIf(engine.isMissing)(`retention: ${engine.name}`, () => {
    test('an installation unused for 90 days is deleted with its coverage', async () => {
      const { db, clock, log, store, sweepNow } = await setUp(engine);
      const made = await store.install('token', { siteIds: [site], workspaceIds: [workspace] });
      clock.advance(90 * day - 1);
      await sweepNow();
      expect(await store.findBySite(site)).toBe(made);
      expect(log.info).not.toHaveBeenCalled();
      clock.advance(1);
      await sweepNow();
      expect(await allRows({ db })).toMatchObject({
        installations: [],
        installation_sites: [],
        installation_workspaces: [],
      });
      expect(log.info).toHaveBeenCalledExactlyOnceWith(
        { event: 'swept', installations: 1, states: 0 },
        expect.any(String),
      );
    });

    test('a used installation stays, whatever its age, and a use is written once a day', async () => {
      const { db, clock, store, sweepNow, lastUses } = await setUp(engine);
      const made = await store.install('token', { siteIds: [site], workspaceIds: [] });
      const update = vi.spyOn(db, 'updateTable');
      for (let hour = 0; hour < 24 * 100; hour += 8) {
        clock.advance(day / 3);
        expect(await store.readToken(made)).toBe('token');
        expect(await store.readToken(made)).toBe('token');
        await eventually(async () => {
          const [last] = await lastUses();
          expect(clock.now() - Date.parse(last ?? '')).toBeLessThan(limits.useNotedMs);
        });
      }
      expect(update).toHaveBeenCalledTimes(100);
      await sweepNow();
      expect(await store.findBySite(site)).toBe(made);
    });

    test('an installation without a last use counts from the first run on', async () => {
      const { db, clock, store, sweepNow } = await setUp(engine);
      const made = await store.install('token', { siteIds: [site], workspaceIds: [] });
      await db.updateTable('installations').set({ last_used_at: null }).execute();
      clock.advance(200 * day);
      await sweepNow();
      expect(await store.findBySite(site)).toBe(made);
      clock.advance(90 * day);
      await sweepNow();
      expect(await store.findBySite(site)).toBeUndefined();
    });

    test('a token that cannot be opened does not count as a use', async () => {
      const { db, clock, sweepNow, store } = await setUp(engine);
      const made = await store.install('token', { siteIds: [site], workspaceIds: [] });
      const other = parseSecretKeys(`other:${Buffer.alloc(32, 9).toString('base64url')}`);
      clock.advance(90 * day);
      await expect(createInstallations(db, other, clock.now).readToken(made)).rejects.toThrow('unknown_key');
      await sweepNow();
      expect(await store.findBySite(site)).toBeUndefined();
    });

    test('expired OAuth states are deleted, others stay valid', async () => {
      const { db, clock, sweepNow, log } = await setUp(engine);
      const states = createOAuthStates(db, clock.now);
      await states.create();
      clock.advance(limits.oauthStateLifetimeMs / 2);
      const young = await states.create();
      clock.advance(limits.oauthStateLifetimeMs / 2);
      await sweepNow();
      expect((await allRows({ db })).oauth_states).toHaveLength(1);
      expect(await states.consume(young)).toBe(true);
      expect(log.info).toHaveBeenCalledWith(
        { event: 'swept', installations: 0, states: 1 },
        expect.any(String),
      );
    });

    test('concurrent runs, also beside installs, delete nothing that is used', async () => {
      const { clock, store, sweepNow } = await setUp(engine);
      const sites = Array.from({ length: 20 }, (_, index) => index.toString(16).padStart(24, '0'));
      for (const each of sites) await store.install(`old ${each}`, { siteIds: [each], workspaceIds: [] });
      clock.advance(90 * day);
      const half = sites.slice(0, 10);
      await Promise.all([
        sweepNow(),
        ...half.map((each) => store.install(`new ${each}`, { siteIds: [each], workspaceIds: [] })),
        sweepNow(),
        sweepNow(),
      ]);
      for (const each of half) {
        expect(await store.readToken((await store.findBySite(each)) ?? '')).toBe(`new ${each}`);
      }
      for (const each of sites.slice(10)) expect(await store.findBySite(each)).toBeUndefined();
    });
  });
}

describe('retention: every day', () => {
  const [memory] = engines;
  if (!memory) throw new Error('there is no engine');

  test('at the start and once a day, until the process stops', async () => {
    const { db, clock, log, store, lastUses } = await setUp(memory);
    const stopping = new AbortController();
    await store.install('token', { siteIds: [site], workspaceIds: [] });
    await createOAuthStates(db, () => clock.now() - day).create();
    const retire = vi.fn(async (_: readonly object[]) => {});
    const checkHeld = vi.fn(async () => {});
    const kept = runRetention({
      db,
      log,
      clock,
      sleep: clock.sleep,
      stopping: stopping.signal,
      retire,
      checkHeld,
    });
    await eventually(() => expect(log.info).toHaveBeenCalledTimes(1));
    for (let days = 0; days < 90; days++) {
      expect(await lastUses()).toHaveLength(1);
      await eventually(() => expect(clock.sleeping()).toBe(1));
      clock.advance(day);
    }
    await eventually(() => expect(log.info).toHaveBeenCalledTimes(2));
    expect(await lastUses()).toEqual([]);
    await eventually(() => expect(checkHeld).toHaveBeenCalledTimes(91));
    expect(retire.mock.calls.map(([rows]) => rows.length)).toEqual([...Array(90).fill(0), 1]);
    stopping.abort();
    await kept;
    expect(clock.sleeping()).toBe(0);
    expect(log.error).not.toHaveBeenCalled();
  });

  test.each([-400 * day, 400 * day])('B11 set-clock: a clock set by %d ms deletes nothing', async (by) => {
    const { db, clock, log, store, lastUses } = await setUp(memory);
    const stopping = new AbortController();
    await store.install('token', { siteIds: [site], workspaceIds: [] });
    const parts = { db, clock, log, sleep: clock.sleep, stopping: stopping.signal };
    const kept = runRetention({ ...parts, retire: async () => {}, checkHeld: async () => {} });
    await eventually(() => expect(clock.sleeping()).toBe(1));
    clock.setWall(by);
    clock.advance(day);
    await eventually(() => expect(clock.sleeping()).toBe(1));
    clock.setWall(-by);
    clock.advance(day);
    await eventually(() => expect(clock.sleeping()).toBe(1));
    expect(await lastUses()).toHaveLength(1);
    expect(log.warn).toHaveBeenCalledTimes(2);
    stopping.abort();
    await kept;
  });

  test('a failure is logged, and the next run still happens', async () => {
    const { db, clock, log } = await setUp(memory);
    const watched = watchDatabase();
    const stopping = new AbortController();
    const broken = watched.wrap(db);
    watched.failWith(new Error('full disk'));
    const kept = runRetention({
      db: broken,
      log,
      clock,
      sleep: clock.sleep,
      stopping: stopping.signal,
      retire: async () => {},
      checkHeld: async () => {},
    });
    for (const times of [1, 2, 3]) {
      await eventually(() => expect(clock.sleeping()).toBe(1));
      expect(log.error).toHaveBeenCalledTimes(times);
      clock.advance(day);
    }
    stopping.abort();
    await kept;
  });

  test('opening the panel counts as a use, and a failed write costs no response', async () => {
    const backend = await startBackend();
    await backend.install();
    backend.clock.advance(89 * day);
    const session = await backend.signIn();
    backend.clock.advance(2 * day);
    await deleteExpired(backend.db, backend.clock.now(), { info: () => {} });
    expect((await backend.exchange()).status, 'it is still there').toBe(200);

    backend.clock.advance(2 * day);
    const fails = backend.db.withPlugin({
      transformQuery({ node }) {
        if (node.kind === 'UpdateQueryNode') throw new Error('read only');
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const second = await startBackend({ beside: { ...backend, db: fails } });
    expect((await second.exchange()).status).toBe(200);

    backend.clock.advance(90 * day);
    await deleteExpired(backend.db, backend.clock.now(), { info: () => {} });
    await expectProblem(await backend.exchange(), 'not_connected');
    await expectProblem(await backend.getAsset(assetIdOf('everything'), session), 'session_expired');
  });
});
