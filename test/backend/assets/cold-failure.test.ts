import * as v from 'valibot';
import { expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { AssetDetails } from '#contract/asset.ts';
import { Outage } from '#sandbox/protocol/control.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

const assetId = assetIdOf('everything');

test.each(Outage.options)(
  'C5 cold-failure-is-an-error: nothing in memory and Webflow down by “%s”',
  async (outage) => {
    const { backend, read } = await startSignedIn({ deadline: 250 });
    backend.webflow.faults.down(outage);
    for (let time = 0; time < 2; time++) {
      const response = await read(assetId);
      expect(response.status).toBeGreaterThanOrEqual(503);
      expect(response.headers.get('etag')).toBeNull();
      expect(await response.json()).not.toHaveProperty('id');
    }
    backend.webflow.faults.clear();
    backend.clock.advance(limits.breakerPauseMs);
    const healed = await read(assetId);
    expect(healed.status).toBe(200);
    expect(v.is(AssetDetails, await healed.json())).toBe(true);
  },
);

test('C5 cold-failure-is-an-error: what was known to a browser is no answer either', async () => {
  const { backend, read } = await startSignedIn();
  backend.webflow.faults.down('unavailable');
  expect((await read(assetId, { 'if-none-match': '*' })).status).toBe(503);
});

test('C5 cold-failure-is-an-error: one asset’s failure is not another’s', async () => {
  const { backend, read } = await startSignedIn();
  const { faults } = backend.webflow;
  faults.next('GET /v2/assets/:assetId', ...Array.from({ length: 3 }, () => ({ kind: 'reset' as const })));
  const answers = [await read(assetId), await read(assetIdOf('svg'))];
  expect(answers.map(({ status }) => status)).toEqual([503, 200]);
});
