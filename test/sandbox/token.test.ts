import { describe, expect, test } from 'vitest';
import { sites, users } from '#sandbox/world/sample-data.ts';
import { createCaller } from './caller.ts';

test('Introspect returns the token’s scopes and sites, and requires no scope', async () => {
  const { call, installation } = createCaller({ scopes: ['assets:read', 'sites:read'] });
  const response = await call('/v2/token/introspect');
  expect(await response.json()).toMatchObject({
    authorization: {
      id: installation.id,
      grantType: 'authorization_code',
      rateLimit: 60,
      scope: 'assets:read,sites:read',
      authorizedTo: { siteIds: [sites.outdoors.id], workspaceIds: [], userIds: [users.ingrid.id] },
    },
    application: { displayName: 'Asset Inspector' },
  });
});

test('Authorized By returns the user who installed the app, and requires its scope', async () => {
  const response = await createCaller().call('/v2/token/authorized_by');
  expect(await response.json()).toEqual(users.ingrid);
  expect((await createCaller({ scopes: ['assets:read'] }).call('/v2/token/authorized_by')).status).toBe(403);
});

test('a revoked token responds with 401', async () => {
  const { call, webflow } = createCaller();
  expect(webflow.installations.revokeAll()).toBe(1);
  expect((await call('/v2/token/introspect')).status).toBe(401);
});

describe('Resolve ID Token', () => {
  const resolve = '/beta/token/resolve';

  test('returns the user and the site', async () => {
    const { post, webflow } = createCaller();
    const idToken = webflow.issueIdToken({ userId: users.mateo.id });
    const response = await post(resolve, { idToken });
    expect(await response.json()).toEqual({ ...users.mateo, siteId: sites.outdoors.id });
  });

  test('can return nulls', async () => {
    const { post, webflow } = createCaller();
    const idToken = webflow.issueIdToken({ claims: { siteId: null, id: null } });
    expect(await (await post(resolve, { idToken })).json()).toMatchObject({ siteId: null, id: null });
  });

  test('accepts a token for 15 minutes', async () => {
    const { post, webflow, clock } = createCaller();
    const idToken = webflow.issueIdToken();
    clock.now += 15 * 60_000 - 1;
    expect((await post(resolve, { idToken })).status).toBe(200);
    clock.now += 1;
    expect((await post(resolve, { idToken })).status).toBe(401);
  });

  test('responds with an error to an unknown token, a token of another app and a body without one', async () => {
    const { post, webflow } = createCaller();
    expect((await post(resolve, { idToken: 'garbage' })).status).toBe(401);
    expect((await post(resolve, { idToken: webflow.issueIdToken({ appId: 'another' }) })).status).toBe(401);
    expect((await post(resolve, { token: 'x' })).status).toBe(400);
    expect((await post(resolve, { idToken: webflow.issueIdToken() }, null)).status).toBe(401);
  });

  test('requires authorized_user:read', async () => {
    const { post, webflow } = createCaller({ scopes: ['assets:read'] });
    expect((await post(resolve, { idToken: webflow.issueIdToken() })).status).toBe(403);
  });

  test('can be limited to installations that cover the site', async () => {
    const { post, webflow } = createCaller({}, { unconfirmed: { anyInstallationResolves: false } });
    const idToken = webflow.issueIdToken({ siteId: sites.bakery.id });
    expect((await post(resolve, { idToken })).status).toBe(401);
  });
});
