import { describe, expect, test, vi } from 'vitest';
import { createSingleInstance } from '#backend/cluster/single-instance.ts';
import { openDatabase } from '#backend/database/database.ts';
import { cacheInstallations } from '#backend/installations/cached-installations.ts';
import { createInstallations, type Installations } from '#backend/installations/installations.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { limits } from '#backend/platform/limits.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { environment } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

const site = sites.outdoors.id;
const only = { siteIds: [site], workspaceIds: [] };

async function setUp() {
  const clock = { now: 0 };
  const keys = parseSecretKeys(environment.SECRET_KEYS);
  const store = createInstallations(await openDatabase('sqlite::memory:'), keys, Date.now);
  const look = vi.spyOn(store, 'findBySite');
  const announce = vi.fn();
  let heed = (): void => {};
  const listen = (to: () => void): void => {
    heed = to;
  };
  const over = () => cacheInstallations(store, () => clock.now, { announce, listen });
  return { clock, store, look, announce, hear: () => heed(), over, remembering: over() };
}

/** Every way to change what covers a site, and what is found afterwards. */
const writes: [string, (store: Installations, id: string) => Promise<string | undefined>][] = [
  ['a new installation', (store) => store.install('newer', only)],
  ['a removal', (store, id) => store.remove(id).then(() => undefined)],
];

describe('the cache of which installation covers a site', () => {
  test('one query serves a second', async () => {
    const { clock, look, remembering } = await setUp();
    const id = await remembering.install('token', only);
    for (let time = 0; time < 3; time++) expect(await remembering.findBySite(site)).toBe(id);
    expect(look).toHaveBeenCalledOnce();
    clock.now += limits.installationMemoryMs;
    expect(await remembering.findBySite(site)).toBe(id);
    expect(look).toHaveBeenCalledTimes(2);
  });

  test('an uncovered site is queried each time, so that an install by another process is seen', async () => {
    const { store, remembering } = await setUp();
    expect(await remembering.findBySite(site)).toBeUndefined();
    const id = await store.install('token', only);
    expect(await remembering.findBySite(site)).toBe(id);
  });

  test.each(writes)('%s is seen by the next read', async (_, write) => {
    const { remembering } = await setUp();
    const id = await remembering.install('token', only);
    await remembering.findBySite(site);
    const after = await write(remembering, id);
    expect(await remembering.findBySite(site)).toBe(after);
  });

  test.each(writes)('%s is seen although an older query ends after it', async (_, write) => {
    const { look, remembering } = await setUp();
    const id = await remembering.install('token', only);
    const late = Promise.withResolvers<string | undefined>();
    look.mockReturnValueOnce(late.promise);
    const older = remembering.findBySite(site);
    const after = await write(remembering, id);
    late.resolve(id);
    expect(await older).toBe(id);
    expect(await remembering.findBySite(site)).toBe(after);
  });

  test.each(writes)('%s by another process is seen after a second', async (_, write) => {
    const { clock, store, remembering } = await setUp();
    const id = await remembering.install('token', only);
    await remembering.findBySite(site);
    const after = await write(store, id);
    clock.now += limits.installationMemoryMs;
    expect(await remembering.findBySite(site)).toBe(after);
  });

  test('a failed write clears the cache too, because it may have been carried out', async () => {
    const { store, look } = await setUp();
    await store.install('token', only);
    const remembering = cacheInstallations(
      { ...store, remove: () => Promise.reject(new Error('disk')) },
      () => 0,
      createSingleInstance(() => 0).coverage,
    );
    await remembering.findBySite(site);
    await expect(remembering.remove('x')).rejects.toThrow('disk');
    await remembering.findBySite(site);
    expect(look).toHaveBeenCalledTimes(2);
  });

  test('an announced write of another process is seen at once', async () => {
    const { store, remembering, hear } = await setUp();
    const id = await store.install('token', only);
    expect(await remembering.findBySite(site)).toBe(id);
    await store.remove(id);
    expect(await remembering.findBySite(site)).toBe(id);
    hear();
    expect(await remembering.findBySite(site)).toBeUndefined();
  });

  test('the cache is bounded', async () => {
    const { look, remembering } = await setUp();
    look.mockImplementation(async (siteId) => `installation of ${siteId}`);
    const last = limits.rememberedInstallations;
    for (let number = 0; number <= last; number++) await remembering.findBySite(`${number}`);
    for (const number of [0, last, last]) await remembering.findBySite(`${number}`);
    expect(look).toHaveBeenCalledTimes(last + 1 + 2);
  });

  test('the second counts from before the query, however long that takes', async () => {
    const { clock, store, look, remembering } = await setUp();
    const id = await remembering.install('token', only);
    const slow = Promise.withResolvers<string | undefined>();
    look.mockReturnValueOnce(slow.promise);
    const asked = remembering.findBySite(site);
    await store.remove(id);
    clock.now += limits.installationMemoryMs;
    slow.resolve(id);
    expect(await asked).toBe(id);
    expect(await remembering.findBySite(site)).toBeUndefined();
  });
});

