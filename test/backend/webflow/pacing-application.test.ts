import { describe, expect, test } from 'vitest';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { isGetAsset } from '#test/support/backend/signed-in.ts';

describe('U8 pacing: the whole application', () => {
  test('U8 pacing: 300 calls wanted in 60 s are at most 60 in any minute, and another site has its own', async () => {
    let [underWay, most] = [0, 0];
    const backend = await startBackend({
      divert: (request) => {
        if (!isGetAsset(request)) return undefined;
        most = Math.max(most, ++underWay);
        return new Promise((resolve) => setImmediate(resolve))
          .then(() => backend.webflow.fetch(request))
          .finally(() => {
            underWay--;
          });
      },
    });
    await backend.install({ siteIds: [sites.outdoors.id] });
    await backend.install({ siteIds: [sites.bakery.id] });
    const [session, theirs] = [await backend.signIn(), await backend.signIn(sites.bakery.id)];
    backend.webflow.calls.reset();
    const statuses: number[] = [];
    for (let second = 0; second < 60; second++) {
      const reads = Array.from({ length: 5 }, (_, call) =>
        backend.getAsset(`${second}${call}`.padStart(24, '0'), session),
      );
      for (const response of await Promise.all(reads)) {
        statuses.push(response.status);
        if (response.status !== 429) continue;
        const { retryAfter } = await response.json();
        expect(retryAfter).toBeGreaterThanOrEqual(1);
        expect(retryAfter).toBeLessThanOrEqual(60);
      }
      backend.clock.advance(1_000);
    }
    const asked = backend.webflow.calls.list().map(({ at }) => at);
    expect(asked.length).toBeLessThanOrEqual(60);
    expect(statuses.filter((status) => status === 404).length).toBe(asked.length);
    expect(statuses.filter((status) => status === 429)).toHaveLength(300 - asked.length);
    expect(most, 'one person’s calls at once, the fourth being reserved for others').toBe(3);
    expect((await backend.getAsset('f'.repeat(24), theirs)).status).toBe(404);
  });

  test('U9 limit-learned: 3 remaining are 3 reads, and the others are refused without a call', async () => {
    const backend = await startBackend();
    await backend.install();
    const session = await backend.signIn();
    const { accessToken = '' } = backend.webflow.installations.list().at(-1) ?? {};
    // Another process with the same token.
    while (backend.webflow.rateLimiter.count(accessToken).remaining > 4);
    backend.webflow.calls.reset();
    expect((await backend.getAsset('f'.repeat(24), session)).status, 'it learns').toBe(404);
    const reads = Array.from({ length: 10 }, (_, call) => backend.getAsset(`${call}`.repeat(24), session));
    const statuses = (await Promise.all(reads)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([404, 404, 404, 429, 429, 429, 429, 429, 429, 429]);
    expect(backend.webflow.calls.count()).toBe(4);
  });
});
