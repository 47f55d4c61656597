import { describe, expect, test, vi } from 'vitest';
import { createDisconnect } from '#backend/access/disconnect.ts';
import { createInstallations } from '#backend/installations/installations.ts';
import { createLog } from '#backend/platform/log.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import type { TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { patienceFor } from '#test/support/backend/patience.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { allRows, countInstallations } from '#test/support/backend/rows.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

const revoke = 'POST /oauth/revoke_authorization';

function disconnect({ ask }: TestBackend, session: string): Promise<Response> {
  return ask('/api/disconnect', { method: 'POST', headers: { authorization: `Bearer ${session}` } });
}

const answers: [string, ScriptedReply | undefined][] = [
  ['confirms', undefined],
  ['knows no such token', { kind: 'respond', status: 400, body: { error: 'invalid_token' } }],
  ['refuses our client', { kind: 'respond', status: 401, body: { error: 'invalid_client' } }],
  ['is in trouble', { kind: 'respond', status: 503, body: {} }],
  ['answers HTML', { kind: 'respond', status: 200, body: '<html>' }],
  ['cuts the connection', { kind: 'reset' }],
  ['never answers', { kind: 'hang' }],
];

describe('S7 disconnect', () => {
  test.each(answers)('S7 disconnect: all is forgotten where Webflow %s', async (_, reply) => {
    const { backend, session, read } = await startSignedIn(patienceFor(reply));
    expect((await read(assetIdOf('everything'))).status).toBe(200);
    if (reply) backend.webflow.faults.always(revoke, reply);

    const response = await disconnect(backend, session);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ connected: false });
    expect(await allRows(backend)).toMatchObject({ installations: [], installation_sites: [] });
    await expectProblem(await read(assetIdOf('everything')), 'not_connected');
    await expectProblem(await backend.exchange(), 'not_connected');

    const again = await disconnect(backend, session);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ connected: false });
    expect(backend.webflow.calls.count(revoke), 'a revocation is sent once').toBe(1);
  });

  test('S7 disconnect: the token is dead at Webflow, and no other', async () => {
    const { backend, session } = await startSignedIn();
    await backend.install({ siteIds: [sites.bakery.id] });
    const bakery = await backend.signIn(sites.bakery.id);
    await disconnect(backend, session);
    expect(backend.webflow.installations.list().map(({ siteIds }) => siteIds)).toEqual([[sites.bakery.id]]);
    expect((await backend.getAsset(assetIdOf('foreign'), bakery)).status).toBe(200);
  });

  test('S7 disconnect: a session of a replaced installation ends nothing, and says so', async () => {
    const { backend, session } = await startSignedIn();
    await backend.install();
    backend.webflow.calls.reset();
    await expectProblem(await disconnect(backend, session), 'session_expired');
    expect(await countInstallations(backend)).toBe(1);
    expect(backend.webflow.calls.count(revoke)).toBe(0);
    expect((await backend.exchange()).status).toBe(200);
  });

  test('S7 disconnect: pressed twenty times at once', async () => {
    const { backend, session } = await startSignedIn();
    const all = await Promise.all(Array.from({ length: 20 }, () => disconnect(backend, session)));
    expect(all.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(backend.webflow.installations.list()).toEqual([]);
    expect(backend.webflow.calls.count(revoke)).toBe(1);
  });

  test('S7 disconnect: of several that all read the token first, one revokes it', async () => {
    const { backend } = await startSignedIn();
    const store = createInstallations(backend.db, backend.config.SECRET_KEYS, backend.clock.now);
    const [installation] = await backend.db.selectFrom('installations').select('id').execute();
    const id = installation?.id ?? '';
    const revoke = vi.fn(async () => {});
    const everybody = Promise.withResolvers<void>();
    let waiting = 0;
    const disconnect = createDisconnect({
      installations: {
        ...store,
        async readToken(installationId) {
          const token = await store.readToken(installationId);
          waiting++;
          if (waiting === 5) everybody.resolve();
          await everybody.promise;
          return token;
        },
      },
      webflow: { revoke },
      dropCached: async () => {},
    });
    const log = createLog('silent', { write: () => {} });
    const caller = { log, signal: new AbortController().signal };
    await Promise.all(Array.from({ length: 5 }, () => disconnect(id, caller)));
    expect(revoke).toHaveBeenCalledTimes(1);
  });

  test('S7 disconnect: not without a session', async () => {
    const { backend } = await startSignedIn();
    for (const session of ['', 'x.y.z', backend.webflow.issueIdToken()]) {
      await expectProblem(await disconnect(backend, session), 'session_expired');
    }
    expect(await countInstallations(backend)).toBe(1);
  });
});