describe('the cache of the token of an installation', () => {
  async function installed() {
    const found = await setUp();
    const read = vi.spyOn(found.store, 'readToken');
    const remembering = found.over();
    return { ...found, read, remembering, id: await remembering.install('token', only) };
  }

  test('one query serves a second', async () => {
    const { clock, read, remembering, id } = await installed();
    for (let time = 0; time < 3; time++) expect(await remembering.readToken(id)).toBe('token');
    expect(read).toHaveBeenCalledOnce();
    clock.now += limits.installationMemoryMs;
    expect(await remembering.readToken(id)).toBe('token');
    expect(read).toHaveBeenCalledTimes(2);
  });

  test('each installation has its own token', async () => {
    const { remembering, id } = await installed();
    const elsewhere = await remembering.install('other', { siteIds: [sites.journal.id], workspaceIds: [] });
    expect(await remembering.readToken(id)).toBe('token');
    expect(await remembering.readToken(elsewhere)).toBe('other');
  });

  const ends: [string, (all: Awaited<ReturnType<typeof installed>>) => Promise<void>][] = [
    ['its removal', async ({ remembering, id }) => void (await remembering.remove(id))],
    ['a newer installation', async ({ remembering }) => void (await remembering.install('newer', only))],
    [
      'news of another process’s write',
      async ({ store, id, hear }) => {
        await store.remove(id);
        hear();
      },
    ],
    [
      'a second after another process’s write',
      async ({ store, id, clock }) => {
        await store.remove(id);
        clock.now += limits.installationMemoryMs;
      },
    ],
  ];

  test.each(ends)('%s ends it', async (_, end) => {
    const all = await installed();
    expect(await all.remembering.readToken(all.id)).toBe('token');
    await end(all);
    expect(await all.remembering.readToken(all.id)).toBeUndefined();
  });

  test('a failed query is not cached', async () => {
    const { read, remembering, id } = await installed();
    read.mockRejectedValueOnce(new Error('disk'));
    await expect(remembering.readToken(id)).rejects.toThrow('disk');
    expect(await remembering.readToken(id)).toBe('token');
  });
});

describe('a cached session ends in time', () => {
  const assetId = assetIdOf('everything');

  test('S5 short-life: a session that was accepted many times is refused after its end', async () => {
    const { backend, read } = await startSignedIn();
    for (let time = 0; time < 3; time++) expect((await read(assetId)).status).toBe(200);
    backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs);
    expect((await read(assetId)).status).toBe(401);
    expect((await read(assetId)).status).toBe(401);
  });

  test('S7 disconnect: the next request after a disconnect is refused', async () => {
    const { backend, session, read } = await startSignedIn();
    expect((await read(assetId)).status).toBe(200);
    const headers = { authorization: `Bearer ${session}` };
    await backend.ask('/api/disconnect', { method: 'POST', headers });
    expect((await read(assetId)).status).toBe(409);
  });

  test('O7 reinstall-replaces: the next request of an old session after a new install is refused', async () => {
    const { backend, read } = await startSignedIn();
    expect((await read(assetId)).status).toBe(200);
    await backend.install();
    expect((await read(assetId)).status).toBe(401);
  });
});
