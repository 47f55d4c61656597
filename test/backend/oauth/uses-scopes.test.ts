import { describe, expect, test } from 'vitest';
import { startBackend } from '#test/support/backend/backend.ts';
import { expectInert } from '#test/support/backend/inert-page.ts';
import { usesStart } from '#test/support/backend/uses.ts';

const base = 'assets:read authorized_user:read sites:read';

describe('O10 least-scope', () => {
  test.each([
    ['/oauth/start', base],
    [usesStart, `${base} pages:read components:read cms:read`],
    ['/oauth/start?for=', base],
    ['/oauth/start?for=everything', base],
    ['/oauth/start?for=USES', base],
    ['/oauth/start?for=uses&for=x', `${base} pages:read components:read cms:read`],
    ['/oauth/start?for[]=uses', base],
    ['/oauth/start?for=uses%20assets:write', base],
    ['/oauth/start?scope=assets:write', base],
  ])('O10 least-scope: %s asks for %s', async (path, scope) => {
    const backend = await startBackend();
    const start = await backend.app.request(path);
    expect(start.status).toBe(302);
    const { searchParams } = new URL(start.headers.get('location') ?? '');
    expect(searchParams.get('scope')).toBe(scope);
    expect([...searchParams.keys()]).toHaveLength(5);
    expect(start.headers.getSetCookie()).toHaveLength(1);
  });

  test.each([
    ['all that was asked for', undefined, 'may read assets, pages, components, and CMS items.'],
    ['fewer scopes than asked for', [...base.split(' '), 'pages:read'], 'may read assets and pages.'],
    ['the base alone', base.split(' '), 'may read assets.'],
  ])('%s: it is connected, and the page says what was granted', async (_, scopes, words) => {
    const backend = await startBackend();
    const response = await backend.install(scopes ? { scopes } : {}, usesStart);
    expect(response.status).toBe(200);
    const body = await response.text();
    expectInert(response, body);
    expect(body).toContain('Your site is connected');
    expect(body).toContain(words);
    expect((await backend.exchange()).status).toBe(200);
  });

  test('without access to assets nothing is connected, whatever else was allowed', async () => {
    const backend = await startBackend();
    const response = await backend.install({ scopes: ['pages:read', 'cms:read'] }, usesStart);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Access to assets is missing');
  });

  test('a plain connection says what it may read as well', async () => {
    const backend = await startBackend();
    expect(await (await backend.install()).text()).toContain('may read assets.');
  });
});
