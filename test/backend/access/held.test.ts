import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import type { SessionRequest } from '#contract/session.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { allRows, countInstallations } from '#test/support/backend/rows.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

const everything = assetIdOf('everything');
const refusal: ScriptedReply = { kind: 'respond', status: 401, body: { code: 'not_authorized' } };
const introspect = 'GET /v2/token/introspect';
const routes = [
  introspect,
  'GET /v2/assets/:assetId',
  'GET /v2/sites/:siteId',
  'POST /beta/token/resolve',
] as const;

/** Has Webflow refuse everything; answers how to end that. */
function refuseAll({ webflow }: TestBackend): () => void {
  const ends = routes.map((route) => webflow.faults.always(route, refusal));
  return () => {
    for (const end of ends) end();
  };
}

function disconnect({ ask }: TestBackend, session: string): Promise<Response> {
  return ask('/api/disconnect', { method: 'POST', headers: { authorization: `Bearer ${session}` } });
}

describe('S9 wrong-refusals: Webflow answers 401 to everything for a while', () => {
  test('S9 wrong-refusals: after one second of it, everything goes on at the next request, and nothing has to be connected again', async () => {
    const { backend, read } = await startSignedIn({ siteIds: [sites.outdoors.id, sites.journal.id] });
    await backend.install({ siteIds: [sites.bakery.id] });
    const bakery = await backend.signIn(sites.bakery.id);
    expect((await read(everything)).status).toBe(200);
    const before = await allRows(backend);
    const end = refuseAll(backend);
    await expectProblem(await read(assetIdOf('svg')), 'not_connected');
    await expectProblem(await backend.exchange(sites.journal.id), 'not_connected');
    await expectProblem(await backend.getAsset(assetIdOf('foreign'), bakery), 'not_connected');
    await expectProblem(await read(everything), 'not_connected');
    end();
    backend.clock.advance(1_000);
    expect((await read(everything)).status).toBe(200);
    expect((await backend.getAsset(assetIdOf('foreign'), bakery)).status).toBe(200);
    expect((await backend.exchange(sites.journal.id)).status).toBe(200);
    const after = await allRows(backend);
    expect(after).toEqual({ ...before, oauth_states: after.oauth_states });
    expect(eventsOf(backend, 'installation_released')).toHaveLength(2);
    backend.clock.advance(limits.heldForMs);
    await expect.poll(() => backend.clock.sleeping()).toBe(0);
    expect(await countInstallations(backend)).toBe(2);
  });

  test('S9 wrong-refusals: a session asks whether it goes on at most once a second, in all', async () => {
    const { backend, read } = await startSignedIn();
    refuseAll(backend);
    await read(everything);
    backend.webflow.calls.reset();
    for (let second = 0; second < 5; second++) {
      backend.clock.advance(limits.heldLookPauseMs);
      const asked = Array.from({ length: 20 }, (_, number) =>
        number % 2 === 0 ? read(everything) : backend.exchange(),
      );
      for (const response of await Promise.all(asked)) await expectProblem(response, 'not_connected');
    }
    expect(backend.webflow.calls.byRoute()).toEqual({ [introspect]: 5 });
  });

  test('S9 wrong-refusals: it is released by the second look though no request came', async () => {
    const { backend, read } = await startSignedIn();
    const end = refuseAll(backend);
    await read(everything);
    end();
    backend.clock.advance(limits.heldForMs);
    await expect.poll(() => eventsOf(backend, 'installation_released')).toHaveLength(1);
    expect((await read(everything)).status).toBe(200);
  });

  test.each([
    ['down', { kind: 'respond', status: 503, body: {} }],
    ['limited', { kind: 'respond', status: 429, body: {} }],
    ['broken', { kind: 'respond', status: 200, body: '<html>' }],
  ] as const)(
    'S9 wrong-refusals: a second look at a Webflow that is %s decides nothing, and there is a third',
    async (_, reply) => {
      const { backend, read } = await startSignedIn();
      backend.webflow.installations.revokeAll();
      await read(everything);
      const end = backend.webflow.faults.always(introspect, reply);
      backend.clock.advance(limits.heldForMs);
      await expect.poll(() => backend.clock.sleeping()).toBe(1);
      expect(await countInstallations(backend)).toBe(1);
      await expectProblem(await read(everything), 'not_connected');
      end();
      backend.clock.advance(limits.heldForMs);
      await expect.poll(() => countInstallations(backend)).toBe(0);
    },
  );

  test('S9 wrong-refusals: another instance sees the holding, and its end', async () => {
    const { backend, read } = await startSignedIn();
    const other = await startBackend({ beside: backend });
    const session = await other.signIn();
    const end = refuseAll(backend);
    await expectProblem(await read(everything), 'not_connected');
    end();
    backend.clock.advance(limits.installationMemoryMs);
    backend.webflow.calls.reset();
    expect((await other.getAsset(everything, session)).status, 'it looks for itself').toBe(200);
    expect(backend.webflow.calls.count(introspect)).toBe(1);
    expect((await read(everything)).status).toBe(200);
  });

  test('S9 wrong-refusals: one that was held before a restart is decided about after it', async () => {
    const { backend, read } = await startSignedIn();
    backend.webflow.installations.revokeAll();
    await read(everything);
    backend.stop();
    const restarted = await startBackend({ beside: backend });
    await expectProblem(await restarted.exchange(), 'not_connected');
    expect(await countInstallations(backend)).toBe(1);
    backend.clock.advance(limits.heldForMs);
    await expectProblem(await restarted.exchange(), 'not_connected');
    expect(await countInstallations(backend)).toBe(0);
  });

  test('S9 wrong-refusals: a clock that is set decides nothing, forward or back', async () => {
    const { backend, read } = await startSignedIn();
    backend.webflow.installations.revokeAll();
    await expectProblem(await read(everything), 'not_connected');
    const day = 24 * 60 * 60_000;
    for (const set of [day, -2 * day]) {
      backend.clock.setWall(set);
      backend.clock.advance(limits.heldLookPauseMs);
      await expectProblem(await backend.exchange(), 'not_connected');
      expect(await countInstallations(backend), 'its time is not over').toBe(1);
    }
    backend.clock.advance(limits.heldForMs);
    await expect.poll(() => countInstallations(backend)).toBe(0);
  });

  test('S9 wrong-refusals: a site that is connected again while it is held is connected at once, by the new token', async () => {
    const { backend, read } = await startSignedIn();
    backend.webflow.installations.revokeAll();
    await expectProblem(await read(everything), 'not_connected');
    await backend.install();
    await expectProblem(await read(everything), 'session_expired');
    expect((await backend.getAsset(everything, await backend.signIn())).status).toBe(200);
    expect(await countInstallations(backend)).toBe(1);
    backend.clock.advance(limits.heldForMs);
    await expect.poll(() => backend.clock.sleeping()).toBe(0);
    expect((await backend.exchange()).status).toBe(200);
  });

  test('S9 wrong-refusals: a site that is disconnected while it is held is disconnected, and its token revoked', async () => {
    const { backend, read, session } = await startSignedIn();
    const end = refuseAll(backend);
    await expectProblem(await read(everything), 'not_connected');
    expect((await disconnect(backend, session)).status).toBe(200);
    expect(await countInstallations(backend)).toBe(0);
    expect(backend.webflow.installations.list()).toEqual([]);
    end();
    backend.clock.advance(limits.heldForMs);
    await expectProblem(await backend.exchange(), 'not_connected');
    expect(eventsOf(backend, 'installation_released')).toEqual([]);
  });

  test('S9 wrong-refusals: a site that is only known by its workspace is looked at as well', async () => {
    const backend = await startBackend();
    backend.webflow.faults.next('GET /v2/sites', { kind: 'respond', status: 200, body: { sites: [] } });
    const { id: siteId, workspaceId } = sites.journal;
    await backend.install({ workspaceId });
    const exchange = () =>
      backend.begin({
        siteId,
        workspaceId,
        idToken: backend.webflow.issueIdToken({ siteId }),
      } satisfies SessionRequest);
    const end = refuseAll(backend);
    await expectProblem(await exchange(), 'not_connected');
    await expectProblem(await exchange(), 'not_connected');
    expect(eventsOf(backend, 'installation_held')).toHaveLength(1);
    end();
    backend.clock.advance(limits.heldLookPauseMs);
    expect((await exchange()).status).toBe(200);
  });
});
