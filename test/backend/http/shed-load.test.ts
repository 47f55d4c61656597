import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { routes } from '#contract/routes.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { parseLines } from '#test/support/backend/log-lines.ts';
import { seriesOf } from '#test/support/backend/metric-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

/** A backend with a session, which can be set to refuse all requests. */
async function startBusy() {
  const load = { isTooMuch: false };
  const overload = { admits: () => !load.isTooMuch, admittedShare: () => (load.isTooMuch ? 0.5 : 1) };
  const signedIn = await startSignedIn({ overload });
  load.isTooMuch = true;
  return { ...signedIn, load };
}

describe('R7 overload: which requests are refused', () => {
  test.each(Object.values(routes))(
    'R7 overload: $method $path is refused before anything is read',
    async (route) => {
      const { backend } = await startBusy();
      const path = route.path.replace(':assetId', assetIdOf('everything'));
      const response = await backend.ask(path, { method: route.method });
      expect(response.headers.get('retry-after')).toBe(String(limits.shedRetryAfterSeconds));
      expect(response.headers.get('access-control-allow-origin'), 'the panel can read it').toBe(panelOrigin);
      await expectProblem(response, 'service_unavailable');
      expect(backend.webflow.calls.count()).toBe(0);
    },
  );

  test.each(['/livez', '/readyz', '/oauth/start'])('R7 overload: never %s', async (path) => {
    const { backend } = await startBusy();
    expect((await backend.app.request(path)).status).toBeLessThan(400);
  });

  test('R7 overload: no request is refused after the overload', async () => {
    const { load, read } = await startBusy();
    expect((await read(assetIdOf('everything'))).status).toBe(503);
    load.isTooMuch = false;
    expect((await read(assetIdOf('everything'))).status).toBe(200);
  });

  test('R7 overload: a refusal is counted, and logged at level debug only', async () => {
    const { backend, read } = await startBusy();
    const before = backend.logLines.length;
    await read(assetIdOf('everything'));
    expect(parseLines(backend.logLines.slice(before)).map(({ level }) => level)).toEqual(['debug']);
    const series = await seriesOf(backend);
    expect(series.get('asset_inspector_admitted_share')).toBe(0.5);
    const refused = [...series.keys()].filter((name) => name.includes('status="503"'));
    expect(refused).toHaveLength(1);
  });
});
