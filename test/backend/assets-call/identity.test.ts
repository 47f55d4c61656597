import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { assetsProtocol } from '#contract/assets-call.ts';
import { routes } from '#contract/routes.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { type AssetsCall, linesOf, startAssetsCall } from '#test/support/backend/assets-call.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { connectionFrom } from '#test/support/backend/from-address.ts';
import { expectProblem } from '#test/support/backend/problem.ts';

const assetId = assetIdOf('everything');
const resolve = 'POST /beta/token/resolve';
const afterSession = limits.sessionLifetimeMs + limits.clockSkewMs + 1_000;
const wanted = ['details'];

function identityOf({ backend }: AssetsCall, siteId: string = sites.outdoors.id) {
  return { siteId, idToken: backend.webflow.issueIdToken({ siteId }) };
}

describe('who may call', () => {
  test('neither session nor identity: session_expired, and Webflow is not asked', async () => {
    const { backend, ask } = await startAssetsCall();
    await expectProblem(await ask({ ids: [assetId] }, { session: null }), 'session_expired');
    expect(backend.webflow.calls.count()).toBe(0);
  });

  test('identity alone: a session first, then the asset; the session is good for the next call', async () => {
    const started = await startAssetsCall();
    const lines = await started.call(
      { ids: [assetId], wanted, identity: identityOf(started) },
      { session: null },
    );
    expect(lines.map((line) => Object.keys(line)[0])).toEqual(['session', 'details', 'done']);
    const [first] = linesOf(lines, 'session');
    const session = first?.session.token ?? '';
    expect(await started.call({ ids: [assetId], wanted }, { session })).toHaveLength(2);
    expect(started.backend.logLines.join('')).not.toContain(session.slice(0, 40));
    expect(started.backend.webflow.calls.count(resolve)).toBe(1);
  });

  test('a good session and an identity of its site: the identity costs no call', async () => {
    const started = await startAssetsCall();
    const lines = await started.call({ ids: [assetId], wanted, identity: identityOf(started) });
    expect(linesOf(lines, 'session')).toEqual([]);
    expect(started.backend.webflow.calls.count(resolve)).toBe(0);
  });

  test('Z1 no-tenant-parameter: a good session and an identity of another site: site_mismatch', async () => {
    const started = await startAssetsCall({ siteIds: [sites.outdoors.id, sites.journal.id] });
    const identity = identityOf(started, sites.journal.id);
    await expectProblem(await started.ask({ ids: [assetId], identity }), 'site_mismatch');
    expect(started.backend.webflow.calls.count()).toBe(0);
  });

  test('S5 short-life: an expired session and an identity: a new session', async () => {
    const started = await startAssetsCall();
    started.backend.clock.advance(afterSession);
    const lines = await started.call({ ids: [assetId], wanted, identity: identityOf(started) });
    expect(linesOf(lines, 'session')).toHaveLength(1);
    expect(lines.at(-1)).toMatchObject({ done: { isWhole: true } });
  });

  test('S5 short-life: an expired session alone: session_expired', async () => {
    const { backend, ask } = await startAssetsCall();
    backend.clock.advance(afterSession);
    await expectProblem(await ask({ ids: [assetId] }), 'session_expired');
  });

  test.each(['x', 'eyJhbGciOiJub25lIn0.e30.', 'a.b.c'])(
    'S3 forged-session: %s is refused alone, and replaced where there is an identity',
    async (session) => {
      const started = await startAssetsCall();
      await expectProblem(await started.ask({ ids: [assetId] }, { session }), 'session_expired');
      const lines = await started.call(
        { ids: [assetId], wanted, identity: identityOf(started) },
        { session },
      );
      expect(linesOf(lines, 'session')).toHaveLength(1);
    },
  );

  test('O7 reinstall-replaces: the session of the older installation is replaced', async () => {
    const started = await startAssetsCall();
    await started.backend.install();
    await expectProblem(await started.ask({ ids: [assetId] }), 'session_expired');
    const lines = await started.call({ ids: [assetId], wanted, identity: identityOf(started) });
    expect(linesOf(lines, 'session')).toHaveLength(1);
  });

  test('S7 disconnect: not_connected, with and without an identity, until the site is connected again', async () => {
    const started = await startAssetsCall();
    const { backend, session, ask } = started;
    const headers = { authorization: `Bearer ${session}` };
    await backend.ask(routes.disconnect.path, { method: 'POST', headers });
    await expectProblem(await ask({ ids: [assetId] }), 'not_connected');
    const problem = await expectProblem(
      await ask({ ids: [assetId], identity: identityOf(started) }),
      'not_connected',
    );
    expect(problem.connectUrl).toMatch(/\/oauth\/start$/);
    await backend.install();
    const lines = await started.call({ ids: [assetId], wanted, identity: identityOf(started) });
    expect(linesOf(lines, 'session')).toHaveLength(1);
  });
});

