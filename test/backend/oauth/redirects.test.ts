import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startBackend } from '#test/support/backend/backend.ts';
import { beginInstall, visit } from '#test/support/backend/install-walk.ts';
import { modestly } from '#test/support/shared/properties.ts';
import { fewerOf } from '#test/support/shared/thorough.ts';

const evil = 'evil.example';

/** The ways in which redirect checks have been passed elsewhere; the names are those of oauth2-proxy's own corpus. */
const prefixes = [
  '//',
  '///',
  '////',
  '/\\',
  '\\/',
  '\\\\',
  '/\\/',
  '/%2f',
  '/%2F%2f',
  '%2f%2f',
  '%5c%5c',
  '/%5c',
  '/%09/',
  '/\t/',
  '/\n/',
  '/\r\n/',
  '/.//',
  '/..//',
  '/;@',
  '/./\\',
  '/%2e%2e//',
  'http:',
  'http:/',
  'https:',
  'https:/',
  'https://',
  'http://',
  'HTTPS://',
  'hTtP://',
  'https:\\\\',
  'https:////',
  'javascript://',
  'data://',
  '//user:pass@',
  'https://localhost:3000@',
  'https://webflow.com@',
  'https://webflow.com:x@',
  'https://webflow.com%2f@',
  'https://webflow.com#@',
  '〱',
  '/〵',
  '\u2215\u2215',
  '\uff0f\uff0f',
  '\u200b//',
  '\ufeff//',
  ' //',
  '\u0000//',
] as const;
const hosts = [
  evil,
  `${evil}.`,
  `${evil}:443`,
  `${evil}%00.webflow.com`,
  `${evil}%2ewebflow.com`,
  `webflow.com.${evil}`,
  `webflow.com\u3002${evil}`,
  `${evil}\u3002`,
  `${evil}\uff0e`,
  `localhost:3000.${evil}`,
  `[::ffff:93.184.216.34]`,
  '0x7f000001',
  `${evil}/oauth/start`,
  `${evil}?`,
  `${evil}#`,
] as const;
const corpus = prefixes.flatMap((prefix) => hosts.map((host) => prefix + host));

const parameters = [
  'redirect',
  'redirect_uri',
  'redirectUri',
  'redirect_url',
  'return',
  'return_to',
  'returnTo',
  'next',
  'url',
  'target',
  'dest',
  'continue',
  'rd',
  'r',
  'goto',
  'connectUrl',
  'state',
  'client_id',
  'scope',
  'error_uri',
  'iss',
  'host',
] as const;
const steeringHeaders = [
  'host',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-original-url',
  'x-rewrite-url',
  'referer',
  'origin',
] as const;

const word = fc.constantFrom(...corpus);
const query = fc.array(fc.tuple(fc.constantFrom(...parameters), word), { minLength: 1, maxLength: 4 });
const header = fc.record({ name: fc.constantFrom(...steeringHeaders), value: word });

function isHeaderSafe(value: string): boolean {
  return /^[\x20-\x7e]*$/.test(value);
}

describe('O8 open-redirect: no parameter changes the target of a redirect', () => {
  test('O8 open-redirect: the corpus is large enough', () => {
    expect(new Set(corpus).size).toBeGreaterThanOrEqual(500);
  });

  test('O8 open-redirect: the start goes to the consent page and names our callback', async () => {
    const backend = await startBackend();
    await fc.assert(
      fc.asyncProperty(query, header, async (pairs, { name, value }) => {
        const start = await backend.app.request(`/oauth/start?${new URLSearchParams(pairs)}`, {
          headers: isHeaderSafe(value) ? { [name]: value } : {},
        });
        const location = new URL(start.headers.get('location') ?? '');
        expect(location.origin + location.pathname).toBe('https://webflow.com/oauth/authorize');
        expect(location.searchParams.getAll('redirect_uri')).toEqual([
          'http://localhost:3000/oauth/callback',
        ]);
        expect([...location.searchParams.keys()]).toHaveLength(5);
        expect(location.href).not.toContain('evil');
      }),
      modestly(fewerOf(500)),
    );
  });

  test('O8 open-redirect: a callback without state redirects to our start, one with a foreign state does not redirect', async () => {
    const backend = await startBackend();
    await fc.assert(
      fc.asyncProperty(query, header, async (pairs, { name, value }) => {
        const response = await backend.app.request(`/oauth/callback?${new URLSearchParams(pairs)}`, {
          headers: { ...(isHeaderSafe(value) ? { [name]: value } : {}), accept: 'text/html' },
        });
        const hasState = pairs.find(([key]) => key === 'state')?.[1];
        expect(response.status).toBe(hasState ? 400 : 303);
        expect(response.headers.get('location')).toBe(hasState ? null : 'http://localhost:3000/oauth/start');
        const links = [...(await response.text()).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
        expect(links).toEqual(hasState ? ['http://localhost:3000/oauth/start'] : []);
      }),
      modestly(fewerOf(500)),
    );
  });

  test('O8 open-redirect: a callback with our state does not redirect, and its page links only to our start', async () => {
    const backend = await startBackend();
    await fc.assert(
      fc.asyncProperty(query, async (pairs) => {
        const walk = await beginInstall(backend);
        const rest = new URLSearchParams(pairs.filter(([name]) => name !== 'state'));
        const response = await visit(backend, `/oauth/callback?state=${walk.state}&${rest}`, walk);
        expect(response.headers.get('location')).toBeNull();
        const links = [...(await response.text()).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
        expect(links).toEqual(['http://localhost:3000/oauth/start']);
      }),
      modestly(fewerOf(150)),
    );
  });

  test('O8 open-redirect: another Host does not change our addresses', async () => {
    const backend = await startBackend();
    const start = await backend.app.request(`http://${evil}/oauth/start`);
    expect(start.headers.get('location')).not.toContain(evil);
    const callback = await backend.app.request(`http://${evil}/oauth/callback`, {
      headers: { accept: 'text/html' },
    });
    expect(callback.headers.get('location')).toBe('http://localhost:3000/oauth/start');
    const problem = await backend.app.request(`http://${evil}/api/assets`, { method: 'POST' });
    expect(await problem.text()).not.toContain(evil);
  });
});
