import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import type { SessionRequest } from '#contract/session.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { sites, users } from '#sandbox/world/sample-data.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { allRows } from '#test/support/backend/rows.ts';

const resolve = 'POST /beta/token/resolve';
const person = { ...users.ingrid, siteId: sites.outdoors.id };

function answers(status: number, body: string | object): ScriptedReply {
  return { kind: 'respond', status, body };
}

describe('S1 refused-id-token: Webflow does not say who it is', () => {
  const refusals: [string, ScriptedReply][] = [
    ['401', answers(401, { code: 'not_authorized' })],
    ['403', answers(403, { code: 'missing_scopes' })],
    ['404', answers(404, { code: 'resource_not_found' })],
    ['400 with the claims of a person', answers(400, person)],
    ['401 with the claims of a person', answers(401, person)],
    ['a redirect with the claims of a person', answers(302, person)],
    ['HTML', answers(200, '<!doctype html><title>Sign in</title>')],
    ['nothing', answers(200, '')],
    ['null', answers(200, 'null')],
    ['a list', answers(200, [person])],
    ['{}', answers(200, {})],
    ['an empty id', answers(200, { ...person, id: '' })],
    ['a null id', answers(200, { ...person, id: null })],
    ['a number as id', answers(200, { ...person, id: 7 })],
    ['no site', answers(200, { id: person.id })],
    ['a null site', answers(200, { ...person, siteId: null })],
    ['an empty site', answers(200, { ...person, siteId: '' })],
    ['a list of sites', answers(200, { ...person, siteId: [sites.outdoors.id] })],
    ['truncated JSON', answers(200, JSON.stringify(person).slice(0, -2))],
  ];

  test.each(refusals)('S1 refused-id-token: %s is no session', async (_, reply) => {
    const backend = await startBackend();
    await backend.install();
    const before = await allRows(backend);
    backend.webflow.faults.always(resolve, reply);
    const response = await backend.exchange();
    const problem = await expectProblem(response, 'id_token_refused');
    expect(JSON.stringify(problem)).not.toContain('token"');
    expect(await allRows(backend)).toEqual(before);
    expect(eventsOf(backend, 'session_started')).toEqual([]);
  });

  const troubles: [string, ScriptedReply][] = [
    ['500', answers(500, { code: 'internal_error' })],
    ['500 with the claims of a person', answers(500, person)],
    ['502 in HTML', answers(502, '<html>bad gateway</html>')],
    ['503', answers(503, { code: 'service_unavailable' })],
    ['a cut connection', { kind: 'reset' }],
  ];

  test.each(troubles)('S1 refused-id-token: %s is Webflow in trouble', async (_, reply) => {
    const backend = await startBackend();
    await backend.install();
    const before = await allRows(backend);
    backend.webflow.faults.always(resolve, reply);
    await expectProblem(await backend.exchange(), 'webflow_unavailable');
    expect(await allRows(backend)).toEqual(before);
    expect(backend.webflow.calls.count(resolve)).toBe(1);
  });

  test('S1 refused-id-token: a 429 is answered at once with its wait', async () => {
    const backend = await startBackend();
    await backend.install();
    backend.webflow.faults.rateLimit(17);
    expect(await expectProblem(await backend.exchange(), 'rate_limited')).toMatchObject({ retryAfter: 17 });
  });

  test('U7 breaker: an exchange that an open breaker holds back is answered 503 with its retryAfter', async () => {
    const backend = await startBackend();
    await backend.install();
    backend.webflow.faults.always(resolve, answers(500, { code: 'internal_error' }));
    for (let call = 0; call < limits.breakerFailures; call++) await backend.exchange();
    backend.webflow.calls.reset();
    backend.clock.advance(limits.breakerPauseMs - 3_000);
    const response = await backend.exchange();
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await expectProblem(response, 'webflow_unavailable')).toMatchObject({ retryAfter: 3 });
    expect(backend.webflow.calls.count()).toBe(0);
  });

  test.each([
    ['garbage', 'not-an-id-token'],
    ['longest', 'x'.repeat(4_096)],
  ])('S1 refused-id-token: %s', async (_, idToken) => {
    const backend = await startBackend();
    await backend.install();
    await expectProblem(await backend.exchange(sites.outdoors.id, idToken), 'id_token_refused');
  });

  test('S1 refused-id-token: expired, or issued to another app', async () => {
    const backend = await startBackend();
    await backend.install();
    const old = backend.webflow.issueIdToken({}, 60_000);
    backend.clock.advance(60_001);
    await expectProblem(await backend.exchange(sites.outdoors.id, old), 'id_token_refused');
    const foreign = backend.webflow.issueIdToken({ appId: '66f1a5e7000000000000ffff' });
    await expectProblem(await backend.exchange(sites.outdoors.id, foreign), 'id_token_refused');
  });

  test('S1 refused-id-token: an unknown site costs no call and is answered not_connected', async () => {
    const backend = await startBackend();
    const problem = await expectProblem(await backend.exchange(sites.journal.id), 'not_connected');
    expect(problem.connectUrl).toBe(`${backend.config.PUBLIC_URL}/oauth/start`);
    expect(backend.webflow.calls.count()).toBe(0);
  });
});

