import { describe, expect, test } from 'vitest';
import { createInstallations } from '#backend/installations/installations.ts';
import { deleteExpired } from '#backend/installations/retention.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { limits } from '#backend/platform/limits.ts';
import { readChangedPlaces } from '#backend/uses/changed-places.ts';
import type { ListedThing } from '#backend/uses/listed-things.ts';
import { createPlaceStore } from '#backend/uses/places.ts';
import { groupPlaces, progressOf } from '#backend/uses/progress.ts';
import { createReadings } from '#backend/uses/readings.ts';
import { createSavePlace } from '#backend/uses/save-place.ts';
import { LeaseLostError } from '#backend/uses/scope.ts';
import type { PlaceKind } from '#contract/uses.ts';
import { engines, openForTest } from '#test/support/backend/engines.ts';
import { allRows } from '#test/support/backend/rows.ts';

const keys = parseSecretKeys(`k:${Buffer.alloc(32, 5).toString('base64url')}`);
const siteId = '65f0a1b2c3d4e5f607182930';

const idOf = (number: number): string => number.toString(16).padStart(24, '0');
const thing = (number: number, stamp: string | null = 'one'): ListedThing => {
  return { id: idOf(number), name: `Thing ${number}`, status: null, stamp };
};
const readAs = (parts = 1) => ({ assets: [], components: [], items: [], isWhole: true, total: parts * 100 });

