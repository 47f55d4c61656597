import { describe, expect, test } from 'vitest';
import { createAssetCache } from '#backend/assets/asset-cache.ts';
import { createReadPage } from '#backend/lookup/read-page.ts';
import { createSiteTotals } from '#backend/lookup/site-totals.ts';
import { createLog } from '#backend/platform/log.ts';
import { memoryCaches } from '#test/support/backend/caches.ts';
import { type Answering, clientOver } from '#test/support/backend/client-over.ts';
import { noHurry, rejection, upstreamDeadline, webflowOver } from '#test/support/backend/transport.ts';
import { plainAsset } from '#test/support/backend/webflow-asset.ts';

const log = createLog('silent', { write: () => {} });
const subject = { userId: 'user', installationId: 'installation', siteId: plainAsset.siteId };

/** Reads a page of what `send` answers, and tells in which order things were done. */
function setUp(send: Answering) {
  const steps: string[] = [];
  const cache = createAssetCache(memoryCaches());
  const totals = createSiteTotals(memoryCaches());
  const readPage = createReadPage({
    webflow: webflowOver(
      clientOver(async (request) => {
        steps.push('ask');
        return send(request);
      }),
    ),
    withInstallationToken: (_, call) => call('token'),
    runInBackground: (_, work) => {
      steps.push('turn');
      return work({ use: () => undefined, release: () => {} });
    },
    cache: {
      ...cache,
      currentVersion() {
        steps.push('begin');
        return cache.currentVersion();
      },
    },
    totals,
    now: () => 0,
    deadline: upstreamDeadline,
  });
  return {
    steps,
    cache,
    totals,
    read: () => readPage({ subject, log, signal: noHurry }, 0, () => []),
  };
}

describe('a page of a list', () => {
  test('is kept asset by asset, and the length of the list as well', async () => {
    const { steps, cache, totals, read } = setUp(async () =>
      Response.json({ assets: [plainAsset], pagination: { total: 7, limit: 50 } }),
    );
    expect(await read()).toEqual({ ids: [plainAsset.id], length: 1, total: 7, pageSize: 50 });
    expect(steps).toEqual(['turn', 'begin', 'ask']);
    expect(cache.getLocal('installation', plainAsset.id)?.value.siteId).toBe(plainAsset.siteId);
    expect(totals.getLocal('installation', plainAsset.siteId)?.value).toEqual({ total: 7 });
  });

  test('that cannot be read leaves nothing behind', async () => {
    const { cache, totals, read } = setUp(async () => Response.json({}));
    await rejection(read());
    expect(cache.getLocal('installation', plainAsset.id)).toBeUndefined();
    expect(totals.getLocal('installation', plainAsset.siteId)).toBeUndefined();
  });

  test('C7 write-invalidates: leaves alone what was asked for with no-cache meanwhile', async () => {
    const { cache, read } = setUp(async () => {
      await cache.delete('installation', plainAsset.id);
      return Response.json({ assets: [plainAsset], pagination: { total: 1 } });
    });
    await read();
    expect(cache.getLocal('installation', plainAsset.id)).toBeUndefined();
  });
});