describe('S2 tenant-from-webflow: only the site that Webflow names counts', () => {
  test.each([
    ['B is not installed', [sites.outdoors.id]],
    ['B is installed too', [sites.outdoors.id, sites.journal.id]],
  ])('S2 tenant-from-webflow: A is claimed, the token is for B, %s', async (_, siteIds) => {
    const backend = await startBackend();
    await backend.install({ siteIds });
    const idToken = backend.webflow.issueIdToken({ siteId: sites.journal.id });
    await expectProblem(await backend.exchange(sites.outdoors.id, idToken), 'site_mismatch');
    expect(eventsOf(backend, 'tenant_mismatch')).toHaveLength(1);
    expect(eventsOf(backend, 'session_started')).toEqual([]);
  });

  test('S2 tenant-from-webflow: asking for B with the token of B gives a session of B only', async () => {
    const backend = await startBackend();
    await backend.install({ siteIds: [sites.outdoors.id, sites.journal.id] });
    const session = await backend.signIn(sites.journal.id);
    expect((await backend.getAsset(assetIdOf('journal'), session)).status).toBe(200);
    await expectProblem(await backend.getAsset(assetIdOf('everything'), session), 'asset_not_found');
  });

  test('S2 tenant-from-webflow: a claimed workspace is believed only if Webflow confirms it', async () => {
    const backend = await startBackend();
    await backend.install({ workspaceId: sites.outdoors.workspaceId });
    const body = {
      siteId: sites.bakery.id,
      workspaceId: sites.outdoors.workspaceId,
      idToken: backend.webflow.issueIdToken({ siteId: sites.bakery.id }),
    } satisfies SessionRequest;
    const before = await allRows(backend);
    await expectProblem(await backend.begin(body), 'not_connected');
    expect(await allRows(backend)).toEqual(before);
  });

  test('S2 tenant-from-webflow: nor if Webflow names another workspace', async () => {
    const backend = await startBackend();
    backend.webflow.faults.next('GET /v2/sites', answers(200, { sites: [] }));
    await backend.install({ workspaceId: sites.journal.workspaceId });
    backend.webflow.faults.always('GET /v2/sites/:siteId', {
      kind: 'respond',
      body: { id: sites.journal.id, workspaceId: sites.bakery.workspaceId },
    });
    const body = {
      siteId: sites.journal.id,
      workspaceId: sites.journal.workspaceId,
      idToken: backend.webflow.issueIdToken({ siteId: sites.journal.id }),
    } satisfies SessionRequest;
    await expectProblem(await backend.begin(body), 'not_connected');
    expect((await allRows(backend)).installation_sites).toEqual([]);
  });

  test('S2 tenant-from-webflow: a site made after the install is found through its workspace', async () => {
    const backend = await startBackend();
    backend.webflow.faults.next('GET /v2/sites', answers(200, { sites: [] }));
    await backend.install({ workspaceId: sites.journal.workspaceId });
    await expectProblem(await backend.exchange(sites.journal.id), 'not_connected');
    const body = {
      siteId: sites.journal.id,
      workspaceId: sites.journal.workspaceId,
      idToken: backend.webflow.issueIdToken({ siteId: sites.journal.id }),
    } satisfies SessionRequest;
    expect((await backend.begin(body)).status).toBe(200);
    expect((await backend.exchange(sites.journal.id)).status).toBe(200);
  });
});

describe('S4 id-token-is-not-a-session', () => {
  test('S4 id-token-is-not-a-session: an ID token opens no route', async () => {
    const backend = await startBackend();
    await backend.install();
    const idToken = backend.webflow.issueIdToken();
    await expectProblem(await backend.getAsset(assetIdOf('everything'), idToken), 'session_expired');
    const headers = { authorization: `Bearer ${idToken}` };
    await expectProblem(await backend.ask('/api/disconnect', { method: 'POST', headers }), 'session_expired');
  });

  test('S4 id-token-is-not-a-session: a session is not taken as ID token', async () => {
    const backend = await startBackend();
    await backend.install();
    const session = await backend.signIn();
    await expectProblem(await backend.exchange(sites.outdoors.id, session), 'id_token_refused');
  });

  test('S4 id-token-is-not-a-session: an access token is neither', async () => {
    const backend = await startBackend();
    await backend.install();
    const [installation] = backend.webflow.installations.list();
    const accessToken = installation?.accessToken ?? '';
    await expectProblem(await backend.getAsset(assetIdOf('everything'), accessToken), 'session_expired');
    await expectProblem(await backend.exchange(sites.outdoors.id, accessToken), 'id_token_refused');
  });
});
