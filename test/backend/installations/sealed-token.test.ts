import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { environment, startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { alarmsIn, eventsOf } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { countInstallations } from '#test/support/backend/rows.ts';

const keyB = `b:${Buffer.alloc(32, 9).toString('base64url')}`;

async function sealedTokenOf({ db }: TestBackend, siteId: string) {
  return db
    .selectFrom('installation_sites')
    .innerJoin('installations', 'installations.id', 'installation_sites.installation_id')
    .select(['installations.id', 'sealed_token'])
    .where('site_id', '=', siteId)
    .executeTakeFirstOrThrow();
}

/** Writes it past the backend, and lets the time pass for which that remembers the one before. */
async function writeSealedToken(backend: TestBackend, id: string, sealed_token: string): Promise<void> {
  const { db, clock } = backend;
  await db.updateTable('installations').set({ sealed_token }).where('id', '=', id).execute();
  clock.advance(limits.installationMemoryMs);
}

describe('Z3 ciphertext-swap', () => {
  test('Z3 ciphertext-swap: a token moved to another row opens nothing and raises an alarm', async () => {
    const backend = await startBackend();
    await backend.install({ siteIds: [sites.outdoors.id] });
    await backend.install({ siteIds: [sites.bakery.id] });
    const [ours, theirs] = [await backend.signIn(), await backend.signIn(sites.bakery.id)];
    const source = await sealedTokenOf(backend, sites.outdoors.id);
    const target = await sealedTokenOf(backend, sites.bakery.id);
    await writeSealedToken(backend, target.id, source.sealed_token);
    backend.webflow.calls.reset();

    await expectProblem(await backend.getAsset(assetIdOf('foreign'), theirs), 'service_unavailable');
    expect(alarmsIn(backend)).toEqual([
      expect.objectContaining({ event: 'sealed_token_tampered', level: 'error' }),
    ]);
    await expectProblem(await backend.exchange(sites.bakery.id), 'service_unavailable');
    expect(backend.webflow.calls.count(), 'no token was used').toBe(0);
    expect((await backend.getAsset(assetIdOf('everything'), ours)).status).toBe(200);
    expect((await backend.exchange()).status).toBe(200);
  });

  test.each([
    ['another last digit', (sealed: string) => sealed.slice(0, -1) + (sealed.endsWith('A') ? 'B' : 'A')],
    ['another version', (sealed: string) => sealed.replace('v1.', 'v2.')],
    ['plain text', () => 'a-token-that-somebody-wrote-here'],
    ['nothing', () => ''],
    ['an empty nonce', (sealed: string) => sealed.replace(/^(v1\.\w+)\.[^.]+/, '$1.')],
  ])('Z3 ciphertext-swap: altered: %s', async (_, alter) => {
    const backend = await startBackend();
    await backend.install();
    const session = await backend.signIn();
    const { id, sealed_token } = await sealedTokenOf(backend, sites.outdoors.id);
    await writeSealedToken(backend, id, alter(sealed_token));
    await expectProblem(await backend.getAsset(assetIdOf('everything'), session), 'service_unavailable');
    expect(eventsOf(backend, 'sealed_token_tampered')).toHaveLength(1);
  });

  test('Z3 ciphertext-swap: it can still be disconnected', async () => {
    const backend = await startBackend();
    await backend.install();
    const session = await backend.signIn();
    const { id } = await sealedTokenOf(backend, sites.outdoors.id);
    await writeSealedToken(backend, id, 'v1.test.x.y');
    const headers = { authorization: `Bearer ${session}` };
    expect((await backend.ask('/api/disconnect', { method: 'POST', headers })).status).toBe(200);
    expect(await countInstallations(backend)).toBe(0);
  });
});

/** Another start of the backend over the same database, with other keys. */
function restart(first: TestBackend, SECRET_KEYS: string): Promise<TestBackend> {
  return startBackend({
    environment: { SECRET_KEYS },
    wrapDatabase: () => first.db,
    fetch: first.webflow.fetch,
  });
}

describe('V5 wrong-or-missing-key: a key that SECRET_KEYS no longer has', () => {
  test('V5 wrong-or-missing-key: the site looks not connected, and connecting again heals it', async () => {
    const first = await startBackend();
    await first.install();
    const second = await restart(first, keyB);
    const idToken = first.webflow.issueIdToken();
    const problem = await expectProblem(await second.exchange(sites.outdoors.id, idToken), 'not_connected');
    expect(problem.connectUrl).toBe(`${second.config.PUBLIC_URL}/oauth/start`);
    expect(alarmsIn(second)).toEqual([]);
    expect(eventsOf(second, 'sealing_key_unknown')).toHaveLength(1);
    expect(await countInstallations(first), 'the row stays: the key may come back').toBe(1);

    const start = await second.app.request('/oauth/start');
    const back = new URL(await first.webflow.giveConsent(start.headers.get('location') ?? ''));
    const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await second.app.request(back.pathname + back.search, { headers: { cookie } })).status).toBe(200);
    expect((await second.exchange(sites.outdoors.id, idToken)).status).toBe(200);
    expect(await countInstallations(first)).toBe(1);
  });

  test('V5 wrong-or-missing-key: a new first key reads old rows and old sessions', async () => {
    const first = await startBackend();
    await first.install();
    const session = await first.signIn();
    const second = await restart(first, `${keyB},${environment.SECRET_KEYS}`);
    expect((await second.getAsset(assetIdOf('everything'), session)).status).toBe(200);
    const idToken = first.webflow.issueIdToken();
    const { token } = await (await second.exchange(sites.outdoors.id, idToken)).json();
    const third = await restart(first, keyB);
    await expectProblem(await third.getAsset(assetIdOf('everything'), session), 'session_expired');
    await expectProblem(await third.getAsset(assetIdOf('everything'), token), 'not_connected');
  });
});
