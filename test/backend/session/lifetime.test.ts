import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { expectProblem } from '#test/support/backend/problem.ts';

const everything = assetIdOf('everything');

describe('S5 short-life: a session lasts 15 minutes', () => {
  test('S5 short-life: it tells its end, and works until then', async () => {
    const backend = await startBackend();
    await backend.install();
    const { token, expiresAt } = await (await backend.exchange()).json();
    expect(Date.parse(expiresAt) - backend.clock.now()).toBe(15 * 60_000);
    backend.clock.advance(limits.sessionLifetimeMs - 1_000);
    expect((await backend.getAsset(everything, token)).status).toBe(200);
  });

  test('S5 short-life: clocks may differ by 10 seconds and no more', async () => {
    const backend = await startBackend();
    await backend.install();
    const session = await backend.signIn();
    backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs - 1_000);
    expect((await backend.getAsset(everything, session)).status).toBe(200);
    backend.clock.advance(2_000);
    await expectProblem(await backend.getAsset(everything, session), 'session_expired');
  });

  test('S5 short-life: a cached asset is no way around it', async () => {
    const backend = await startBackend();
    await backend.install();
    const session = await backend.signIn();
    backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs);
    const fresh = await backend.signIn();
    expect((await backend.getAsset(everything, fresh)).status).toBe(200);
    await expectProblem(await backend.getAsset(everything, session), 'session_expired');
    expect((await backend.getAsset(everything, fresh)).status).toBe(200);
  });

  test('S5 short-life: a new ID token gives a new session at once', async () => {
    const backend = await startBackend();
    await backend.install();
    const first = await backend.signIn();
    backend.clock.advance(limits.sessionLifetimeMs * 2);
    await expectProblem(await backend.getAsset(everything, first), 'session_expired');
    const second = await backend.signIn();
    expect((await backend.getAsset(everything, second)).status).toBe(200);
  });

  test.each([60_000, 10 * 60_000, 86_400_000])(
    'B11 set-clock: a clock set back by %d ms makes no session longer',
    async (by) => {
      const backend = await startBackend();
      await backend.install();
      const session = await backend.signIn();
      expect((await backend.getAsset(everything, session)).status).toBe(200);
      backend.clock.advance(limits.sessionLifetimeMs - 1_000);
      backend.clock.setWall(-by);
      expect((await backend.getAsset(everything, session)).status).toBe(200);
      backend.clock.advance(limits.clockSkewMs + 2_000);
      await expectProblem(await backend.getAsset(everything, session), 'session_expired');
      const renewed = await backend.signIn();
      expect((await backend.getAsset(everything, renewed)).status).toBe(200);
    },
  );

  test('B11 set-clock: a clock set forward by a day ends a session, and a new one works', async () => {
    const backend = await startBackend();
    await backend.install();
    const session = await backend.signIn();
    backend.clock.setWall(86_400_000);
    await expectProblem(await backend.getAsset(everything, session), 'session_expired');
    expect((await backend.getAsset(everything, await backend.signIn())).status).toBe(200);
  });
});
