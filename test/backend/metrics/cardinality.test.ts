import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pagePaths } from '#contract/help.ts';
import { problemStatus } from '#contract/problem.ts';
import { routes } from '#contract/routes.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { seriesOf } from '#test/support/backend/metric-lines.ts';
import { modestly } from '#test/support/shared/properties.ts';

/** The API's, the pages, both of OAuth, health, metrics, and the two patterns of what is no route. */
const mostRoutes = Object.keys(routes).length + Object.keys(pagePaths).length + 7;
const mostStatuses = new Set(Object.values(problemStatus)).size + 4;

describe('L4 cardinality: no request can create a series', () => {
  test('L4 cardinality: ten thousand paths and methods are no more series than there are routes and statuses', async () => {
    const backend = await startBackend({ environment: { LOG_LEVEL: 'silent' } });
    const path = fc.oneof(
      fc.webPath(),
      fc.webPath().map((rest) => `/api${rest}`),
      fc.webPath().map((rest) => `/api/assets${rest}`),
      fc.constantFrom('/oauth/start', '/oauth/callback', '/livez', '/readyz', '/metrics', '/api/assets'),
    );
    const method = fc.oneof(
      fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'PROPFIND'),
      fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJ'), minLength: 3, maxLength: 8 }),
    );
    const origin = fc.constantFrom('http://localhost:1337', 'https://evil.test');
    await fc.assert(
      fc.asyncProperty(path, method, origin, async (pathname, name, from) => {
        await backend.app.request(pathname, { method: name, headers: { origin: from } });
      }),
      modestly(10_000),
    );
    const names = [...(await seriesOf(backend)).keys()];
    const requests = names.filter((name) => name.startsWith('asset_inspector_requests_total'));
    const told = new Set(requests.map((name) => /route="([^"]*)"/.exec(name)?.[1]));
    expect(told.size).toBeGreaterThan(4);
    expect(told.size).toBeLessThanOrEqual(mostRoutes);
    expect(requests.length).toBeLessThanOrEqual(mostRoutes * mostStatuses);
    const methods = new Set(requests.map((name) => /method="([^"]*)"/.exec(name)?.[1]));
    expect([...methods].toSorted()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST', 'other']);
    for (const name of told) expect(name).toMatch(/^\/[a-z/]*(:assetId)?[a-z/]*\*?$/);
  });
});
