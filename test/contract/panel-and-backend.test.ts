import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { plainAsset } from '#test/support/backend/webflow-asset.ts';
import { openPanelClient, type PanelOptions, patient } from '#test/support/panel/panel-client.ts';

const assetId = assetIdOf('everything');
const exchange = 'POST /api/session';
const read = `GET /api/assets/${assetId}`;

async function setUp(options: PanelOptions = {}) {
  const backend = await startBackend();
  await backend.install();
  return { backend, ...openPanelClient(backend, options) };
}

describe('the panel’s requests and the backend’s responses', () => {
  test('connect', async () => {
    const { panel, sent } = await setUp();
    expect(await panel.connect(patient)).toEqual({ ok: true, value: null });
    expect(sent()).toEqual([exchange]);
  });

  test('the details of an asset, with every field', async () => {
    const { backend, panel, sent } = await setUp();
    const stored = backend.webflow.world.assets.get(assetId);
    if (stored) stored.asset = plainAsset;
    expect(await panel.getAsset(assetId, patient)).toEqual({
      ok: true,
      value: { ...plainAsset, fetchedAt: '2026-10-01T12:00:00.000Z', stale: false },
    });
    expect(sent()).toEqual([exchange, read]);
  });

  test.each(['alt-null', 'alt-empty', 'svg', 'mixed', 'fresh', 'arabic', 'japanese', 'long-name', 'hostile'])(
    'the details of the sandbox’s asset %s',
    async (key) => {
      const { backend, panel } = await setUp();
      const asset = backend.webflow.world.assets.get(assetIdOf(key))?.asset;
      expect(await panel.getAsset(assetIdOf(key), patient)).toMatchObject({ ok: true, value: asset });
    },
  );

  test('disconnect, twice', async () => {
    const { backend, panel } = await setUp();
    await panel.getAsset(assetId, patient);
    const done = { ok: true, value: { connected: false } };
    expect(await panel.disconnect(patient)).toEqual(done);
    expect(await panel.disconnect(patient)).toEqual(done);
    expect(backend.webflow.installations.list()).toEqual([]);
    expect(await panel.getAsset(assetId, patient)).toMatchObject({ problem: { code: 'not_connected' } });
  });
});

describe('an unchanged asset is not transferred again', () => {
  test('the second read sends the entity tag and gets a response without a body', async () => {
    const statuses: number[] = [];
    const { panel, last } = await setUp({
      onTheWayBack(response) {
        statuses.push(response.status);
        return response;
      },
    });
    const first = await panel.getAsset(assetId, patient);
    expect(await panel.getAsset(assetId, patient)).toEqual(first);
    expect(last()?.headers.get('if-none-match')).toMatch(/^".+"$/);
    expect(statuses).toEqual([200, 200, 304]);
  });

  test('a changed asset is transferred', async () => {
    const { backend, panel } = await setUp();
    await panel.getAsset(assetId, patient);
    const stored = backend.webflow.world.assets.get(assetId);
    if (stored) stored.asset.altText = 'new';
    await backend.install();
    expect(await panel.getAsset(assetId, patient)).toMatchObject({ ok: true, value: { altText: 'new' } });
  });
});

describe('the client handles the session by itself', () => {
  test('S5 short-life: a session older than 15 minutes is renewed once, silently', async () => {
    const { backend, panel, sent } = await setUp();
    const before = await panel.getAsset(assetId, patient);
    backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs + 1_000);
    const after = await panel.getAsset(assetId, patient);
    expect(after).toEqual(before);
    expect(sent()).toEqual([exchange, read, read, exchange, read]);
  });

  test('S5 short-life: a session that expires on the way every time causes no loop', async () => {
    const { backend, panel, sent } = await setUp({
      onTheWayBack(response, request) {
        if (request.method === 'POST')
          backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs + 1_000);
        return response;
      },
    });
    expect(await panel.getAsset(assetId, patient)).toMatchObject({ problem: { code: 'session_expired' } });
    expect(sent()).toEqual([exchange, read, exchange, read]);
  });

  test('S5 short-life: a new installation renews it as well', async () => {
    const { backend, panel, sent } = await setUp();
    await panel.connect(patient);
    await backend.install();
    expect((await panel.getAsset(assetId, patient)).ok).toBe(true);
    expect(sent()).toEqual([exchange, read, exchange, read]);
  });

  test('S8 single-flight-exchange: 20 calls at once with an expired session are 1 exchange', async () => {
    const { backend, panel, sent } = await setUp();
    await panel.connect(patient);
    backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs + 1_000);
    const answers = await Promise.all(Array.from({ length: 20 }, () => panel.getAsset(assetId, patient)));
    expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true));
    expect(sent().filter((call) => call === exchange)).toHaveLength(2);
    expect(backend.webflow.calls.count('POST /beta/token/resolve')).toBe(2);
    expect(backend.webflow.calls.count('GET /v2/assets/:assetId')).toBe(1);
  });

  test('S8 single-flight-exchange: 20 calls at once without a session are 1 exchange', async () => {
    const { panel, sent } = await setUp();
    await Promise.all(Array.from({ length: 20 }, () => panel.getAsset(assetId, patient)));
    expect(sent().filter((call) => call === exchange)).toHaveLength(1);
  });
});

describe('an abort in the panel ends the work', () => {
  test('U2 abort-everywhere: in the panel, in the backend and at Webflow', async () => {
    const { backend, panel } = await setUp();
    await panel.connect(patient);
    backend.webflow.faults.next('GET /v2/assets/:assetId', { kind: 'hang' });
    const stop = new AbortController();
    const answer = panel.getAsset(assetId, stop.signal);
    await expect.poll(() => backend.webflow.calls.count('GET /v2/assets/:assetId')).toBe(1);
    stop.abort();
    expect(await answer).toEqual({ ok: false, problem: { code: 'aborted' } });
    // A call that was still running would be shared with this one, and hang.
    expect((await panel.getAsset(assetId, patient)).ok).toBe(true);
    expect(backend.webflow.calls.count('GET /v2/assets/:assetId')).toBe(2);
  });
});
