import { expect, test } from 'vitest';
import { assetPath, routes } from '#contract/routes.ts';
import { panelOrigin, startBackend } from '#test/support/backend/backend.ts';
import { expectProblem } from '#test/support/backend/problem.ts';

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
    const needsSession = path !== routes.readAssets.path;
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
});

// The calls of panels from before `readAssets`. Such a panel shows this code with the advice to refresh the app.
test.each([
  ['POST', '/api/session'],
  ['POST', '/api/assets/lookup'],
  ['GET', '/api/assets/66b2a55e0000000000000001/measurements'],
  ['GET', '/api/assets/66b2a55e0000000000000001/locales'],
])('%s %s of an older panel is answered with a problem that its page may read', async (method, path) => {
  const { ask } = await startBackend();
  const preflight = await ask(path, { method: 'OPTIONS' });
  expect(preflight.status).toBe(204);
  const response = await ask(path, { method, ...(method === 'POST' ? { body: {} } : {}) });
  expect(response.headers.get('access-control-allow-origin')).toBe(panelOrigin);
  await expectProblem(response, 'route_not_found');
});
