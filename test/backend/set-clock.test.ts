import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { contractLimits } from '#contract/limits.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { isGetAsset, startSignedIn } from '#test/support/backend/signed-in.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const assetId = assetIdOf('everything');

const jumps = [
  ['back by an hour', -hour],
  ['back by a day', -day],
  ['forward by an hour', hour],
  ['forward by a day', day],
] as const;

/** A signed-in backend; `jump` sets its wall clock and signs in again, as a panel whose session is refused does. */
async function setUp(options: Parameters<typeof startSignedIn>[0] = {}) {
  const signedIn = await startSignedIn(options);
  const { backend } = signedIn;
  let { session } = signedIn;
  return {
    ...signedIn,
    read: (id = assetId) => backend.getAsset(id, session),
    async jump(milliseconds: number) {
      backend.clock.setWall(milliseconds);
      session = await backend.signIn();
      backend.webflow.calls.reset();
    },
  };
}

describe.each(jumps)('B11 set-clock: the wall clock is set %s', (_, by) => {
  test('B11 set-clock: an asset is fresh for 30 s, then stale and read again', async () => {
    const { backend, read, jump, upstreamReads } = await setUp();
    expect((await read()).status).toBe(200);
    const stored = backend.webflow.world.assets.get(assetId);
    if (stored) stored.asset.altText = 'new';
    await jump(by);
    backend.clock.advance(contractLimits.assetFreshMs - 1);
    expect((await (await read()).json()).stale).toBe(false);
    expect(upstreamReads()).toBe(0);
    backend.clock.advance(1);
    expect((await (await read()).json()).stale).toBe(true);
    await expect.poll(async () => (await (await read()).json()).altText).toBe('new');
    expect(upstreamReads()).toBe(1);
  });

  test('B11 set-clock: an asset older than 5 minutes is read before the response', async () => {
    const { backend, read, jump } = await setUp();
    await read();
    const stored = backend.webflow.world.assets.get(assetId);
    if (stored) stored.asset.altText = 'new';
    await jump(by);
    backend.clock.advance(limits.assetStaleMs);
    expect(await (await read()).json()).toMatchObject({ altText: 'new', stale: false });
  });

  test('B11 set-clock: an exhausted rate limit ends after exactly a minute', async () => {
    const { backend, read, jump } = await setUp();
    const statuses = new Set<number>();
    for (let call = 0; call < 60; call++) statuses.add((await read(String(call).padStart(24, '0'))).status);
    expect([...statuses]).toEqual([404, 429]);
    await jump(by);
    const refused = await expectProblem(await read('a'.repeat(24)), 'rate_limited');
    expect(refused.retryAfter).toBeLessThanOrEqual(60);
    backend.clock.advance(59_000);
    await expectProblem(await read('b'.repeat(24)), 'rate_limited');
    backend.clock.advance(1_000);
    expect((await read('c'.repeat(24))).status).toBe(404);
  });

  test('B11 set-clock: the breaker of a token lets a call through after exactly 10 s', async () => {
    const failing = { is: true };
    const { backend, read, jump } = await setUp({
      divert: (request) =>
        failing.is && isGetAsset(request) ? Promise.resolve(new Response('', { status: 500 })) : undefined,
    });
    for (let call = 0; call < limits.breakerFailures; call++) await read(String(call).padStart(24, '0'));
    backend.clock.setWall(by);
    failing.is = false;
    backend.clock.advance(limits.breakerPauseMs - 1);
    expect((await backend.exchange()).status, 'held back').toBe(503);
    backend.clock.advance(1);
    await jump(0);
    expect((await read()).status).toBe(200);
  });

  test('B11 set-clock: a site disconnected by another process is refused a second later', async () => {
    const { backend, read, jump } = await setUp();
    expect((await read()).status).toBe(200);
    await jump(by);
    expect((await read()).status).toBe(200);
    await backend.db.deleteFrom('installations').execute();
    backend.clock.advance(limits.installationMemoryMs);
    await expectProblem(await read(), 'not_connected');
  });
});
