import { describe, expect, test } from 'vitest';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { allRows, countInstallations } from '#test/support/backend/rows.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

const everything = assetIdOf('everything');

function bearers(calls: readonly { headers: Headers }[]): (string | null)[] {
  return calls.map(({ headers }) => headers.get('authorization'));
}

describe('O7 reinstall-replaces: the newest install wins', () => {
  test('O7 reinstall-replaces: only the newest token is used, and the old one is gone', async () => {
    const { backend } = await startSignedIn();
    const before = JSON.stringify((await allRows(backend)).installations);
    await backend.install();
    const [newest, ...older] = backend.webflow.installations.list();
    expect(older).toEqual([]);
    expect(await countInstallations(backend)).toBe(1);
    expect(JSON.stringify((await allRows(backend)).installations)).not.toBe(before);

    backend.webflow.calls.reset();
    expect((await backend.getAsset(everything, await backend.signIn())).status).toBe(200);
    const used = new Set(bearers(backend.webflow.calls.list()));
    expect([...used]).toEqual([`Bearer ${newest?.accessToken}`]);
  });

  test('O7 reinstall-replaces: an older session ends, also for what is cached', async () => {
    const { backend, read } = await startSignedIn();
    expect((await read(everything)).status).toBe(200);
    await backend.install();
    await expectProblem(await read(everything), 'session_expired');
  });

  test('O7 reinstall-replaces: a concurrent read does not leak into the new installation', async () => {
    const { backend, read } = await startSignedIn();
    const late = read(everything);
    await backend.install();
    await late;
    backend.webflow.calls.reset();
    const session = await backend.signIn();
    expect((await backend.getAsset(everything, session)).status).toBe(200);
    expect(backend.webflow.calls.count('GET /v2/assets/:assetId'), 'nothing of the old cache').toBe(1);
  });

  test('O7 reinstall-replaces: an install for one of two sites does not change the other', async () => {
    const { backend, session } = await startSignedIn({ siteIds: [sites.outdoors.id, sites.journal.id] });
    const journal = await backend.signIn(sites.journal.id);
    await backend.install({ siteIds: [sites.outdoors.id] });
    await expectProblem(await backend.getAsset(everything, session), 'session_expired');
    expect((await backend.getAsset(assetIdOf('journal'), journal)).status).toBe(200);
    expect(await countInstallations(backend)).toBe(2);
  });

  test('O7 reinstall-replaces: a workspace-wide install takes over single sites of it', async () => {
    const { backend } = await startSignedIn();
    await backend.install({ workspaceId: sites.outdoors.workspaceId });
    expect(await countInstallations(backend)).toBe(1);
    for (const site of [sites.outdoors, sites.journal]) {
      expect((await backend.exchange(site.id)).status).toBe(200);
    }
    await expectProblem(await backend.exchange(sites.bakery.id), 'not_connected');
  });

  test('O7 reinstall-replaces: two concurrent installs leave one complete installation', async () => {
    const { backend } = await startSignedIn();
    await Promise.all(Array.from({ length: 8 }, () => backend.install()));
    expect(await countInstallations(backend)).toBe(1);
    expect((await backend.getAsset(everything, await backend.signIn())).status).toBe(200);
  });
});
