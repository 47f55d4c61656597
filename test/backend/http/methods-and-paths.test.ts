import { describe, expect, test } from 'vitest';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

describe('H8 method-and-path: an unknown route is 404', () => {
  test.each([
    ['PUT', '/api/assets'],
    ['GET', '/api/assets'],
    ['DELETE', '/api/assets'],
    ['PATCH', `/api/assets/${assetIdOf('everything')}`],
    ['POST', `/api/assets/${assetIdOf('everything')}`],
    ['GET', '/api/disconnect'],
    ['POST', '/oauth/callback'],
    ['POST', '/oauth/start'],
    ['DELETE', '/livez'],
    ['POST', '/help'],
    ['PUT', '/privacy'],
    ['DELETE', '/terms'],
    ['PROPFIND', '/'],
    ['BREW', '/api/assets'],
  ])('H8 method-and-path: %s %s', async (method, path) => {
    const { backend, session } = await startSignedIn();
    const headers = { authorization: `Bearer ${session}` };
    await expectProblem(await backend.ask(path, { method, headers }), 'route_not_found');
    expect(backend.webflow.calls.count()).toBe(0);
  });

  test.each([
    '//',
    '/api',
    '/api/',
    '//api/assets',
    '/api//session',
    '/api/assets/',
    '/api/../livez',
    '/api/%2e%2e/oauth/start',
    '/api/assets%2f',
    '/api%2fsession',
    '/API/SESSION',
    '/api/assets/',
    '/api/assets//',
    '/.env',
    '/package.json',
    '/src/backend/main.ts',
    '/data/asset-inspector.db',
    '/..%2f..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/oauth/start/',
    '/livez.json',
    '/help/',
    '/help.html',
    '/privacy/../../etc/passwd%00',
    `/${'x'.repeat(8_192)}`,
    `/api/assets/${'x/'.repeat(4_096)}`,
  ])('H8 method-and-path: %s is no file and no handler', async (path) => {
    const { backend, session } = await startSignedIn();
    for (const method of ['GET', 'POST']) {
      const response = await backend.ask(path, { method, headers: { authorization: `Bearer ${session}` } });
      // The one address that a URL parser turns into another before we see it.
      if (path === '/api/../livez' && method === 'GET')
        expect(await response.json()).toEqual({ status: 'ok' });
      else if (path.includes('%2e%2e/oauth/start') && method === 'GET') expect(response.status).toBe(302);
      else await expectProblem(response, 'route_not_found');
    }
  });

  test('H8 method-and-path: HEAD is GET without the body', async () => {
    const { backend, session } = await startSignedIn();
    const headers = { authorization: `Bearer ${session}` };
    const path = `/api/assets/${assetIdOf('everything')}`;
    const get = await backend.ask(path, { headers });
    const head = await backend.ask(path, { method: 'HEAD', headers });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    expect((await backend.ask(path, { method: 'HEAD' })).status).toBe(401);
    expect((await backend.ask('/api/assets', { method: 'HEAD', headers })).status).toBe(404);
  });
});
