import { describe, expect, test } from 'vitest';
import { createFakeWebflow, type FakeWebflow } from '#sandbox/fake-webflow.ts';
import { sites, workspaces } from '#sandbox/world/sample-data.ts';

const redirectUri = 'http://localhost:3000/oauth/callback';
const scope = 'assets:read authorized_user:read sites:read';

function authorizeUrl(webflow: FakeWebflow, change: Record<string, string | null> = {}): string {
  const url = new URL('https://webflow.com/oauth/authorize');
  const query = {
    response_type: 'code',
    client_id: webflow.world.app.clientId,
    scope,
    redirect_uri: redirectUri,
    state: 'a state',
    ...change,
  };
  for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}

function exchange(webflow: FakeWebflow, change: Record<string, unknown>): Promise<Response> {
  const { clientId, clientSecret } = webflow.world.app;
  return webflow.fetch(
    new Request('https://api.webflow.com/oauth/access_token', {
      method: 'POST',
      body: JSON.stringify({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
        ...change,
      }),
    }),
  );
}

async function newCode(webflow: FakeWebflow, change: Record<string, string | null> = {}): Promise<string> {
  const location = new URL(await webflow.giveConsent(authorizeUrl(webflow, change)));
  return location.searchParams.get('code') ?? '';
}

describe('the consent page', () => {
  test('redirects with a code and the state', async () => {
    const webflow = createFakeWebflow();
    const location = new URL(await webflow.giveConsent(authorizeUrl(webflow)));
    expect(location.origin + location.pathname).toBe(redirectUri);
    expect([...location.searchParams.keys()]).toEqual(['code', 'state']);
    expect(location.searchParams.get('state')).toBe('a state');
  });

  test('redirects without a state if none was sent', async () => {
    const webflow = createFakeWebflow();
    const location = new URL(await webflow.giveConsent(authorizeUrl(webflow, { state: null })));
    expect([...location.searchParams.keys()]).toEqual(['code']);
  });

  test('redirects with an error after a denial, or without parameters if so configured', async () => {
    const webflow = createFakeWebflow();
    const denied = new URL(await webflow.giveConsent(authorizeUrl(webflow), { decision: 'deny' }));
    expect(denied.searchParams.get('error')).toBe('access_denied');
    expect(denied.searchParams.has('code')).toBe(false);

    const silent = createFakeWebflow({ unconfirmed: { denial: null } });
    const bare = new URL(
      await silent.giveConsent(authorizeUrl(silent, { state: null }), { decision: 'deny' }),
    );
    expect(bare.href).toBe(redirectUri);
  });

  test.each([
    ['another client', { client_id: 'x' }],
    ['no client', { client_id: null }],
    ['another redirect URI', { redirect_uri: 'https://evil.example/oauth/callback' }],
    ['the redirect URI with a slash', { redirect_uri: `${redirectUri}/` }],
    ['another response type', { response_type: 'token' }],
    ['a scope the app is not registered with', { scope: 'cms:write' }],
    ['no scope', { scope: '' }],
  ])('responds with an error page and no redirect to %s', async (_, change) => {
    const webflow = createFakeWebflow();
    await expect(webflow.giveConsent(authorizeUrl(webflow, change))).rejects.toThrow('400');
  });

  test('responds with 400 to sites of two workspaces', async () => {
    const webflow = createFakeWebflow();
    const siteIds = [sites.outdoors.id, sites.bakery.id];
    await expect(webflow.giveConsent(authorizeUrl(webflow), { siteIds })).rejects.toThrow('400');
  });

  test('escapes hostile parameters', async () => {
    const webflow = createFakeWebflow();
    const page = await webflow.fetch(
      new Request(authorizeUrl(webflow, { state: '"><script>alert(1)</script>' })),
    );
    expect(page.headers.get('Content-Type')).toMatch(/^text\/html/);
    expect(await page.text()).not.toContain('<script');
  });
});

