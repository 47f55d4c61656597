import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { AltTexts } from '#contract/alt-texts.ts';
import { AssetDetails, Variant } from '#contract/asset.ts';
import { assetParts, assetsMediaType, assetsProtocol } from '#contract/assets-call.ts';
import { contractLimits } from '#contract/limits.ts';
import { MeasuredFile } from '#contract/measurements.ts';
import { linesOf, startAssetsCall } from '#test/support/backend/assets-call.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { idsOf } from '#test/support/backend/looked-up.ts';

const assetId = assetIdOf('everything');
const site = 'GET /v2/sites/:siteId';
const asset = 'GET /v2/assets/:assetId';
const list = 'GET /v2/sites/:siteId/assets';
const whole = { done: { protocol: assetsProtocol, isWhole: true } };

describe('one asset, with everything wanted', () => {
  test('returns its details first, then its measurements and alt texts, then done', async () => {
    const { call } = await startAssetsCall();
    const lines = await call({ ids: [assetId] });
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatchObject({ details: { id: assetId, stale: false }, tag: expect.any(String) });
    expect(linesOf(lines, 'measurements')).toMatchObject([{ measurements: { assetId } }]);
    expect(linesOf(lines, 'altTexts')).toMatchObject([{ assetId, altTexts: { length: 2 } }]);
    expect(lines.at(-1)).toEqual(whole);
  });

  test('returns the details and the entity tag that Get Asset returns', async () => {
    const { call, read } = await startAssetsCall();
    const lines = await call({ ids: [assetId] });
    const alone = await read(assetId);
    expect(lines[0]).toEqual({ details: await alone.json(), tag: alone.headers.get('etag') });
  });

  test('costs one call for the asset, one for the site and one for each other locale', async () => {
    const { backend, call } = await startAssetsCall();
    await call({ ids: [assetId] });
    await call({ ids: [assetId] });
    const { [site]: locales, [asset]: assets, [list]: lists } = backend.webflow.calls.byRoute();
    expect({ locales, assets, lists }).toEqual({ locales: 1, assets: 2, lists: undefined });
  });

  test('responds as newline-delimited JSON that may not be stored', async () => {
    const { ask } = await startAssetsCall();
    const { headers } = await ask({ ids: [assetId] });
    expect(headers.get('content-type')).toBe(assetsMediaType);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-accel-buffering')).toBe('no');
  });

  test('Z4 field-minimum: every line has what the contract lists and nothing else', async () => {
    const { backend, ask } = await startAssetsCall();
    backend.webflow.faults.always(asset, {
      kind: 'rewrite',
      json: (body) => JSON.parse(JSON.stringify(body).replaceAll('"id":', '"secret":"a@example.com","id":')),
    });
    const text = await (await ask({ ids: [assetId] })).text();
    expect(text).not.toMatch(/secret|@example|eyJ[\w-]*\.|[0-9a-f]{64}/);
    const Variants = v.array(v.strictObject(Variant.entries));
    const Line = v.union([
      v.strictObject({
        details: v.strictObject({ ...AssetDetails.entries, variants: Variants }),
        tag: v.string(),
      }),
      v.strictObject({
        measurements: v.strictObject({
          assetId: v.string(),
          original: v.strictObject(MeasuredFile.entries),
          variants: v.array(v.strictObject(MeasuredFile.entries)),
        }),
      }),
      v.strictObject({ assetId: v.string(), altTexts: v.array(v.strictObject(AltTexts.item.entries)) }),
      v.strictObject({ done: v.strictObject({ protocol: v.number(), isWhole: v.boolean() }) }),
    ]);
    for (const line of text.trimEnd().split('\n')) expect(v.is(Line, JSON.parse(line)), line).toBe(true);
  });
});

