import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { serverLimits } from '#backend/server/limits.ts';
import { routes } from '#contract/routes.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';

/** A running backend whose event loop can be held up. */
async function start() {
  const backend = await startBackendProcess();
  const api = { method: 'POST', headers: { origin: panelOrigin } };
  return {
    backend,
    status: async (path: string) => (await fetch(backend.origin + path)).status,
    callApi: () => fetch(backend.origin + routes.readAssets.path, api),
  };
}

/** Calls until the answer has this status. */
async function untilAnswered(call: () => Promise<Response>, status: number): Promise<Response> {
  for (;;) {
    const response = await call();
    if (response.status === status) return response;
  }
}

describe('R3 health: a blocked event loop', () => {
  test('R3 health: blocked for a second: both return 200 afterwards', async () => {
    const { backend, status } = await start();
    backend.sabotage('block', 1_000);
    expect(await Promise.all(['/livez', '/readyz', '/livez'].map(status))).toEqual([200, 200, 200]);
    expect(backend.isRunning()).toBe(true);
  });
});

describe('R7 overload: a running backend', () => {
  test('R7 overload: refuses calls of the API while its event loop is late, never health, and then all is well', async () => {
    const { backend, status, callApi } = await start();
    expect((await callApi()).status).toBe(415);
    backend.sabotage('keep late', 2 * serverLimits.overloadDelayMs + serverLimits.overloadCheckMs);
    const refused = await untilAnswered(callApi, 503);
    expect(refused.headers.get('retry-after')).toBe(String(limits.shedRetryAfterSeconds));
    expect(await refused.json()).toMatchObject({ code: 'service_unavailable' });
    expect(await Promise.all(['/livez', '/readyz'].map(status))).toEqual([200, 200]);
    backend.sabotage('be in time', 0);
    await untilAnswered(callApi, 415);
    expect(backend.stdout().match(/"event":"overloaded"/g)).toHaveLength(1);
  });
});
