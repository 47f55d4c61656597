import { describe, expect, test } from 'vitest';
import { scopes } from '#backend/oauth/authorize-url.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { beginInstall } from '#test/support/backend/install-walk.ts';

const supported = { SUPPORT_EMAIL: 'help@inspector.example' };

describe('O9 cookie-shape', () => {
  test.each([
    ['over https', 'https://tools.example', ['Secure']],
    ['on the default loopback address', 'http://localhost:3000', []],
    ['on another loopback address', 'http://127.0.0.1:3000', []],
    ['on the IPv6 loopback address', 'http://[::1]:3000', []],
    ['over https on loopback', 'https://localhost:3000', ['Secure']],
  ])(
    'O9 cookie-shape: bound to the callback, unreadable for scripts, 10 minutes at most, and Secure unless Safari would refuse that: %s',
    async (_, PUBLIC_URL, secure) => {
      const backend = await startBackend({ environment: { ...supported, PUBLIC_URL } });
      const { start, state } = await beginInstall(backend);
      expect(start.status).toBe(302);
      const cookies = start.headers.getSetCookie();
      expect(cookies).toHaveLength(1);
      const [pair, ...attributes] = (cookies[0] ?? '').split('; ');
      expect(pair).toBe(`asset_inspector_oauth_state_${state.slice(0, 12)}=${state}`);
      expect(attributes.toSorted()).toEqual(
        ['HttpOnly', 'Max-Age=600', 'Path=/oauth/callback', 'SameSite=Lax', ...secure].toSorted(),
      );
    },
  );

  test('O9 cookie-shape: behind a path, it is bound to that path', async () => {
    const backend = await startBackend({
      environment: { ...supported, PUBLIC_URL: 'https://tools.example/inspector/' },
    });
    const start = await backend.app.request('/oauth/start');
    expect(start.headers.get('set-cookie')).toContain('Path=/inspector/oauth/callback;');
  });

  test('O9 cookie-shape: nothing else sets a cookie', async () => {
    const backend = await startBackend();
    await backend.install();
    for (const response of [await backend.exchange(), await backend.app.request('/livez')]) {
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  });
});

describe('O10 least-scope', () => {
  test('O10 least-scope: exactly our scopes and redirect URI, and no other parameter', async () => {
    const backend = await startBackend();
    const { authorizeUrl, state } = await beginInstall(backend);
    const { origin, pathname, searchParams } = new URL(authorizeUrl);
    expect(origin + pathname).toBe('https://webflow.com/oauth/authorize');
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: backend.config.WEBFLOW_CLIENT_ID,
      scope: 'assets:read authorized_user:read sites:read',
      redirect_uri: 'http://localhost:3000/oauth/callback',
      state,
    });
    expect([...searchParams]).toHaveLength(5);
    expect(scopes.join(' ')).toBe(searchParams.get('scope'));
    expect(authorizeUrl).not.toContain(backend.config.WEBFLOW_CLIENT_SECRET);
  });

  test('O10 least-scope: the exchange sends exactly the same redirect URI', async () => {
    const redirectUri = 'https://inspector.example/oauth/callback';
    let sent: unknown;
    const backend = await startBackend({
      environment: { ...supported, PUBLIC_URL: 'https://inspector.example/' },
      webflow: { app: { redirectUris: [redirectUri] } },
      divert: (request) => {
        if (request.url.endsWith('/oauth/access_token')) {
          request
            .clone()
            .json()
            .then((body) => {
              sent = body;
            });
        }
        return undefined;
      },
    });
    expect((await backend.install()).status).toBe(200);
    expect(sent).toMatchObject({ redirect_uri: redirectUri, grant_type: 'authorization_code' });
  });
});
