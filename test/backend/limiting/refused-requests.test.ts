import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { panelOrigin, startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { connectionFrom } from '#test/support/backend/from-address.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { seriesOf } from '#test/support/backend/metric-lines.ts';

const stranger = '203.0.113.7';
const perAddress = 20;

async function start(): Promise<TestBackend> {
  return startBackend({ environment: { REQUESTS_PER_ADDRESS: String(perAddress) } });
}

const refusals: [name: string, path: string, init: RequestInit, status: number][] = [
  ['without an origin', '/api/assets/66b2a55e0000000000000001', {}, 403],
  ['of another origin', '/api/assets', { method: 'POST', headers: { origin: 'https://evil.test' } }, 403],
  [
    'preflights of another origin',
    '/api/assets',
    { method: 'OPTIONS', headers: { origin: 'https://evil.test' } },
    403,
  ],
  ['for unknown paths', '/wp-login.php', {}, 404],
  ['for unknown paths of the API', '/api/nothing', { headers: { origin: panelOrigin } }, 404],
  ['with an unknown method', '/livez', { method: 'PURGE' }, 404],
  ['for metrics without the token', '/metrics', {}, 404],
];

describe('B7 gate-limit: requests that are refused count for their address', () => {
  test.each(refusals)('B7 gate-limit: requests %s end in 429', async (_, path, init, status) => {
    const { app } = await start();
    const statuses: number[] = [];
    for (let request = 0; request < perAddress + 5; request++) {
      statuses.push((await app.request(path, init, connectionFrom(stranger))).status);
    }
    expect(statuses.slice(0, perAddress)).toEqual(Array(perAddress).fill(status));
    expect(statuses.slice(perAddress)).toEqual(Array(5).fill(429));
    expect((await app.request(path, init, connectionFrom('203.0.113.8'))).status).toBe(status);
  });

  test('B7 gate-limit: preflights of the panel count too, twice as many as calls and apart from them', async () => {
    const backend = await start();
    const path = '/api/assets/66b2a55e0000000000000001';
    const init = { method: 'OPTIONS', headers: { origin: panelOrigin } };
    const statuses: number[] = [];
    for (let request = 0; request < 2 * perAddress + 3; request++) {
      statuses.push((await backend.app.request(path, init, connectionFrom(stranger))).status);
    }
    expect(statuses.slice(0, 2 * perAddress)).toEqual(Array(2 * perAddress).fill(204));
    expect(statuses.slice(2 * perAddress)).toEqual([429, 429, 429]);
    const refused = await backend.app.request(path, init, connectionFrom(stranger));
    expect(refused.headers.get('access-control-allow-origin')).toBe(panelOrigin);
    const call = { headers: { origin: panelOrigin } };
    expect((await backend.app.request(path, call, connectionFrom(stranger))).status).toBe(401);
    expect((await backend.app.request(path, init, connectionFrom('203.0.113.8'))).status).toBe(204);
  });

  test('B7 gate-limit: refused requests do not limit a colleague behind the same address', async () => {
    const backend = await start();
    await backend.install();
    for (let request = 0; request < 3 * perAddress; request++) {
      await backend.app.request('/nothing', {}, connectionFrom(stranger));
    }
    const headers = { origin: panelOrigin, authorization: `Bearer ${await backend.signIn()}` };
    const path = '/api/assets/66b2a55e0000000000000001';
    expect((await backend.app.request(path, { headers }, connectionFrom(stranger))).status).toBe(200);
  });

  test('B7 gate-limit: a flood writes at most 100 lines a second and the count of what it left out', async () => {
    const backend = await start();
    const before = backend.logLines.length;
    const flood = 2_000;
    for (let request = 0; request < flood; request++) {
      const from = connectionFrom(`198.51.100.${request % 200}`);
      await backend.app.request(request % 2 ? '/nothing' : '/api/assets/x', {}, from);
    }
    expect(backend.logLines.length - before).toBeLessThanOrEqual(100);
    backend.clock.advance(1_000);
    await backend.app.request('/nothing', {}, connectionFrom('192.0.2.1'));
    expect(eventsOf(backend, 'lines_left_out')).toMatchObject([{ answered: flood - limits.refusalLines }]);
    const counted = [...(await seriesOf(backend))]
      .filter(([name]) => /requests_total/.test(name))
      .reduce((sum, [, count]) => sum + count, 0);
    expect(counted, 'metrics count them all').toBeGreaterThanOrEqual(flood);
  });
});
