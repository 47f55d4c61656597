import { describe, expect, test, vi } from 'vitest';
import type { CachedAsset } from '#backend/assets/asset-cache.ts';
import { createLog } from '#backend/log.ts';
import { createReadPage } from '#backend/lookup/read-page.ts';
import { createSiteTotals } from '#backend/lookup/site-totals.ts';
import { type Fetch, noHurry, rejection, webflowOver } from '#test/support/transport.ts';
import { plainAsset } from '#test/support/webflow-asset.ts';

const log = createLog('silent', { write: () => {} });
const subject = { userId: 'user', installationId: 'installation', siteId: plainAsset.siteId };

/** Reads a page of what `send` answers, and tells in which order things were done. */
function setUp(send: Fetch) {
  const steps: string[] = [];
  const totals = createSiteTotals();
  const readPage = createReadPage({
    webflow: webflowOver(async (request) => {
      steps.push('ask');
      return send(request);
    }),
    callFor: (_, call) => call('token'),
    inTurn: (_, work) => {
      steps.push('turn');
      return work({ use: () => undefined, release: () => {} });
    },
    kept: {
      read: () => Promise.reject(new Error('nobody reads')),
      beginFill: () => {
        steps.push('begin');
        return {
          keep: vi.fn(
            async (key: string, { siteId }: CachedAsset) => void steps.push(`keep ${key} ${siteId}`),
          ),
          end: () => void steps.push('end'),
        };
      },
    },
    totals,
    now: () => 0,
  });
  return { steps, totals, read: () => readPage({ subject, log, signal: noHurry }, 0) };
}

describe('a page of a list', () => {
  test('is kept asset by asset, and the length of the list as well', async () => {
    const { steps, totals, read } = setUp(async () =>
      Response.json({ assets: [plainAsset], pagination: { total: 7, limit: 50 } }),
    );
    expect(await read()).toEqual({ ids: [plainAsset.id], length: 1, total: 7, pageSize: 50 });
    expect(steps).toEqual(['turn', 'begin', 'ask', `keep ${plainAsset.id} ${plainAsset.siteId}`, 'end']);
    expect(await totals.get('installation', plainAsset.siteId)).toEqual({ total: 7 });
  });

  test('that cannot be read leaves nothing open', async () => {
    const { steps, read } = setUp(async () => Response.json({}));
    await rejection(read());
    expect(steps).toEqual(['turn', 'begin', 'ask', 'end']);
  });
});
