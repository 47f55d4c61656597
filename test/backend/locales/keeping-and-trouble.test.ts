import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startLocalised as start, textsOf } from '#test/support/backend/alt-texts.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { patienceFor, shortDeadline } from '#test/support/backend/patience.ts';
import { expectProblem } from '#test/support/backend/problem.ts';

const assetId = assetIdOf('everything');
const site = 'GET /v2/sites/:siteId';
const asset = 'GET /v2/assets/:assetId';
const german = sites.outdoors.locales.secondary[0]?.id ?? '';

describe('what is kept', () => {
  test('a cached answer costs no call, and many requests at once cost one', async () => {
    const { backend, altTexts } = await start();
    await Promise.all(Array.from({ length: 50 }, () => altTexts()));
    await altTexts();
    expect(backend.webflow.calls.byRoute()).toEqual({ [site]: 1, [asset]: 2 });
  });

  test('alt texts for half a minute, locales for five', async () => {
    const { backend, altTexts, pass } = await start();
    await altTexts();
    await pass(limits.altTextsFreshMs);
    await altTexts();
    expect(backend.webflow.calls.byRoute()).toEqual({ [site]: 1, [asset]: 4 });
    await pass(limits.siteLocalesFreshMs);
    await altTexts();
    expect(backend.webflow.calls.byRoute()).toEqual({ [site]: 2, [asset]: 6 });
  });

  test('C7 write-invalidates: with no-cache, every alt text is Webflow’s of now', async () => {
    const { backend, altTexts } = await start();
    await altTexts();
    const stored = backend.webflow.world.assets.get(assetId);
    if (stored) stored.asset.altText = 'new';
    if (stored) stored.altTextByLocale[german] = 'neu';
    expect(textsOf(await altTexts())).not.toContain('new');
    expect(textsOf(await altTexts(assetId, { noCache: true }))).toEqual(['new', 'neu']);
    expect(textsOf(await altTexts())).toEqual(['new', 'neu']);
  });

  test('C7 write-invalidates: the asset read with no-cache brings its own text along', async () => {
    const { backend, altTexts, read } = await start();
    await altTexts();
    const stored = backend.webflow.world.assets.get(assetId);
    if (stored) stored.asset.altText = 'new';
    await read(assetId, { 'cache-control': 'no-cache' });
    expect((await altTexts())[0]?.altText).toBe('new');
  });
});

describe('trouble', () => {
  const limited = { kind: 'respond', status: 429, headers: { 'Retry-After': '42' } } satisfies ScriptedReply;
  const down = { kind: 'respond', status: 503 } satisfies ScriptedReply;

  test.each([
    ['the rate limit is reached', limited, 'rate_limited'],
    ['Webflow is down', down, 'webflow_unavailable'],
    ['Webflow says nothing', { kind: 'hang' }, 'upstream_timeout'],
    ['Webflow says what nobody understands', { kind: 'respond', body: '<html>' }, 'bad_upstream'],
    ['the scope is missing', { kind: 'respond', status: 403 }, 'asset_not_found'],
    ['Webflow finds a fault in what it named itself', { kind: 'respond', status: 400 }, 'bad_upstream'],
  ] as const)('%s, for the site and for a locale', async (_, reply, code) => {
    for (const route of [site, asset] as const) {
      const { backend, ask, read } = await start(patienceFor(reply));
      await read(assetId);
      backend.webflow.faults.always(route, reply);
      const problem = await expectProblem(await ask(assetId), code);
      if (code === 'rate_limited') expect(problem.retryAfter).toBe(42);
    }
  });

  test('S6 revoked-install: the app was uninstalled meanwhile', async () => {
    const { backend, ask, read } = await start();
    await read(assetId);
    backend.webflow.installations.revokeAll();
    await expectProblem(await ask(assetId), 'not_connected');
  });

  test('one locale that fails ends the others, and nothing of it is kept', async () => {
    const { backend, ask, altTexts, read } = await start({ deadline: shortDeadline });
    await read(assetId);
    backend.webflow.faults.next(asset, limited);
    await expectProblem(await ask(assetId), 'rate_limited');
    backend.clock.advance(42_000);
    expect(textsOf(await altTexts())).toContain('Zwei Bergkämme im Morgendunst');
  });
});