describe.each(engines.filter(({ isMissing }) => !isMissing))('$name', ({ empty }) => {
  async function start() {
    const db = await openForTest(await empty());
    let moment = Date.parse('2026-12-01T12:00:00Z');
    const now = () => moment;
    const installations = createInstallations(db, keys, now);
    const installationId = await installations.install('token', { siteIds: [siteId], workspaceIds: [] });
    const scope = { installationId, siteId };
    const lease = { ...scope, owner: 'one' };
    const places = createPlaceStore(db, now);
    const readings = createReadings(db, now);
    async function begin() {
      await readings.start(scope, false);
      expect(await readings.claim(lease)).toBe(true);
    }
    async function due(kind: PlaceKind): Promise<string[]> {
      const found: string[] = [];
      for (let after = ''; ; ) {
        const next = await places.nextDue(scope, kind, after);
        if (!next) return found;
        found.push(next.key);
        after = next.key;
      }
    }
    async function readAll(kind: PlaceKind, parts = 1) {
      const save = createSavePlace(places, lease, now);
      for (
        let next = await places.nextDue(scope, kind, '');
        next;
        next = await places.nextDue(scope, kind, '')
      ) {
        await save(next, readAs(parts), 1);
      }
    }
    const changes = async (from: number) => {
      const { revision = 0 } = (await readings.find(scope)) ?? {};
      return readChangedPlaces(db, scope, { from, to: revision });
    };
    const progress = async () => {
      const { lists = {} } = (await readings.find(scope)) ?? {};
      return progressOf(await groupPlaces(db, scope), lists);
    };
    return {
      ...{ db, installations, scope, lease, places, readings, begin, due, readAll, changes, progress, now },
      pass: (milliseconds: number) => {
        moment += milliseconds;
      },
    };
  }

  test('only one owner has a reading, until it is not renewed', async () => {
    const { readings, scope, lease, begin, pass } = await start();
    const other = { ...lease, owner: 'other' };
    expect(await readings.claim(lease), 'there is none').toBe(false);
    await begin();
    expect(await readings.claim(other)).toBe(false);
    pass(limits.readingLeaseMs - 1);
    await readings.renew(lease);
    pass(limits.readingLeaseMs - 1);
    expect(await readings.claim(other), 'renewed').toBe(false);
    pass(1);
    const claims = await Promise.all([readings.claim(other), readings.claim({ ...lease, owner: 'third' })]);
    expect(claims.filter(Boolean), 'one of two at once').toHaveLength(1);
    await expect(readings.renew(lease)).rejects.toThrow(LeaseLostError);
    await readings.release(lease);
    expect(await readings.claim(lease), 'releasing another owner’s lease changes nothing').toBe(false);
    expect((await readings.find(scope))?.state).toBe('reading');
  });

  test('nothing is written for an owner that lost it', async () => {
    const { db, readings, places, scope, lease, begin, pass } = await start();
    await begin();
    await places.putList(lease, 'page', [thing(1)], 1, 1);
    const due = await places.nextDue(scope, 'page', '');
    if (!due) throw new Error('nothing is due');
    await readings.pause(scope);
    const before = await allRows({ db });
    const writes = {
      putList: () => places.putList(lease, 'component', [thing(2)], 1, 1),
      save: () => createSavePlace(places, lease, () => 0)(due, readAs(), 1),
      noteList: () => readings.noteList(lease, 'component', { refused: true }, 1),
      end: () => readings.end(lease, 'done', null),
      renew: () => readings.renew(lease, { waitUntil: 5 }),
    };
    for (const [name, write] of Object.entries(writes)) {
      await expect(write(), name).rejects.toThrow(LeaseLostError);
      expect(await allRows({ db }), name).toEqual(before);
    }
    await readings.start(scope, false);
    pass(1);
    expect(await readings.claim({ ...lease, owner: 'other' })).toBe(true);
    for (const [name, write] of Object.entries(writes)) {
      await expect(write(), `${name}, of another now`).rejects.toThrow(LeaseLostError);
    }
  });

  test('removing the installation deletes all of it, and nothing is written after', async () => {
    const { db, installations, places, readings, scope, lease, begin } = await start();
    await begin();
    await places.putList(lease, 'page', [thing(1), thing(2)], 2, 1);
    const due = await places.nextDue(scope, 'page', '');
    await installations.remove(scope.installationId);
    const none = { site_readings: [], site_places: [] };
    expect(await allRows({ db })).toMatchObject(none);
    if (!due) throw new Error('nothing was due');
    await expect(createSavePlace(places, lease, () => 0)(due, readAs(), 1)).rejects.toThrow(LeaseLostError);
    await expect(readings.start(scope, false)).rejects.toThrow();
    expect(await allRows({ db })).toMatchObject(none);
  });

  test('a site that moves to another installation leaves nothing behind', async () => {
    const { db, installations, begin } = await start();
    await begin();
    await installations.install('newer', { siteIds: [siteId], workspaceIds: [] });
    expect((await allRows({ db })).site_readings).toEqual([]);
  });

  test('a reading without a request for 90 days is deleted, and one with requests stays', async () => {
    const { db, installations, readings, scope, begin, pass, now } = await start();
    await begin();
    const log = { info: () => {} };
    const day = limits.useNotedMs;
    for (let passed = 0; passed < limits.unusedInstallationMs + day; passed += 30 * day) {
      pass(30 * day);
      await readings.find(scope);
      await installations.readToken(scope.installationId);
      await db
        .updateTable('installations')
        .set({ last_used_at: new Date(now()).toISOString() })
        .execute();
    }
    await deleteExpired(db, now(), log);
    expect((await allRows({ db })).site_readings).toHaveLength(1);
    pass(limits.unusedInstallationMs);
    await db
      .updateTable('installations')
      .set({ last_used_at: new Date(now()).toISOString() })
      .execute();
    await deleteExpired(db, now(), log);
    expect((await allRows({ db })).site_readings).toEqual([]);
    expect((await allRows({ db })).installations).toHaveLength(1);
  });

  test('of a second list only what is new or has another date is due, and what is missing is gone', async () => {
    const { lease, places, begin, due, readAll, changes, pass } = await start();
    await begin();
    await places.putList(lease, 'page', [thing(1), thing(2), thing(3)], 3, 1);
    expect(await due('page')).toHaveLength(3);
    await readAll('page');
    const { revision } = await changes(0);
    pass(limits.undatedFreshMs);
    await places.putList(lease, 'page', [thing(1), thing(2, 'two'), thing(4)], 3, 1);
    expect(await due('page')).toEqual([`page:${idOf(2)}`, `page:${idOf(4)}`]);
    const changed = await changes(revision);
    expect(changed.gone).toEqual([`page:${idOf(3)}`]);
    expect((await changes(0)).gone, 'a caller without places has none to remove').toEqual([]);
    await places.putList(lease, 'page', [thing(1), thing(3)], 2, 1);
    expect(await due('page'), 'it is back').toEqual([`page:${idOf(3)}`]);
  });

  test('components and Collections are due again after a day', async () => {
    const { lease, places, begin, due, readAll, pass } = await start();
    await begin();
    for (const kind of ['component', 'collection'] as const) {
      const stamp = kind === 'component' ? null : 'one';
      await places.putList(lease, kind, [thing(1, stamp)], 1, 1);
      await readAll(kind);
      await places.putList(lease, kind, [thing(1, stamp)], 1, 1);
      expect(await due(kind)).toEqual([]);
      pass(limits.undatedFreshMs);
      await places.putList(lease, kind, [thing(1, stamp)], 1, 1);
      expect(await due(kind)).toHaveLength(1);
      await readAll(kind);
    }
  });

  test('a Collection counts once, has as many parts as hundreds of items, and fewer when it shrinks', async () => {
    const { lease, places, begin, due, readAll, changes, progress } = await start();
    await begin();
    await places.putList(lease, 'collection', [thing(1), thing(2)], 2, 1);
    const first = await places.nextDue(lease, 'collection', '');
    if (first) await createSavePlace(places, lease, () => 0)(first, readAs(3), 1);
    expect(await due('collection')).toEqual([
      `collection:0000:${idOf(2)}`,
      `collection:0001:${idOf(1)}`,
      `collection:0002:${idOf(1)}`,
    ]);
    expect((await progress()).collections).toEqual({ read: 0, failed: 0, of: 2, isRefused: false });
    await readAll('collection', 3);
    expect((await progress()).collections).toEqual({ read: 2, failed: 0, of: 2, isRefused: false });
    expect((await changes(0)).places).toHaveLength(6);
    await places.putList(lease, 'collection', [thing(1, 'two'), thing(2)], 2, 1);
    expect(await due('collection')).toHaveLength(3);
    await readAll('collection', 1);
    expect((await changes(0)).places, 'one of the first and three of the second').toHaveLength(4);
  });

  test('a Collection of 250 items that has 150 at the read of its last part: that part is gone, the others are read again', async () => {
    const { lease, places, begin, due, changes, progress } = await start();
    await begin();
    await places.putList(lease, 'collection', [thing(1)], 1, 1);
    const save = createSavePlace(places, lease, () => 0);
    for (const total of [250, 250, 150]) {
      const next = await places.nextDue(lease, 'collection', '');
      if (next) await save(next, { ...readAs(), total }, 1);
    }
    const first = [`collection:0000:${idOf(1)}`, `collection:0001:${idOf(1)}`];
    expect(await due('collection')).toEqual(first);
    expect((await changes(0)).places.map(({ key }) => key).toSorted()).toEqual(first);
    for (const key of first) {
      const next = await places.nextDue(lease, 'collection', '');
      expect(next?.key).toBe(key);
      if (next) await save(next, { ...readAs(), total: 150 }, 1);
    }
    expect(await due('collection')).toEqual([]);
    expect((await progress()).collections).toEqual({ read: 1, failed: 0, of: 1, isRefused: false });
  });

  test.each([
    ['grows at each read', [351, 352, 353, 354, 355]],
    ['shrinks at each read', [349, 348, 347, 346, 345]],
    ['shrinks twice, the second time by its last part', [350, 350, 340, 340, 340, 240]],
  ])(
    'a Collection that %s (%j items): each part is read twice at most, and it has failed',
    async (_, totals) => {
      const { lease, places, begin, due, progress } = await start();
      await begin();
      await places.putList(lease, 'collection', [thing(1)], 1, 1);
      const save = createSavePlace(places, lease, () => 0);
      for (const total of totals) {
        const next = await places.nextDue(lease, 'collection', '');
        if (!next) throw new Error('nothing is due');
        await save(next, { ...readAs(), total }, 1);
      }
      expect(await due('collection')).toEqual([]);
      expect((await progress()).collections).toEqual({ read: 0, failed: 1, of: 1, isRefused: false });
    },
  );

  test('of a Collection with three parts of which one has failed, the next list makes all due', async () => {
    const { lease, places, begin, due, now } = await start();
    await begin();
    await places.putList(lease, 'collection', [thing(1)], 1, 1);
    const save = createSavePlace(places, lease, now);
    for (const read of [readAs(3), null, readAs(3)]) {
      const next = await places.nextDue(lease, 'collection', '');
      if (next) await save(next, read, 1);
    }
    expect(await due('collection')).toEqual([]);
    await places.putList(lease, 'collection', [thing(1)], 1, 1);
    expect(await due('collection')).toHaveLength(3);
  });

  test.each([
    ['less than an hour ago', ['page'], limits.readingListsMs - 1],
    ['an hour ago', [], limits.readingListsMs],
  ])('a paused run that began %s goes on with the lists %j', async (_, kept, passed) => {
    const { readings, scope, lease, places, begin, pass } = await start();
    await begin();
    await places.putList(lease, 'page', [thing(1)], 1, 1);
    await readings.pause(scope);
    pass(passed);
    await readings.start(scope, false);
    expect(Object.keys((await readings.find(scope))?.lists ?? {})).toEqual(kept);
  });

  test('more places than may be kept are not read, and the list says how many there are', async () => {
    const { db, lease, places, begin, progress } = await start();
    await begin();
    const many = Array.from({ length: limits.readingPlaces + 7 }, (_, index) => thing(index + 1));
    await places.putList(lease, 'page', many, many.length, 1);
    const rows = await db.selectFrom('site_places').select('key').execute();
    expect(rows).toHaveLength(limits.readingPlaces);
    await places.putList(lease, 'component', [thing(1)], 1, 1);
    expect(await progress()).toMatchObject({ pages: { of: many.length }, components: { of: 1 } });
    expect((await places.size(lease)).count).toBe(limits.readingPlaces);
  });

  test('places come half a megabyte at a time, each once, in any answer’s order', async () => {
    const { lease, places, begin, due, changes } = await start();
    await begin();
    const many = Array.from({ length: 130 }, (_, index) => thing(index + 1));
    await places.putList(lease, 'page', many, many.length, 1);
    const save = createSavePlace(places, lease, () => 0);
    const assets = Array.from({ length: 400 }, (_, index): [string, number] => [idOf(index), 1]);
    for (const key of await due('page')) {
      const next = await places.nextDue(lease, 'page', '');
      if (next?.key !== key) throw new Error('another order');
      await save(next, { ...readAs(), assets }, 1);
    }
    const seen: string[] = [];
    let from = 0;
    for (let answers = 1; ; answers++) {
      const { places: some, revision, isWhole } = await changes(from);
      expect(JSON.stringify(some).length).toBeLessThan(limits.usesAnswerBytes * 1.1);
      seen.push(...some.map(({ key }) => key));
      from = revision;
      if (!isWhole) continue;
      expect(answers).toBeGreaterThan(2);
      break;
    }
    expect(new Set(seen).size).toBe(130);
    expect(seen).toHaveLength(130);
  });
});
