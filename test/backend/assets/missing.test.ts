import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { assetsProtocol } from '#contract/assets-call.ts';
import { routes } from '#contract/routes.ts';
import { sites, users } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type SignedIn, startSignedIn } from '#test/support/backend/signed-in.ts';
import { partCall, single } from '#test/support/backend/single-part.ts';

const noCache = { 'cache-control': 'no-cache' };
const missingId = 'f'.repeat(24);

function failNext({ backend }: SignedIn, status: number): void {
  backend.webflow.faults.next('GET /v2/assets/:assetId', { kind: 'respond', status });
}

describe('B6 shares: an id without an asset is remembered', () => {
  test.each([400, 403, 404])('B6 shares: after a %d, reads for 30 seconds cost no call', async (status) => {
    const signedIn = await startSignedIn();
    const { backend, read, upstreamReads, pass } = signedIn;
    failNext(signedIn, status);
    const first = await read(assetIdOf('everything'));
    const code = status === 400 ? 'bad_asset_id' : 'asset_not_found';
    expect(await first.json()).toMatchObject({ code });
    for (let time = 0; time < 20; time++) {
      const again = await read(assetIdOf('everything'));
      expect([again.status, (await again.json()).code]).toEqual([first.status, code]);
    }
    const headers = { authorization: `Bearer ${signedIn.session}` };
    for (const part of ['measurements', 'altTexts'] as const) {
      const body = partCall(assetIdOf('everything'), part);
      const response = await backend.ask(routes.readAssets.path, { body, headers });
      expect((await single(response, part)).status).toBe(first.status);
    }
    expect(upstreamReads()).toBe(1);
    await pass(limits.missingFreshMs);
    expect((await read(assetIdOf('everything'))).status).toBe(200);
  });

  test('B6 shares: a lookup tells it without a call', async () => {
    const { backend, session, read, upstreamReads } = await startSignedIn();
    await read(missingId);
    const headers = { authorization: `Bearer ${session}` };
    const others = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(24));
    const body = { protocol: assetsProtocol, ids: [missingId, ...others], wanted: ['details'] };
    const lookup = await backend.ask(routes.readAssets.path, { headers, body });
    expect(await lookup.text()).toContain(JSON.stringify({ missing: [missingId] }));
    expect(upstreamReads()).toBe(1 + others.length);
  });

  test('B6 shares: no-cache asks again, once in 5 seconds', async () => {
    const signedIn = await startSignedIn();
    const { read, upstreamReads, pass } = signedIn;
    failNext(signedIn, 404);
    const id = assetIdOf('everything');
    expect((await read(id)).status).toBe(404);
    await pass(limits.missingRecheckMs - 1);
    for (let time = 0; time < 20; time++) expect((await read(id, noCache)).status).toBe(404);
    expect(upstreamReads()).toBe(1);
    await pass(1);
    expect((await read(id, noCache)).status).toBe(200);
    expect((await read(id)).status).toBe(200);
    expect(upstreamReads()).toBe(2);
  });

  test.each([401, 429, 500])('B6 shares: a %d is not remembered', async (status) => {
    const signedIn = await startSignedIn();
    for (let tries = 0; tries < limits.upstreamAttempts; tries++) failNext(signedIn, status);
    expect((await signedIn.read(assetIdOf('everything'))).status).not.toBe(200);
    signedIn.backend.webflow.faults.clear();
    await signedIn.pass(60_000);
    expect((await signedIn.read(assetIdOf('everything'))).status).toBe(200);
  });

  test('B6 shares: another installation, and one that was connected again, asks for itself', async () => {
    const signedIn = await startSignedIn();
    failNext(signedIn, 404);
    await signedIn.read(assetIdOf('everything'));
    await signedIn.backend.install();
    const session = await signedIn.backend.signIn();
    expect((await signedIn.backend.getAsset(assetIdOf('everything'), session)).status).toBe(200);
  });
});

describe('B6 shares: one person asks for ids that do not exist', () => {
  test.each([
    ['of another site', sites.journal.id, 'journal'],
    ['of the same site', sites.outdoors.id, 'everything'],
  ] as const)('B6 shares: a colleague %s gets every read', async (_, siteId, asset) => {
    const siteIds = [sites.outdoors.id, sites.journal.id];
    const { backend, read } = await startSignedIn({ siteIds });
    const responses = [];
    for (let number = 0; number < 56; number++) responses.push(await read(String(number).padStart(24, 'e')));
    const statuses = responses.map(({ status }) => status);
    expect(statuses).toContain(429);
    expect(statuses.filter((status) => status === 404).length).toBeGreaterThanOrEqual(40);
    const idToken = backend.webflow.issueIdToken({ siteId, userId: users.mateo.id });
    const exchange = await backend.exchange(siteId, idToken);
    expect(exchange.status).toBe(200);
    const { token } = await exchange.json();
    for (let time = 0; time < 5; time++) {
      const response = await backend.getAsset(assetIdOf(asset), token, noCache);
      expect(response.status).toBe(200);
    }
  });
});
