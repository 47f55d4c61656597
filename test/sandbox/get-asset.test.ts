import { describe, expect, test } from 'vitest';
import { locales, workspaces } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { createCaller } from './caller.ts';

const anAsset = `/v2/assets/${assetIdOf('everything')}`;
const documented = (code: string, message = expect.any(String)) => ({
  message,
  code,
  externalReference: null,
  details: [],
});

test('Get Asset returns every documented field and no others', async () => {
  const response = await createCaller().call(anAsset);
  const asset = await response.json();
  expect(response.status).toBe(200);
  expect(Object.keys(asset).toSorted()).toEqual(
    [
      ...['altText', 'contentType', 'createdOn', 'displayName', 'hostedUrl', 'id', 'lastUpdated'],
      ...['originalFileName', 'siteId', 'size', 'variants'],
    ].toSorted(),
  );
  expect(Object.keys(asset.variants[0]).toSorted()).toEqual(
    [
      'displayName',
      'error',
      'format',
      'height',
      'hostedUrl',
      'originalFileName',
      'quality',
      'width',
    ].toSorted(),
  );
  expect(asset.variants.map(({ width }: { width: number }) => width)).toEqual([
    500, 800, 1080, 1600, 2000, 2600, 3200,
  ]);
});

test.each([
  ['alt-null', { altText: null }],
  ['alt-empty', { altText: '' }],
  ['svg', { contentType: 'image/svg+xml', variants: [] }],
  ['fresh', { size: 0, variants: [] }],
  ['hostile', { hostedUrl: 'javascript:alert(1)', displayName: '"><img src=x onerror=alert(1)>' }],
  ['converted', { contentType: 'image/webp', originalFileName: 'boots.png' }],
])('Get Asset of %s returns the values of its case', async (key, facts) => {
  const response = await createCaller().call(`/v2/assets/${assetIdOf(key)}`);
  expect(await response.json()).toMatchObject(facts);
});

test('a failed variant has its error, and variants of one asset differ in format', async () => {
  const { variants } = await (await createCaller().call(`/v2/assets/${assetIdOf('mixed')}`)).json();
  expect(new Set(variants.map(({ format }: { format: string }) => format))).toEqual(new Set(['png', 'webp']));
  expect(variants.filter(({ error }: { error: string | null }) => error !== null)).toHaveLength(1);
});

test('the longest name has 300 characters', async () => {
  const { displayName } = await (await createCaller().call(`/v2/assets/${assetIdOf('long-name')}`)).json();
  expect(displayName).toHaveLength(300);
});

describe('errors have the documented bodies', () => {
  test.each([
    ['no token', anAsset, { token: null }, 401, 'not_authorized'],
    ['an unknown token', anAsset, { token: 'nobody' }, 401, 'not_authorized'],
    [
      'another scheme',
      anAsset,
      { token: null, headers: { Authorization: 'Basic x' } },
      401,
      'not_authorized',
    ],
    ['a malformed id', '/v2/assets/not-an-id', {}, 400, 'bad_request'],
    ['an id in capitals', `/v2/assets/${'A'.repeat(24)}`, {}, 400, 'bad_request'],
    ['an unknown asset', `/v2/assets/${'0'.repeat(24)}`, {}, 404, 'resource_not_found'],
    ['an asset of another workspace', `/v2/assets/${assetIdOf('foreign')}`, {}, 404, 'resource_not_found'],
    ['an asset of a site not covered', `/v2/assets/${assetIdOf('journal')}`, {}, 404, 'resource_not_found'],
    ['an unknown locale', `${anAsset}?localeId=${'0'.repeat(24)}`, {}, 400, 'bad_request'],
    ['an unknown route', '/v2/nothing', {}, 404, 'resource_not_found'],
  ])('%s', async (_, path, init, status, code) => {
    const response = await createCaller().call(path, init);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual(documented(code));
  });

  test('a missing scope', async () => {
    const response = await createCaller({ scopes: ['sites:read'] }).call(anAsset);
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual(
      documented('missing_scopes', 'OAuthForbidden: You are missing the following scopes - assets:read'),
    );
  });
});

test.each([401, 403, 404] as const)(
  'an asset of an uncovered site responds with a configured %i',
  async (status) => {
    const { call } = createCaller({}, { unconfirmed: { foreignAssetStatus: status } });
    expect((await call(`/v2/assets/${assetIdOf('foreign')}`)).status).toBe(status);
  },
);

test('an installation on a workspace covers all of its sites and no others', async () => {
  const { call } = createCaller({ workspaceIds: [workspaces.northwind.id] });
  expect((await call(anAsset)).status).toBe(200);
  expect((await call(`/v2/assets/${assetIdOf('journal')}`)).status).toBe(200);
  expect((await call(`/v2/assets/${assetIdOf('foreign')}`)).status).toBe(404);
});

test('a locale returns its own alt text, or the primary locale’s if it has none', async () => {
  const { call } = createCaller();
  const inGerman = await (await call(`${anAsset}?localeId=${locales.german.id}`)).json();
  const without = await (await call(`${anAsset}?localeId=`)).json();
  expect(inGerman.altText).toBe('Zwei Bergkämme im Morgendunst');
  expect(without.altText).toMatch(/^Two ridgelines/);
});

test.each([
  [true, 'A green three-person tent on a meadow'],
  [false, null],
])(
  'a locale without alt text returns the primary one’s if unsetLocaleShowsPrimary is %s',
  async (unsetLocaleShowsPrimary, altText) => {
    const { call } = createCaller({}, { unconfirmed: { unsetLocaleShowsPrimary } });
    const german = `/v2/assets/${assetIdOf('component')}?localeId=${locales.german.id}`;
    expect(await (await call(german)).json()).toMatchObject({ altText });
  },
);

test('an update shows in the next response; undocumented fields respond with 400', async () => {
  const { call } = createCaller();
  const update = (body: unknown) => call(anAsset, { method: 'PATCH', body: JSON.stringify(body) });
  const changed = await update({ altText: 'Dawn', displayName: 'dawn.jpg' });
  expect(await changed.json()).toMatchObject({ altText: 'Dawn', displayName: 'dawn.jpg' });
  expect(await (await call(anAsset)).json()).toMatchObject({ altText: 'Dawn', displayName: 'dawn.jpg' });
  expect((await update({ altText: null })).status).toBe(400);
  expect((await update({ size: 1 })).status).toBe(400);
});
