import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { patienceFor } from '#test/support/backend/patience.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

describe('R3 health', () => {
  async function probe({ backend }: Awaited<ReturnType<typeof startSignedIn>>) {
    const [live, ready] = [await backend.app.request('/livez'), await backend.app.request('/readyz')];
    return [live.status, ready.status, await ready.json()];
  }

  test('R3 health: both return 200 after the start', async () => {
    expect(await probe(await startSignedIn())).toEqual([200, 200, { status: 'ok' }]);
  });

  test('R3 health: a closed store: not ready, and live', async () => {
    const signedIn = await startSignedIn();
    await signedIn.backend.db.destroy();
    expect(await probe(signedIn)).toEqual([200, 503, { status: 'store unavailable' }]);
    expect(eventsOf(signedIn.backend, 'store_unavailable')).toHaveLength(1);
    signedIn.backend.clock.advance(limits.installationMemoryMs);
    await expectProblem(await signedIn.read(assetIdOf('everything')), 'internal_error');
  });

  test('R3 health: a stop: not ready at once, and live', async () => {
    const signedIn = await startSignedIn();
    signedIn.backend.stop();
    expect(await probe(signedIn)).toEqual([200, 503, { status: 'stopping' }]);
    expect((await signedIn.read(assetIdOf('everything'))).status, 'what is under way is answered').toBe(200);
  });

  test.each(['unavailable', 'html', 'hang', 'reset'] as const)(
    'R3 health: Webflow down (%s): ready and live',
    async (outage) => {
      const signedIn = await startSignedIn(patienceFor({ kind: outage }));
      signedIn.backend.webflow.faults.down(outage);
      expect((await signedIn.read(assetIdOf('everything'))).status).toBeGreaterThanOrEqual(503);
      signedIn.backend.webflow.calls.reset();
      expect(await probe(signedIn)).toEqual([200, 200, { status: 'ok' }]);
      expect(signedIn.backend.webflow.calls.count(), 'nobody asks Webflow for our health').toBe(0);
    },
  );

  test('R3 health: no origin is needed, and no CORS header is sent', async () => {
    const { backend } = await startSignedIn();
    const response = await backend.app.request('/readyz', { headers: { origin: 'https://evil.test' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
