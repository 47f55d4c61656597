import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { assetParts, assetsProtocol } from '#contract/assets-call.ts';
import { pagePaths } from '#contract/help.ts';
import { routes } from '#contract/routes.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { beginInstall, consent, visit } from '#test/support/backend/install-walk.ts';
import { shortDeadline } from '#test/support/backend/patience.ts';
import { type SignedIn, startSignedIn } from '#test/support/backend/signed-in.ts';
import { watchDatabase } from '#test/support/backend/watched-database.ts';

const everything = assetIdOf('everything');
const watched = watchDatabase();

type Story = [status: number, name: string, (signedIn: SignedIn) => Promise<Response>];

function upstream(status: number): (signedIn: SignedIn) => Promise<Response> {
  return ({ backend, read }) => {
    backend.webflow.faults.always('GET /v2/assets/:assetId', { kind: 'respond', status, body: {} });
    return read(everything);
  };
}

const stories: Story[] = [
  [200, 'asset', ({ read }) => read(everything)],
  [200, 'session', ({ backend }) => backend.exchange()],
  [
    200,
    'assets',
    ({ backend, session }) =>
      backend.ask(routes.readAssets.path, {
        body: { protocol: assetsProtocol, ids: [everything], wanted: assetParts },
        headers: { authorization: `Bearer ${session}` },
      }),
  ],
  [
    200,
    'HEAD',
    ({ backend, session }) =>
      backend.ask(`/api/assets/${everything}`, {
        method: 'HEAD',
        headers: { authorization: `Bearer ${session}` },
      }),
  ],
  [200, 'livez', async ({ backend }) => backend.app.request('/livez')],
  ...Object.values(pagePaths).map(
    (path): Story => [200, path, async ({ backend }) => backend.app.request(path)],
  ),
  [200, 'readyz', async ({ backend }) => backend.app.request('/readyz')],
  [404, 'metrics', async ({ backend }) => backend.app.request('/metrics')],
  [
    200,
    'installed',
    async ({ backend }) => {
      const walk = await beginInstall(backend);
      return visit(backend, await consent(backend, walk), walk);
    },
  ],
  [204, 'preflight', ({ backend }) => backend.ask(routes.readAssets.path, { method: 'OPTIONS' })],
  [302, 'start', async ({ backend }) => backend.app.request('/oauth/start')],
  [303, 'callback without state', ({ backend }) => visit(backend, '/oauth/callback')],
  [304, 'known asset', ({ read }) => read(everything, { 'if-none-match': '*' })],
  [400, 'asset id', ({ read }) => read('x')],
  [400, 'callback', ({ backend }) => visit(backend, '/oauth/callback', { accept: '*/*' })],
  [401, 'no session', ({ backend }) => backend.getAsset(everything, '')],
  [403, 'origin', ({ backend }) => backend.ask('/api/assets', { headers: { origin: 'https://evil.test' } })],
  [404, 'asset', ({ read }) => read('0'.repeat(24))],
  [404, 'route', async ({ backend }) => backend.app.request('/none')],
  [404, 'route of the API', ({ backend }) => backend.ask('/api/none')],
  [409, 'not connected', ({ backend }) => backend.exchange(sites.bakery.id)],
  [413, 'body', ({ backend }) => backend.ask('/api/assets', { body: ' '.repeat(70_000) })],
  [
    415,
    'type',
    ({ backend }) => backend.ask('/api/assets', { body: '{}', headers: { 'content-type': 'text/plain' } }),
  ],
  [429, 'limit', upstream(429)],
  [502, 'answer', upstream(302)],
  [
    502,
    'page',
    async ({ backend }) => {
      const walk = await beginInstall(backend);
      const back = await consent(backend, walk);
      backend.webflow.faults.down('html');
      return visit(backend, back, walk);
    },
  ],
  [503, 'Webflow', upstream(501)],
  [
    503,
    'stopping',
    async ({ backend }) => {
      backend.stop();
      return backend.app.request('/readyz');
    },
  ],
  [
    504,
    'silence',
    ({ backend, read }) => {
      backend.webflow.faults.down('hang');
      return read(everything);
    },
  ],
  [
    500,
    'unforeseen',
    ({ backend, read }) => {
      watched.failWith('a string');
      backend.clock.advance(limits.installationMemoryMs);
      return read(everything);
    },
  ],
];

describe('H4 headers-everywhere', () => {
  test.each(stories)('H4 headers-everywhere: %i %s', async (status, _, play) => {
    const signedIn = await startSignedIn({
      ...(status === 504 ? { deadline: shortDeadline } : {}),
      ...(status === 500 ? { wrapDatabase: watched.wrap } : {}),
    });
    const response = await play(signedIn);
    expect(response.status).toBe(status);
    const { headers } = response;
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(
      Number(/^max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1]),
    ).toBeGreaterThanOrEqual(31_536_000);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('retry-after') !== null).toBe(status === 429);
  });

  test('H4 headers-everywhere: a request id of the client is not used', async () => {
    const { backend } = await startSignedIn();
    const response = await backend.app.request('/livez', { headers: { 'x-request-id': 'evil' } });
    expect(response.headers.get('x-request-id')).not.toBe('evil');
  });
});
