import { expect, test } from 'vitest';
import { altTextsPath, assetPath, measurementsPath, routes } from '#contract/routes.ts';
import { startBackend } from '#test/support/backend/backend.ts';

test('the backend mounts every route of the contract under /api, and no other', async () => {
  const { app } = await startBackend();
  const mounted = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'));
  expect(mounted.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
    Object.values(routes)
      .map(({ method, path }) => `${method} ${path}`)
      .toSorted(),
  );
});

test.each(Object.values(routes))(
  '$method $path refuses a request without a session, unless it starts one',
  async ({ method, path }) => {
    const needsSession = path !== routes.createSession.path && path !== routes.readAssets.path;
    const { ask } = await startBackend();
    const response = await ask(path, { method, ...(method === 'POST' ? { body: {} } : {}) });
    expect(response.status).toBe(needsSession ? 401 : 400);
  },
);

test.each([
  ['66b2a55e0000000000000001', '/api/assets/66b2a55e0000000000000001'],
  ['../session', '/api/assets/..%2Fsession'],
  ['a?b#c', '/api/assets/a%3Fb%23c'],
  ['$&', '/api/assets/%24%26'],
])('the paths of asset %s', (id, path) => {
  expect(assetPath(id)).toBe(path);
  expect(measurementsPath(id)).toBe(`${path}/measurements`);
  expect(altTextsPath(id)).toBe(`${path}/locales`);
});
