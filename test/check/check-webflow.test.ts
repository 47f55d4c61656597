import { describe, expect, test } from 'vitest';
import { isAnimated } from '#check/animated-files.ts';
import { mostCalls } from '#check/webflow-reads.ts';
import { type FactId, factIds, facts } from '#contract/webflow-facts/facts.ts';
import type { FakeWebflow } from '#sandbox/fake-webflow.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { check, type Run } from './fake-run.ts';

const ofDataApi = factIds.filter((id) => facts[id].ways.some((way) => way === 'data-api'));

describe('against the sandbox', () => {
  test('all facts of the Data API are as assumed, within the calls and the minutes of one run', async () => {
    const { verdicts, faults, calls, seconds } = await check();
    expect(faults).toEqual([]);
    const tried = [...verdicts].filter(([, { is }]) => is !== 'untried').map(([id]) => id);
    expect(tried.toSorted()).toEqual(ofDataApi.toSorted());
    expect([...verdicts].filter(([, { is }]) => is === 'different')).toEqual([]);
    expect(calls).toBeLessThanOrEqual(mostCalls);
    expect(seconds).toBeLessThanOrEqual(180);
  });

  test('it only reads', async () => {
    const { webflow } = await check();
    const writes = webflow.calls
      .list()
      .filter(
        ({ method, url }) =>
          method !== 'GET' && method !== 'HEAD' && !/\/token\/resolve$|\/access_token$/.test(url),
      );
    expect(writes).toEqual([]);
  });

  const listed = ({ world }: FakeWebflow) =>
    [...world.assets.values()].filter(({ asset }) => asset.siteId === sites.outdoors.id);

  test.each<[FactId, string, Run]>([
    ['foreignAssetStatus', '403', { unconfirmed: { foreignAssetStatus: 403 } }],
    ['refusedIdTokenStatus', '404', { unconfirmed: { refusedIdTokenStatus: 404 } }],
    ['resolveIsRateLimited', 'false', { unconfirmed: { resolveIsRateLimited: false } }],
    ['oauthErrorStatus', '401', { unconfirmed: { oauthErrorStatus: 401 } }],
    ['sitesPageSize', '2', { unconfirmed: { sitesPageSize: 2 } }],
    ['defaultPageSize', '25', { unconfirmed: { defaultPageSize: 25 } }],
    ['avifVariantType', 'image/webp', { avifType: 'image/webp' }],
    ['decorativeAltText', 'an empty text', { unconfirmed: { decorativeAltText: '' } }],
    [
      'decorativeAltText',
      'a mark of Webflow’s',
      { unconfirmed: { decorativeAltText: '__wf_reserved_decorative' } },
    ],
    ['assetsTakeLocale', 'cmsLocaleId', { unconfirmed: { assetsTakeLocale: 'cmsLocaleId' } }],
    ['cdnAllowsOrigins', 'true', { unconfirmed: { cdnAllowsOrigins: true } }],
    [
      'unsetAltText',
      'an empty text',
      {
        change: (webflow) => {
          for (const { asset } of listed(webflow)) asset.altText ??= '';
        },
        named: { decorativeAsset: undefined },
      },
    ],
    ['unsetLocaleShowsPrimary', 'false', { unconfirmed: { unsetLocaleShowsPrimary: false } }],
    [
      'variantQuality',
      '80',
      {
        change: (webflow) => {
          for (const { asset } of listed(webflow)) for (const variant of asset.variants) variant.quality = 80;
        },
      },
    ],
    [
      'thumbnailListed',
      'true',
      {
        change: (webflow) => {
          for (const { asset } of listed(webflow)) {
            const [variant] = asset.variants;
            if (variant) variant.hostedUrl = variant.hostedUrl.replace(/-p-\w+\./, '-p-130x130q80.');
          }
        },
      },
    ],
    [
      'animationHasVariants',
      'true',
      {
        change: (webflow) => {
          const some = listed(webflow).find(({ asset }) => asset.variants.length > 0)?.asset.variants ?? [];
          for (const { asset } of listed(webflow)) if (asset.variants.length === 0) asset.variants = some;
        },
      },
    ],
  ])('%s that is %s is named, with the file to change and the sandbox’s line', async (id, found, run) => {
    const { verdicts, report } = await check(run);
    expect([...verdicts].filter(([, { is }]) => is === 'different')).toEqual([
      [id, { is: 'different', found }],
    ]);
    expect(report).toContain(`## ${id}`);
    for (const file of facts[id].usedBy) expect(report).toContain(file);
    expect(report).toMatch(/webflow-facts\/[\w-]+\.ts:[1-9]\d*/);
  });
});

