import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { modestly } from '#test/support/shared/properties.ts';
import { fewerOf } from '#test/support/shared/thorough.ts';

const [ours, theirs] = [sites.outdoors.id, sites.bakery.id];

/** Lets every request come to where it waits for the scheduler, so that the next choice is among all of them. */
async function letSettle(release: () => Promise<void>): Promise<void> {
  await release();
  for (let count = 0; count < 12; count++) await turn();
}

describe('Z2 cache-key-tenancy: no response of one site reaches another', () => {
  test('Z2 cache-key-tenancy: the same path, requested for both sites in any order', async () => {
    let scheduler: fc.Scheduler | undefined;
    const tenantOf = new Map<string, string>();
    const backend: TestBackend = await startBackend({
      webflow: { requestsPerMinute: 10_000 },
      divert: (request) => {
        const assetId = /^\/v2\/assets\/(\w+)$/.exec(new URL(request.url).pathname)?.[1];
        if (!assetId) return undefined;
        const siteId = tenantOf.get(request.headers.get('authorization') ?? '');
        const answer = Response.json({ id: assetId, siteId, displayName: `of ${siteId}`, variants: [] });
        return scheduler?.schedule(Promise.resolve(answer), `upstream ${siteId}`);
      },
    });
    const sessions = new Map<string, string>();
    for (const siteId of [ours, theirs]) {
      await backend.install({ siteIds: [siteId] });
      const newest = backend.webflow.installations.list().at(-1);
      tenantOf.set(`Bearer ${newest?.accessToken}`, siteId);
      sessions.set(siteId, await backend.signIn(siteId));
    }
    let run = 0;
    const step = fc.record({
      siteId: fc.constantFrom(ours, theirs),
      asset: fc.nat({ max: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 2, maxLength: 8 }), async (s, steps) => {
        scheduler = s;
        run++;
        const asked = steps.map(async ({ siteId, asset }) => {
          const assetId = `${run.toString(16)}${asset}`.padStart(24, '0');
          await s.schedule(Promise.resolve(), `panel ${siteId}`);
          const response = await backend.getAsset(assetId, sessions.get(siteId) ?? '');
          expect(response.status).toBe(200);
          expect(await response.json()).toMatchObject({ siteId, displayName: `of ${siteId}` });
        });
        await s.waitFor(Promise.all(asked), letSettle);
      }),
      modestly(fewerOf(150)),
    );
  });
});