describe('the scopes for “Find uses”', () => {
  const uses = 'assets:read pages:read components:read cms:read';

  async function consent(webflow: FakeWebflow, asked: string, scopes?: string[]): Promise<string> {
    const url = authorizeUrl(webflow, { scope: asked });
    const location = new URL(await webflow.giveConsent(url, scopes ? { scopes } : {}));
    const code = location.searchParams.get('code');
    return (await (await exchange(webflow, { code })).json()).access_token;
  }

  async function scopesOf(webflow: FakeWebflow, token: string): Promise<string> {
    const headers = { Authorization: `Bearer ${token}` };
    const request = new Request('https://api.webflow.com/v2/token/introspect', { headers });
    return (await (await webflow.fetch(request)).json()).authorization.scope;
  }

  test('the page names each in words, checked, and offers no other', async () => {
    const webflow = createFakeWebflow();
    const read = async (asked: string) =>
      (await webflow.fetch(new Request(authorizeUrl(webflow, { scope: asked })))).text();
    const page = await read(uses);
    for (const words of ['See assets', 'See pages and', 'See components and', 'See Collections and']) {
      expect(page).toContain(words);
    }
    expect(page.match(/name="grant" value="[a-z:]+" checked/g)).toHaveLength(4);
    expect(await read(scope)).not.toMatch(/pages|components|Collections/);
  });

  test('a token has those that were asked for, and a later one only the base’s', async () => {
    const webflow = createFakeWebflow();
    expect(await scopesOf(webflow, await consent(webflow, uses))).toBe(uses.replaceAll(' ', ','));
    expect(await scopesOf(webflow, await consent(webflow, scope))).toBe(scope.replaceAll(' ', ','));
    expect(webflow.installations.list().at(-1)?.scopes).toEqual(scope.split(' '));
  });

  test.each([[['assets:read', 'cms:read']], [['pages:read']]])(
    'a person allows only %j of them',
    async (granted) => {
      const webflow = createFakeWebflow();
      expect(await scopesOf(webflow, await consent(webflow, uses, granted))).toBe(granted.join(','));
    },
  );

  test('a person can’t allow what was not asked for, and not nothing', async () => {
    const webflow = createFakeWebflow();
    const token = await consent(webflow, scope, ['assets:read', 'cms:read']);
    expect(await scopesOf(webflow, token)).toBe('assets:read');
    await expect(consent(webflow, uses, [])).rejects.toThrow('refused with 400');
  });

  test('where Webflow offers no choice, all are allowed', async () => {
    const webflow = createFakeWebflow({ unconfirmed: { consentGrantsFewer: false } });
    const page = await (await webflow.fetch(new Request(authorizeUrl(webflow, { scope: uses })))).text();
    expect(page).not.toContain('name="grant"');
    expect(await scopesOf(webflow, await consent(webflow, uses, ['assets:read']))).toContain('cms:read');
  });
});

describe('the token exchange', () => {
  test('returns a token for the consented sites and scopes', async () => {
    const webflow = createFakeWebflow();
    const location = new URL(
      await webflow.giveConsent(authorizeUrl(webflow), { workspaceId: workspaces.northwind.id }),
    );
    const answer = await (await exchange(webflow, { code: location.searchParams.get('code') })).json();
    const installation = webflow.installations.find(answer.access_token);
    expect(installation).toMatchObject({ siteIds: [], workspaceIds: [workspaces.northwind.id] });
    expect(installation?.scopes).toEqual(scope.split(' '));
  });

  test('accepts a code once', async () => {
    const webflow = createFakeWebflow();
    const code = await newCode(webflow);
    expect((await exchange(webflow, { code })).status).toBe(200);
    const again = await exchange(webflow, { code });
    expect(again.status).toBe(400);
    expect(await again.json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('accepts a code for 15 minutes', async () => {
    let now = 0;
    const webflow = createFakeWebflow({ clock: () => now });
    const code = await newCode(webflow);
    now = 15 * 60_000;
    expect((await exchange(webflow, { code })).status).toBe(400);
  });

  test.each([
    ['the redirect URI left out', { redirect_uri: undefined }, 'invalid_grant'],
    ['another redirect URI', { redirect_uri: `${redirectUri}/` }, 'invalid_grant'],
    ['another secret', { client_secret: 'x' }, 'invalid_client'],
    ['another grant type', { grant_type: 'refresh_token' }, 'invalid_request'],
    ['an unknown code', { code: 'x' }, 'invalid_grant'],
  ])('responds with an error to %s', async (_, change, error) => {
    const webflow = createFakeWebflow();
    const answer = await exchange(webflow, { code: await newCode(webflow), ...change });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error });
    expect(webflow.installations.list()).toEqual([]);
  });

  test('accepts no redirect URI if the authorize request had none', async () => {
    const webflow = createFakeWebflow();
    const code = await newCode(webflow, { redirect_uri: null });
    expect((await exchange(webflow, { code, redirect_uri: undefined })).status).toBe(200);
  });
});

test('a second revocation of a token responds with invalid_token', async () => {
  const webflow = createFakeWebflow();
  const { access_token } = await (await exchange(webflow, { code: await newCode(webflow) })).json();
  const { clientId, clientSecret } = webflow.world.app;
  const body = JSON.stringify({ client_id: clientId, client_secret: clientSecret, access_token });
  const revoke = () =>
    webflow.fetch(new Request('https://webflow.com/oauth/revoke_authorization', { method: 'POST', body }));
  expect(await (await revoke()).json()).toEqual({ did_revoke: true });
  expect(await (await revoke()).json()).toMatchObject({ error: 'invalid_token' });
});
