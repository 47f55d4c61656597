import { describe, expect, test, vi } from 'vitest';
import { createRevocation } from '#backend/access/revocation.ts';
import { limits } from '#backend/platform/limits.ts';
import { createLog } from '#backend/platform/log.ts';
import { WebflowFailure } from '#backend/webflow/failure.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import type { TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { allRows, countInstallations } from '#test/support/backend/rows.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';
import { noHurry } from '#test/support/backend/transport.ts';

const introspect = 'GET /v2/token/introspect';
const both = [sites.outdoors.id, sites.journal.id];

/** Waits until no installation is left, with all that was stored for one. */
async function expectGone(backend: TestBackend): Promise<void> {
  await expect.poll(() => countInstallations(backend)).toBe(0);
  const rows = await allRows(backend);
  expect(rows).toMatchObject({ installations: [], installation_sites: [], installation_workspaces: [] });
}

describe('S6 revoked-install: the app was uninstalled at Webflow', () => {
  test('S6 revoked-install: one refused read ends its sessions and what is served at once, and 5 minutes later all is deleted', async () => {
    const { backend, read } = await startSignedIn({ siteIds: both });
    const colleague = await backend.signIn(sites.journal.id);
    expect((await read(assetIdOf('everything'))).status).toBe(200);
    backend.webflow.installations.revokeAll();

    const problem = await expectProblem(await read(assetIdOf('svg')), 'not_connected');
    expect(problem.connectUrl).toBe(`${backend.config.PUBLIC_URL}/oauth/start`);
    expect(backend.webflow.calls.count(introspect), 'the first look').toBe(1);

    backend.webflow.calls.reset();
    const expectShut = async () => {
      await expectProblem(await read(assetIdOf('everything')), 'not_connected');
      await expectProblem(await backend.getAsset(assetIdOf('journal'), colleague), 'not_connected');
      await expectProblem(await backend.exchange(), 'not_connected');
    };
    await expectShut();
    expect(backend.webflow.calls.count(), 'a dead token is not used again').toBe(0);
    expect(eventsOf(backend, 'installation_held')).toHaveLength(1);

    backend.clock.advance(limits.heldForMs - 1);
    await expectShut();
    expect(await countInstallations(backend), 'nothing is deleted yet').toBe(1);
    backend.clock.advance(1);
    await expectGone(backend);
    await expectShut();
    expect(backend.webflow.calls.count()).toBe(backend.webflow.calls.count(introspect));
    expect(eventsOf(backend, 'installation_revoked')).toHaveLength(1);
    expect(backend.clock.sleeping()).toBe(0);
  });

  test('S6 revoked-install: a page of refused reads asks once and is logged once', async () => {
    const refused = new WebflowFailure({ kind: 'rejected', status: 401, webflowCode: null });
    const answer = Promise.withResolvers<never>();
    const introspect = vi.fn(() => answer.promise);
    const hold = vi.fn(async () => true);
    const lookLater = vi.fn();
    const revocation = createRevocation({
      installations: { hold },
      webflow: { introspect },
      held: { lookLater },
    });
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const checks = Array.from({ length: 20 }, () =>
      revocation.check({ id: 'id', token: 'token' }, { log, signal: noHurry }),
    );
    answer.reject(refused);
    expect(await Promise.all(checks)).toEqual(Array(20).fill(true));
    for (const each of [introspect, hold, lookLater]) expect(each).toHaveBeenCalledTimes(1);
    expect(lines).toHaveLength(1);
  });

  test('S6 revoked-install: a refused exchange finds it out as well', async () => {
    const { backend, read } = await startSignedIn();
    backend.webflow.installations.revokeAll();
    await expectProblem(await backend.exchange(), 'not_connected');
    await expectProblem(await read(assetIdOf('everything')), 'not_connected');
    backend.clock.advance(limits.heldForMs);
    await expectGone(backend);
  });

  test('S6 revoked-install: other installations go on', async () => {
    const { backend } = await startSignedIn();
    await backend.install({ siteIds: [sites.bakery.id] });
    const bakery = await backend.signIn(sites.bakery.id);
    const [first] = backend.webflow.installations.list();
    backend.webflow.installations.revoke(first?.accessToken ?? '');
    await expectProblem(await backend.exchange(), 'not_connected');
    expect((await backend.getAsset(assetIdOf('foreign'), bakery)).status).toBe(200);
  });

  const undecided: [string, ScriptedReply | undefined, ProblemCode][] = [
    ['the token is alive', undefined, 'asset_not_found'],
    [
      'introspection is forbidden',
      { kind: 'respond', status: 403, body: { code: 'missing_scopes' } },
      'asset_not_found',
    ],
    ['introspection is limited', { kind: 'respond', status: 429, body: {} }, 'rate_limited'],
    ['Webflow is in trouble', { kind: 'respond', status: 503, body: {} }, 'webflow_unavailable'],
    ['Webflow answers HTML', { kind: 'respond', status: 200, body: '<html>' }, 'bad_upstream'],
  ];

  test.each(undecided)(
    'S6 revoked-install: a 401 for one asset proves nothing where %s',
    async (_, reply, code) => {
      const { backend, read } = await startSignedIn();
      backend.webflow.faults.next('GET /v2/assets/:assetId', {
        kind: 'respond',
        status: 401,
        body: { code: 'not_authorized' },
      });
      if (reply) backend.webflow.faults.next(introspect, reply, reply, reply);
      await expectProblem(await read(assetIdOf('everything')), code);
      expect(await countInstallations(backend)).toBe(1);
      backend.clock.advance(limits.rateLimitRetryAfterSeconds * 1_000);
      expect((await read(assetIdOf('everything'))).status).toBe(200);
    },
  );

  test('S6 revoked-install: connecting again heals it', async () => {
    const { backend, read } = await startSignedIn();
    backend.webflow.installations.revokeAll();
    await expectProblem(await read(assetIdOf('everything')), 'not_connected');
    await backend.install();
    await expectProblem(await read(assetIdOf('everything')), 'session_expired');
    expect((await backend.getAsset(assetIdOf('everything'), await backend.signIn())).status).toBe(200);
  });
});
