import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { assetParts } from '#contract/assets-call.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { plainAsset } from '#test/support/backend/webflow-asset.ts';
import { openPanelClient, type PanelOptions, patient } from '#test/support/panel/panel-client.ts';

const assetId = assetIdOf('everything');
const call = 'POST /api/assets';
const resolve = 'POST /beta/token/resolve';

async function setUp(options: PanelOptions = {}) {
  const backend = await startBackend();
  await backend.install();
  return { backend, ...openPanelClient(backend, options) };
}

describe('the panel’s requests and the backend’s responses', () => {
  test('an asset that is missing, with the id of the request in the log', async () => {
    const { backend, details } = await setUp();
    const answer = await details('f'.repeat(24));
    expect(answer).toMatchObject({ ok: false, problem: { code: 'asset_not_found' } });
    const { requestId = '' } = answer.ok ? {} : answer.problem;
    expect(requestId).not.toBe('');
    expect(backend.logLines.join('')).toContain(requestId);
  });

  test('connect', async () => {
    const { panel, sent } = await setUp();
    expect(await panel.connect(patient)).toEqual({ ok: true, value: null });
    expect(sent()).toEqual([call]);
  });

  test('the details of an asset, with every field', async () => {
    const { backend, details, sent } = await setUp();
    const stored = backend.webflow.world.assets.get(assetId);
    if (stored) stored.asset = plainAsset;
    expect(await details(assetId)).toEqual({
      ok: true,
      value: { ...plainAsset, fetchedAt: '2026-10-01T12:00:00.000Z', stale: false },
    });
    expect(sent()).toEqual([call]);
  });

  test('every part of an asset comes in one call', async () => {
    const { backend, panel, sent } = await setUp();
    const { measurements, altTexts } = panel.readAsset(assetId, assetParts, patient);
    expect(await measurements).toMatchObject({ ok: true, value: { assetId } });
    expect(await altTexts).toMatchObject({ ok: true, value: { length: 2 } });
    expect(sent()).toEqual([call]);
    expect(backend.webflow.calls.count('GET /v2/assets/:assetId')).toBe(2);
  });

  test.each(['alt-null', 'alt-empty', 'svg', 'mixed', 'fresh', 'arabic', 'japanese', 'long-name', 'hostile'])(
    'the details of the sandbox’s asset %s',
    async (key) => {
      const { backend, details } = await setUp();
      const asset = backend.webflow.world.assets.get(assetIdOf(key))?.asset;
      expect(await details(assetIdOf(key))).toMatchObject({ ok: true, value: asset });
    },
  );

  test('disconnect, twice', async () => {
    const { backend, panel, details } = await setUp();
    await details(assetId);
    const done = { ok: true, value: { connected: false } };
    expect(await panel.disconnect(patient)).toEqual(done);
    expect(await panel.disconnect(patient)).toEqual(done);
    expect(backend.webflow.installations.list()).toEqual([]);
    expect(await details(assetId)).toMatchObject({ problem: { code: 'not_connected' } });
  });
});

describe('an unchanged asset is not transferred again', () => {
  test('the second read sends the entity tag and gets a line that names it', async () => {
    const texts: string[] = [];
    const { details } = await setUp({
      async onTheWayBack(response) {
        texts.push(await response.clone().text());
        return response;
      },
    });
    const first = await details(assetId);
    expect(await details(assetId)).toEqual(first);
    expect(texts[1]).toMatch(/^\{"unchanged":\["[0-9a-f]{24}"\]\}\n\{"done"/);
  });

  test('a changed asset is transferred', async () => {
    const { backend, details } = await setUp();
    await details(assetId);
    const stored = backend.webflow.world.assets.get(assetId);
    if (stored) stored.asset.altText = 'new';
    await backend.install();
    expect(await details(assetId)).toMatchObject({ ok: true, value: { altText: 'new' } });
  });
});

describe('the client handles the session by itself', () => {
  test('S5 short-life: a session older than 15 minutes is renewed once, silently', async () => {
    const { backend, details, sent } = await setUp();
    const before = await details(assetId);
    backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs + 1_000);
    const after = await details(assetId);
    expect(after).toEqual(before);
    expect(sent()).toEqual([call, call, call]);
    expect(backend.webflow.calls.count(resolve)).toBe(2);
  });

  test('S5 short-life: a session that expires on the way every time causes no loop', async () => {
    const { backend, details, sent } = await setUp({
      onTheWayBack(response) {
        backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs + 1_000);
        return response;
      },
    });
    await details(assetId);
    expect(sent()).toEqual([call, call]);
  });

  test('S5 short-life: a new installation renews it as well', async () => {
    const { backend, panel, details, sent } = await setUp();
    await panel.connect(patient);
    await backend.install();
    expect((await details(assetId)).ok).toBe(true);
    expect(sent()).toEqual([call, call, call]);
  });

  test('S8 single-flight-exchange: 20 calls at once with an expired session are 1 exchange', async () => {
    const { backend, panel, details } = await setUp();
    await panel.connect(patient);
    backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs + 1_000);
    const answers = await Promise.all(Array.from({ length: 20 }, () => details(assetId)));
    expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true));
    expect(backend.webflow.calls.count(resolve)).toBe(2);
    expect(backend.webflow.calls.count('GET /v2/assets/:assetId')).toBe(1);
  });

  test('S8 single-flight-exchange: 20 calls at once without a session are 1 exchange', async () => {
    const { backend, details } = await setUp();
    await Promise.all(Array.from({ length: 20 }, () => details(assetId)));
    expect(backend.webflow.calls.count(resolve)).toBe(1);
  });
});

test('a proxy that passes a response on at its end: every part arrives, and the session', async () => {
  const { panel, sent } = await setUp({
    async onTheWayBack(response) {
      const { status, headers } = response;
      return new Response(await response.arrayBuffer(), { status, headers });
    },
  });
  for (const part of Object.values(panel.readAsset(assetId, assetParts, patient)))
    expect(await part).toMatchObject({ ok: true });
  expect(await panel.connect(patient)).toEqual({ ok: true, value: null });
  expect(sent()).toEqual([call]);
});

describe('an abort in the panel ends the work', () => {
  test('U2 abort-everywhere: in the panel, in the backend and at Webflow', async () => {
    const { backend, panel, details } = await setUp();
    await panel.connect(patient);
    backend.webflow.faults.next('GET /v2/assets/:assetId', { kind: 'hang' });
    const stop = new AbortController();
    const answer = details(assetId, stop.signal);
    await expect.poll(() => backend.webflow.calls.count('GET /v2/assets/:assetId')).toBe(1);
    stop.abort();
    expect(await answer).toEqual({ ok: false, problem: { code: 'aborted' } });
    // A call that was still running would be shared with this one, and hang.
    expect((await details(assetId)).ok).toBe(true);
    expect(backend.webflow.calls.count('GET /v2/assets/:assetId')).toBe(2);
  });
});