describe('what is wanted', () => {
  test.each([
    [['details'], ['details']],
    [['measurements'], ['measurements']],
    [['altTexts'], ['altTexts']],
    [
      ['details', 'details', 'altTexts'],
      ['altTexts', 'details'],
    ],
    [[], []],
  ])('%j returns %j and is whole', async (wanted, kinds) => {
    const { call } = await startAssetsCall();
    const lines = await call({ ids: [assetId], wanted });
    const found = assetParts.filter((part) => lines.some((line) => part in line));
    expect(found.toSorted()).toEqual(kinds);
    expect(lines.at(-1)).toEqual(whole);
  });

  test.each([[['colours']], [['details', 'colours']], [['__proto__', 'details']], [['Details']]])(
    '%j: unknown words are ignored, and the response is not whole',
    async (wanted) => {
      const { call } = await startAssetsCall();
      const lines = await call({ ids: [assetId], wanted });
      expect(linesOf(lines, 'details')).toHaveLength(wanted.includes('details') ? 1 : 0);
      expect(lines.at(-1)).toEqual({ done: { protocol: assetsProtocol, isWhole: false } });
    },
  );

  test('without ids only the session is confirmed, and Webflow is not asked', async () => {
    const { backend, call } = await startAssetsCall();
    expect(await call({ ids: [] })).toEqual([whole]);
    expect(backend.webflow.calls.count()).toBe(0);
  });

  test('an id twice is answered once', async () => {
    const { call, upstreamReads } = await startAssetsCall();
    const lines = await call({
      ids: [assetId, assetId, assetId, assetId, assetId, assetId],
      wanted: ['details'],
    });
    expect(linesOf(lines, 'details')).toHaveLength(1);
    expect(upstreamReads()).toBe(1);
  });

  test('several assets are each answered with all their parts', async () => {
    const { call } = await startAssetsCall();
    const ids = [assetId, assetIdOf('svg'), assetIdOf('alt-null')];
    const lines = await call({ ids });
    expect(
      linesOf(lines, 'details')
        .map(({ details }) => details.id)
        .toSorted(),
    ).toEqual(ids.toSorted());
    expect(linesOf(lines, 'measurements')).toHaveLength(3);
    expect(linesOf(lines, 'altTexts')).toHaveLength(3);
    for (const id of ids) {
      const texts = lines.map((line) => JSON.stringify(line));
      const first = texts.findIndex((text) => text.includes(id));
      expect(texts[first], 'details come before the other parts').toMatch(/^\{"details"/);
    }
  });
});

describe('tags', () => {
  test('an unchanged asset is named and not sent; its other parts are', async () => {
    const { call } = await startAssetsCall();
    const [first] = linesOf(await call({ ids: [assetId] }), 'details');
    const lines = await call({ ids: [assetId], tags: { [assetId]: first?.tag ?? '' } });
    expect(lines[0]).toEqual({ unchanged: [assetId] });
    expect(linesOf(lines, 'details')).toEqual([]);
    expect(linesOf(lines, 'measurements')).toHaveLength(1);
    expect(lines.at(-1)).toEqual(whole);
  });

  test('a changed asset is sent with another tag', async () => {
    const { backend, call, pass } = await startAssetsCall();
    const [first] = linesOf(await call({ ids: [assetId] }), 'details');
    const stored = backend.webflow.world.assets.get(assetId);
    if (stored) stored.asset.altText = 'new';
    const lines = await call({ ids: [assetId], tags: { [assetId]: first?.tag ?? '' }, noCache: true });
    expect(lines[0]).toMatchObject({ details: { altText: 'new' } });
    expect(linesOf(lines, 'details')[0]?.tag).not.toBe(first?.tag);
    await pass(1_000);
  });

  test('of 100 assets only those without a matching tag are sent', async () => {
    const { call } = await startAssetsCall({ assets: 100 });
    const details = linesOf(await call({ ids: idsOf(100), wanted: ['details'] }), 'details');
    const tags = Object.fromEntries(details.slice(0, 60).map((line) => [line.details.id, line.tag ?? '']));
    const lines = await call({ ids: idsOf(100), wanted: ['details'], tags });
    expect(linesOf(lines, 'unchanged').flatMap(({ unchanged }) => unchanged)).toHaveLength(60);
    expect(linesOf(lines, 'details')).toHaveLength(40);
  });

  test('no-cache reads every part again', async () => {
    const { backend, call } = await startAssetsCall();
    await call({ ids: [assetId] });
    const stored = backend.webflow.world.assets.get(assetId);
    if (stored) stored.asset.altText = 'new';
    expect(linesOf(await call({ ids: [assetId] }), 'details')).not.toMatchObject([
      { details: { altText: 'new' } },
    ]);
    const lines = await call({ ids: [assetId], noCache: true });
    expect(linesOf(lines, 'details')).toMatchObject([{ details: { altText: 'new' } }]);
    expect(linesOf(lines, 'altTexts')[0]?.altTexts[0]?.altText).toBe('new');
  });

  test('no-cache reads the asset once for all of its parts', async () => {
    const { backend, call } = await startAssetsCall();
    await call({ ids: [assetId] });
    backend.webflow.calls.reset();
    await call({ ids: [assetId], noCache: true });
    // The asset, and its text in the other locale.
    expect(backend.webflow.calls.byRoute()).toEqual({ [asset]: 2 });
  });
});

describe('many ids', () => {
  test(`more than ${contractLimits.wholeAssets} ids: details of each, the other parts are omitted`, async () => {
    const { backend, call } = await startAssetsCall({ assets: 500 });
    const lines = await call({ ids: idsOf(500) });
    expect(lines[0]).toEqual({ omitted: ['measurements', 'altTexts'] });
    expect(new Set(linesOf(lines, 'details').map(({ details }) => details.id)).size).toBe(500);
    expect(lines.at(-1)).toEqual({ done: { protocol: assetsProtocol, isWhole: false } });
    expect(backend.webflow.calls.byRoute()).toEqual({ [list]: 5 });
  });

  test('500 ids with only details wanted are whole', async () => {
    const { call } = await startAssetsCall({ assets: 500 });
    const lines = await call({ ids: idsOf(500), wanted: ['details'] });
    expect(linesOf(lines, 'details')).toHaveLength(500);
    expect(lines.at(-1)).toEqual(whole);
  });

  test('many ids of which no details are wanted are not read', async () => {
    const { backend, call } = await startAssetsCall({ assets: 10 });
    expect(await call({ ids: idsOf(10), wanted: ['altTexts'] })).toEqual([
      { omitted: ['altTexts'] },
      { done: { protocol: assetsProtocol, isWhole: false } },
    ]);
    expect(backend.webflow.calls.count()).toBe(0);
  });

  test('C1 coalesce: equal questions in flight are one call', async () => {
    const { call, upstreamReads } = await startAssetsCall();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => call({ ids: [assetId], wanted: ['details'] })),
    );
    for (const lines of answers) expect(lines.at(-1)).toEqual(whole);
    expect(upstreamReads()).toBe(1);
  });
});
