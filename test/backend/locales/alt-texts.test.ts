import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startLocalised as start, textsOf } from '#test/support/backend/alt-texts.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { expectProblem } from '#test/support/backend/problem.ts';

const assetId = assetIdOf('everything');
const site = 'GET /v2/sites/:siteId';
const asset = 'GET /v2/assets/:assetId';
const { primary: english, secondary } = sites.outdoors.locales;
const german = secondary[0] ?? english;

describe('the alt text in each locale', () => {
  test('the primary one first, with its words and tags', async () => {
    const { altTexts } = await start();
    expect(await altTexts()).toEqual([
      {
        localeId: english.id,
        displayName: 'English',
        tag: 'en',
        isPrimary: true,
        altText: 'Two ridgelines in morning haze with the sun just above the far summit',
      },
      {
        localeId: german.id,
        displayName: 'German',
        tag: 'de',
        isPrimary: false,
        altText: 'Zwei Bergkämme im Morgendunst',
      },
    ]);
  });

  test('not set is null, in each of them', async () => {
    const { altTexts } = await start();
    expect(textsOf(await altTexts(assetIdOf('alt-null')))).toEqual([null, null]);
  });

  test('one call for the site and one for each locale but the primary', async () => {
    const { backend, altTexts } = await start();
    await altTexts();
    expect(backend.webflow.calls.byRoute()).toEqual({ [site]: 1, [asset]: 2 });
    expect(backend.webflow.calls.list(asset).map(({ url }) => new URL(url).search)).toEqual([
      '',
      `?localeId=${german.id}`,
    ]);
  });

  const locale = (id: string, more: object = {}) => ({ ...german, id, ...more });
  const other = '66a1c0de00000000000000e3';

  test.each([
    ['no secondary ones', { primary: english, secondary: [] }],
    ['a disabled secondary one', { primary: english, secondary: [locale(german.id, { enabled: false })] }],
    ['none', { primary: null, secondary: null }],
    ['no word of them', undefined],
    ['null', null],
    ['one, and none that is primary', { secondary: [locale(german.id)] }],
    ['a primary one alone', { primary: english }],
  ])('a site with %s has nothing to tell', async (_, locales) => {
    const { backend, altTexts, locales: answer } = await start();
    answer(locales);
    expect(await altTexts()).toEqual([]);
    expect(backend.webflow.calls.count(asset)).toBe(1);
  });

  test('little is needed of a locale', async () => {
    const { altTexts, locales } = await start();
    locales({
      primary: { id: english.id },
      secondary: [{ id: german.id, tag: null, enabled: null, new: 1 }],
    });
    const nameless = { displayName: null, tag: null };
    expect(await altTexts()).toMatchObject([
      { isPrimary: true, ...nameless },
      { isPrimary: false, ...nameless },
    ]);
  });

  test.each([
    ['a locale without an id', { primary: english, secondary: [{ tag: 'de' }] }],
    ['an id that is none', { primary: english, secondary: [locale('../../sites')] }],
    ['a list that is none', { primary: english, secondary: 'de' }],
    ['a name that is none', { primary: english, secondary: [locale(other, { displayName: 7 })] }],
    [
      'more than anyone has',
      { primary: english, secondary: Array.from({ length: limits.locales + 1 }, () => locale(other)) },
    ],
  ])('%s cannot be believed', async (_, locales) => {
    const { ask, locales: answer } = await start();
    answer(locales);
    await expectProblem(await ask(assetId), 'bad_upstream');
  });

  test('many locales are asked for three at a time', async () => {
    let underWay = 0;
    let most = 0;
    const { altTexts, locales } = await start({
      webflow: { requestsPerMinute: 1_000 },
      divert(request) {
        const id = new URL(request.url).searchParams.get('localeId');
        if (!id) return undefined;
        most = Math.max(most, ++underWay);
        const answer = {
          id: assetId,
          siteId: sites.outdoors.id,
          displayName: 'x',
          variants: [],
          altText: id,
        };
        return turn().then(() => {
          underWay--;
          return Response.json(answer);
        });
      },
    });
    const ids = Array.from({ length: 20 }, (_, number) => number.toString(16).padStart(24, '0'));
    locales({ primary: english, secondary: ids.map((id) => locale(id)) });
    expect(textsOf(await altTexts()).slice(1)).toEqual(ids);
    expect(most).toBe(limits.localesAtOnce);
  });
});

describe('who may ask', () => {
  test('a foreign asset is not found, and no locale of it is asked for', async () => {
    const { backend, ask } = await start();
    await expectProblem(await ask(assetIdOf('foreign')), 'asset_not_found');
    await expectProblem(await ask('x'), 'bad_asset_id');
    expect(backend.webflow.calls.byRoute()).toEqual({ [asset]: 1 });
  });

  test('an answer for a locale that is of another site is not passed on', async () => {
    const { backend, ask, read } = await start();
    await read(assetId);
    const json = (body: unknown) => ({ ...Object(body), siteId: sites.bakery.id });
    backend.webflow.faults.next(asset, { kind: 'rewrite', json });
    await expectProblem(await ask(assetId), 'asset_not_found');
  });
});
