import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { beginInstall, consent, visit } from '#test/support/backend/install-walk.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { patienceFor } from '#test/support/backend/patience.ts';
import { countInstallations } from '#test/support/backend/rows.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

const everything = assetIdOf('everything');
const revoke = 'POST /oauth/revoke_authorization';
const introspect = 'GET /v2/token/introspect';

/** What the app's live tokens at Webflow cover, oldest first. */
function live({ webflow }: TestBackend): string[][] {
  return webflow.installations.list().map(({ siteIds, workspaceIds }) => [...siteIds, ...workspaceIds]);
}

function json(body: object | string, status = 200): ScriptedReply {
  return { kind: 'respond', status, body };
}

describe('O11 retired-tokens: a token that is not stored is revoked', () => {
  const named = { siteIds: [sites.outdoors.id] };
  const ends: [string, ScriptedReply, string][] = [
    [
      'access to assets is missing',
      json({ authorization: { id: 'a', scope: 'sites:read', authorizedTo: named } }),
      'Access to assets is missing',
    ],
    [
      'no site was chosen',
      json({ authorization: { id: 'a', authorizedTo: { siteIds: [], workspaceIds: [] } } }),
      'No site was chosen',
    ],
    [
      'no site was chosen, without an id',
      json({ authorization: { authorizedTo: {} } }),
      'No site was chosen',
    ],
    ['what it covers is not said', json({ authorization: {} }), 'We couldn’t connect'],
    ['what it covers cannot be asked', json({}, 503), 'We couldn’t connect'],
    ['what it covers is never said', { kind: 'hang' }, 'We couldn’t connect'],
  ];

  test.each(ends)('O11 retired-tokens: %s', async (_, reply, title) => {
    const backend = await startBackend(patienceFor(reply));
    backend.webflow.faults.always(introspect, reply);
    const response = await backend.install();
    expect(await response.text()).toContain(title);
    expect(live(backend)).toEqual([]);
    expect(backend.webflow.calls.count(revoke)).toBe(1);
  });

  test('O11 retired-tokens: the database fails', async () => {
    const backend = await startBackend();
    const fails = backend.db.withPlugin({
      transformQuery({ node }) {
        if (JSON.stringify(node).includes('installation_sites')) throw new Error('full disk');
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const broken = await startBackend({ beside: { ...backend, db: fails } });
    expect((await broken.install()).status).toBe(500);
    expect(live(backend)).toEqual([]);
    expect(await countInstallations(backend)).toBe(0);
  });

  test('O11 retired-tokens: where Webflow does not confirm it, the person still gets the page', async () => {
    const backend = await startBackend();
    backend.webflow.faults.always(introspect, json({ authorization: { authorizedTo: {} } }));
    backend.webflow.faults.always(revoke, json({ error: 'invalid_client' }, 401));
    expect(await (await backend.install()).text()).toContain('No site was chosen');
    expect(eventsOf(backend, 'revoke_failed')).toHaveLength(1);
  });

  test('O11 retired-tokens: a token with the authorisation of a stored installation is not revoked', async () => {
    const { backend, read } = await startSignedIn({
      webflow: { unconfirmed: { reinstallSharesAuthorization: true } },
    });
    const [{ id = '' } = {}] = backend.webflow.installations.list();
    const lacking = { id, scope: 'sites:read', authorizedTo: named };
    backend.webflow.faults.next(introspect, json({ authorization: lacking }));
    expect(await (await backend.install()).text()).toContain('Access to assets is missing');
    expect(backend.webflow.calls.count(revoke)).toBe(0);
    expect((await read(everything)).status).toBe(200);
  });
});

describe('O11 retired-tokens: a token that a newer one replaced is revoked', () => {
  test('O11 retired-tokens: connected again', async () => {
    const { backend } = await startSignedIn();
    for (let times = 0; times < 3; times++) {
      expect((await backend.install()).status).toBe(200);
      expect(live(backend)).toEqual([[sites.outdoors.id]]);
    }
    expect((await backend.getAsset(everything, await backend.signIn())).status).toBe(200);
    expect(eventsOf(backend, 'token_retired')).toHaveLength(3);
  });

  test('O11 retired-tokens: a token that still covers another site is not revoked', async () => {
    const both = [sites.outdoors.id, sites.journal.id];
    const { backend } = await startSignedIn({ siteIds: both });
    await backend.install({ siteIds: [sites.outdoors.id] });
    expect(live(backend)).toEqual([both, [sites.outdoors.id]]);
    await backend.install({ siteIds: [sites.journal.id] });
    expect(live(backend)).toEqual([[sites.outdoors.id], [sites.journal.id]]);
  });

  test('O11 retired-tokens: a workspace takes over all its sites', async () => {
    const { backend } = await startSignedIn();
    await backend.install({ siteIds: [sites.journal.id] });
    await backend.install({ siteIds: [sites.bakery.id] });
    await backend.install({ workspaceId: sites.outdoors.workspaceId });
    expect(live(backend)).toEqual([[sites.bakery.id], [sites.outdoors.workspaceId]]);
  });

  test('O11 retired-tokens: a token that no key opens is not revoked', async () => {
    const backend = await startBackend();
    await backend.install();
    const other = `other:${Buffer.alloc(32, 9).toString('base64url')}`;
    const rekeyed = await startBackend({ beside: backend, environment: { SECRET_KEYS: other } });
    expect((await rekeyed.install()).status).toBe(200);
    expect(live(backend)).toHaveLength(2);
  });

  test.each([
    ['that ended with the new installation', { oldTokenSurvivesReinstall: false }],
    ['that cannot be told from the others of its authorisation', { reinstallSharesAuthorization: true }],
  ] as const)('O11 retired-tokens: a token %s leaves the newer one alive', async (_, unconfirmed) => {
    const { backend } = await startSignedIn({ webflow: { unconfirmed } });
    await backend.install();
    expect((await backend.getAsset(everything, await backend.signIn())).status).toBe(200);
    expect(eventsOf(backend, 'token_retired')).toEqual([]);
    expect(eventsOf(backend, 'revoke_failed')).toEqual([]);
  });

  test('O11 retired-tokens: the same token again is not revoked', async () => {
    const { backend } = await startSignedIn();
    const [{ accessToken = '' } = {}] = backend.webflow.installations.list();
    backend.webflow.faults.next('POST /oauth/access_token', json({ access_token: accessToken }));
    expect((await backend.install()).status).toBe(200);
    expect(backend.webflow.calls.count(revoke)).toBe(0);
    expect((await backend.getAsset(everything, await backend.signIn())).status).toBe(200);
  });

  test('O11 retired-tokens: a token stored before authorisations were is introspected for its own', async () => {
    const { backend } = await startSignedIn();
    await backend.db.updateTable('installations').set({ authorization_id: null }).execute();
    await backend.install();
    expect(live(backend)).toHaveLength(1);
    await backend.db.updateTable('installations').set({ authorization_id: null }).execute();
    const stop = backend.webflow.faults.always(introspect, {
      kind: 'rewrite',
      json: (body) => JSON.parse(JSON.stringify(body).replace(/"id":"[^"]*",/, '')),
    });
    await backend.install();
    stop();
    expect(live(backend), 'where Webflow names none, it is left alone').toHaveLength(2);
  });

  test('O11 retired-tokens: where Webflow ends the newer token as well, revocation stops', async () => {
    const { backend } = await startSignedIn({ webflow: { unconfirmed: { revocationEnds: 'coverage' } } });
    await backend.install();
    expect(eventsOf(backend, 'revocation_ended_newer')).toHaveLength(1);
    expect(live(backend)).toEqual([]);
    await backend.install();
    await backend.install();
    expect(backend.webflow.calls.count(revoke)).toBe(1);
    expect((await backend.getAsset(everything, await backend.signIn())).status).toBe(200);
    backend.clock.advance(limits.revocationPauseMs);
    await backend.install();
    expect(backend.webflow.calls.count(revoke), 'a day later it is tried again').toBe(2);
  });

  test('O11 retired-tokens: where Webflow fails, the new installation stays', async () => {
    const { backend } = await startSignedIn();
    backend.webflow.faults.always(revoke, json({}, 503));
    const response = await backend.install();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Your site is connected');
    expect(eventsOf(backend, 'revoke_failed')).toHaveLength(1);
    expect((await backend.exchange()).status).toBe(200);
  });
});

test('O11 retired-tokens: a token is revoked once the retention has deleted its installation', async () => {
  const backend = await startBackend();
  await backend.install();
  await backend.install({ siteIds: [sites.bakery.id] });
  backend.clock.advance(limits.unusedInstallationMs - 1);
  expect((await backend.exchange(sites.bakery.id)).status).toBe(200);
  backend.clock.advance(1);
  await backend.sweep();
  expect(live(backend)).toEqual([[sites.bakery.id]]);
});

test('O11 retired-tokens: a callback that is loaded again revokes nothing', async () => {
  const backend = await startBackend();
  const walk = await beginInstall(backend);
  const back = await consent(backend, walk);
  for (let times = 0; times < 3; times++) await visit(backend, back, walk);
  expect(backend.webflow.calls.count(revoke)).toBe(0);
  expect(live(backend)).toHaveLength(1);
});