describe('trouble', () => {
  test.each<[string, Run, RegExp]>([
    ['a token that Webflow refuses', { token: 'of-yesterday' }, /refuses the token/],
    ['a token without a scope', { scopes: [] }, /scope assets:read/],
    ['another site', { named: { siteId: sites.bakery.id } }, /no site of that id/],
    ['an id that is none', { named: { siteId: '../x' } }, /no site of that id/],
  ])('%s ends the run with what to do', async (_, run, words) => {
    await expect(check(run)).rejects.toThrow(words);
  });

  test('a token with one scope tries what it can', async () => {
    const { verdicts } = await check({ scopes: ['assets:read'] });
    expect(verdicts.get('sitesPageSize')).toEqual({ is: 'untried', why: 'scope' });
    expect(verdicts.get('refusedIdTokenStatus')).toEqual({ is: 'untried', why: 'scope' });
    expect(verdicts.get('variantQuality')).toEqual({ is: 'as-assumed' });
  });

  test('a site without images, without other locales, and nothing named', async () => {
    const { verdicts } = await check({
      named: { foreignAsset: undefined, decorativeAsset: undefined, app: undefined },
      change: ({ world }) => {
        world.assets.clear();
        for (const site of world.sites) site.locales = { ...site.locales, secondary: [] };
      },
    });
    const reasons = Object.fromEntries(
      [...verdicts].flatMap(([id, verdict]) =>
        verdict.is === 'untried' && ofDataApi.includes(id) ? [[id, verdict.why]] : [],
      ),
    );
    expect(reasons).toEqual({
      foreignAssetStatus: 'foreignAsset',
      decorativeAltText: 'decorativeAsset',
      oauthErrorStatus: 'app',
      variantQuality: 'noAssets',
      thumbnailListed: 'noAssets',
      animationHasVariants: 'noAssets',
      avifVariantType: 'noAssets',
      assetsTakeLocale: 'noLocale',
      cdnAllowsOrigins: 'noAssets',
      unsetAltText: 'noAssets',
      unsetLocaleShowsPrimary: 'noLocale',
    });
  });

  test('no network, once the site was read, leaves every other check untried', async () => {
    let count = 0;
    const answer = () => {
      count += 1;
      return count > 4 ? Promise.reject(new TypeError('fetch failed')) : undefined;
    };
    const { verdicts } = await check({ answer });
    const untried = [...verdicts].filter(
      ([, verdict]) => verdict.is === 'untried' && verdict.why === 'noAnswer',
    );
    expect(untried.length).toBeGreaterThan(5);
  });

  const isFile = ({ url }: Request) => !url.startsWith('https://api.webflow.com');

  test('a file that breaks off leaves its fact untried, and the rest goes on', async () => {
    const { verdicts, faults } = await check({
      answer(request) {
        if (!isFile(request) || request.method !== 'GET') return;
        const broken = new ReadableStream({
          start: (controller) => controller.error(new TypeError('terminated')),
        });
        return Promise.resolve(new Response(broken));
      },
    });
    expect(verdicts.get('animationHasVariants')).toEqual({ is: 'untried', why: 'noAnswer' });
    expect(verdicts.get('variantQuality')).toEqual({ is: 'as-assumed' });
    expect(faults).toEqual([]);
  });

  test('after an unexpected error its fact is untried, the error is named without its message, and the other facts are tried', async () => {
    const { verdicts, faults, report } = await check({
      change({ world }) {
        for (const { asset } of world.assets.values()) asset.hostedUrl = 'canary';
      },
    });
    expect(verdicts.get('cdnAllowsOrigins')).toEqual({ is: 'untried', why: 'unclear' });
    expect(verdicts.get('variantQuality')).toEqual({ is: 'as-assumed' });
    expect(verdicts.size).toBe(factIds.length);
    expect(faults).toContainEqual(
      expect.stringMatching(/^cdnAllowsOrigins was ended by TypeError at src\/check\/[\w-]+\.ts:\d+$/),
    );
    expect(faults.join() + report).not.toContain('canary');
  });

  test('answers that are no JSON, or another shape, are not read as facts', async () => {
    const answer = (request: Request) =>
      /\/sites$|\/sites\/\w+$/.test(request.url) ? Promise.resolve(new Response('<html>')) : undefined;
    const { verdicts } = await check({ answer });
    expect(verdicts.get('sitesPageSize')).toEqual({ is: 'untried', why: 'noAnswer' });
    expect(verdicts.get('unsetLocaleShowsPrimary')).toEqual({ is: 'untried', why: 'noAnswer' });
  });

  test('a rate limit of ten calls a minute is waited for', async () => {
    const { verdicts, calls } = await check({ requestsPerMinute: 10 });
    expect(verdicts.get('variantQuality')).toEqual({ is: 'as-assumed' });
    expect(calls).toBeLessThanOrEqual(mostCalls);
  });

  test('a report has nothing of the site, the people, the files, or the token', async () => {
    const canary = 'canary';
    const { report, webflow } = await check({
      unconfirmed: { decorativeAltText: canary },
      avifType: `image/${canary}`,
      change: ({ world }) => {
        for (const { asset } of world.assets.values()) {
          asset.displayName = canary;
          asset.hostedUrl += `?${canary}`;
          asset.contentType = asset.contentType === 'image/avif' ? 'image/avif' : `image/${canary}`;
        }
      },
    });
    expect(report).not.toContain(canary);
    expect(report).not.toMatch(/[\da-f]{24}/);
    expect(report).not.toContain('http');
    for (const { id, displayName } of webflow.world.sites) {
      expect(report).not.toContain(id);
      expect(report).not.toContain(displayName);
    }
    expect(report).toContain('decorativeAltText: a text');
    expect(report).toContain('avifVariantType: another type');
  });
});

test.each([
  ['an animated PNG', '\x89PNG\r\n\x1a\n....IHDR....acTL', true],
  ['a still PNG', '\x89PNG\r\n\x1a\n....IHDR....IDAT', false],
  ['an animated WebP', 'RIFF....WEBPVP8X....ANIM', true],
  ['a still WebP', 'RIFF....WEBPVP8 ', false],
  ['an AVIF sequence', '\0\0\0\x2cftypavis....avifmif1', true],
  ['an AVIF that may be read as a sequence', '\0\0\0\x2cftypavif....avismif1', true],
  ['a still AVIF', '\0\0\0\x1cftypavif....mif1', false],
  ['nothing', '', false],
])('%s', (_, head, expected) => {
  expect(isAnimated(head)).toBe(expected);
});