describe('S1 refused-id-token and S2 tenant-from-webflow: a refused identity', () => {
  test('S1 refused-id-token: id_token_refused, and no asset is read', async () => {
    const { ask, upstreamReads } = await startAssetsCall();
    const identity = { siteId: sites.outdoors.id, idToken: 'garbage' };
    const response = await ask({ ids: [assetId], identity }, { session: null });
    await expectProblem(response, 'id_token_refused');
    expect(upstreamReads()).toBe(0);
  });

  test.each([
    [{ kind: 'respond', status: 500 }, 'webflow_unavailable'],
    [{ kind: 'respond', status: 401 }, 'id_token_refused'],
    [{ kind: 'respond', body: {} }, 'id_token_refused'],
    [{ kind: 'respond', body: '<html>' }, 'id_token_refused'],
  ] as const)('S1 refused-id-token: Webflow answers %j', async (reply, code) => {
    const started = await startAssetsCall();
    started.backend.webflow.faults.always(resolve, reply);
    const response = await started.ask({ ids: [assetId], identity: identityOf(started) }, { session: null });
    expect(response.headers.get('content-type')).not.toContain('ndjson');
    expect((await expectProblem(response, code)).requestId).toBeDefined();
    expect(started.upstreamReads()).toBe(0);
  });

  test('S2 tenant-from-webflow: an ID token of another site than it claims: site_mismatch', async () => {
    const started = await startAssetsCall({ siteIds: [sites.outdoors.id, sites.journal.id] });
    const { idToken } = identityOf(started, sites.journal.id);
    const identity = { siteId: sites.outdoors.id, idToken };
    await expectProblem(await started.ask({ ids: [assetId], identity }, { session: null }), 'site_mismatch');
    expect(started.upstreamReads()).toBe(0);
  });

  test('S4 id-token-is-not-a-session: an ID token as a bearer token is refused', async () => {
    const started = await startAssetsCall();
    const session = started.backend.webflow.issueIdToken();
    await expectProblem(await started.ask({ ids: [assetId] }, { session }), 'session_expired');
    const identity = { siteId: sites.outdoors.id, idToken: started.session };
    await expectProblem(
      await started.ask({ ids: [assetId], identity }, { session: null }),
      'id_token_refused',
    );
  });
});

describe('H9 inbound-limit', () => {
  const from = (started: AssetsCall, address: string, idToken?: string, session?: string) => {
    const siteId = sites.outdoors.id;
    const body = {
      protocol: assetsProtocol,
      ids: [assetId],
      wanted,
      ...(session
        ? {}
        : { identity: { siteId, idToken: idToken ?? started.backend.webflow.issueIdToken() } }),
    };
    return started.backend.app.request(
      routes.readAssets.path,
      {
        method: 'POST',
        headers: {
          origin: panelOrigin,
          'content-type': 'application/json',
          ...(session ? { authorization: `Bearer ${session}` } : {}),
        },
        body: JSON.stringify(body),
      },
      connectionFrom(address),
    );
  };

  test('H9 inbound-limit: refused ID tokens cost their address its own limit, and colleagues nothing', async () => {
    const started = await startAssetsCall();
    const refused: number[] = [];
    for (let time = 0; time < limits.refusedExchangesOfAddress + 2; time++)
      refused.push((await from(started, '203.0.113.9', `garbage-${time}`)).status);
    expect(refused.filter((status) => status === 401)).toHaveLength(limits.refusedExchangesOfAddress);
    expect(refused.at(-1)).toBe(429);
    expect(started.upstreamReads(), 'no asset was read for them').toBe(0);
    expect((await from(started, '203.0.113.10')).status, 'a colleague signs in').toBe(200);
    expect((await from(started, '203.0.113.11', '', started.session)).status, 'and reads').toBe(200);
  });

  test('H9 inbound-limit: a person who gets a new session for each call has one limit all the same', async () => {
    const started = await startAssetsCall({ environment: { REQUESTS_PER_PERSON: '6' } });
    const statuses: number[] = [];
    for (let time = 0; time < 8; time++) {
      const response = await from(started, '203.0.113.12');
      await response.text();
      statuses.push(response.status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
    expect(statuses.at(-1)).toBe(429);
  });
});

test.each([
  ['the next', assetsProtocol + 1],
  ['a much newer', 1_000],
])('%s version: version_unsupported, before the caller is identified', async (_, protocol) => {
  const { ask } = await startAssetsCall();
  await expectProblem(await ask({ ids: [assetId], protocol }, { session: null }), 'version_unsupported');
  const other = JSON.stringify({ protocol, want: { everything: true } });
  await expectProblem(await ask(other), 'version_unsupported');
});
