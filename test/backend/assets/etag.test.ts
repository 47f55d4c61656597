import { describe, expect, test } from 'vitest';
import { toCachedAsset } from '#backend/assets/asset-cache.ts';
import { limits } from '#backend/platform/limits.ts';
import type { WebflowAsset } from '#sandbox/world/asset.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';
import { plainAsset, plainVariant } from '#test/support/backend/webflow-asset.ts';

const assetId = assetIdOf('everything');

async function setUp() {
  const signedIn = await startSignedIn();
  const etag = (await signedIn.read(assetId)).headers.get('etag') ?? '';
  return { ...signedIn, etag };
}

/** If-None-Match for an answer whose tag is E. Source: RFC 9110 §13.1.2. */
const conditions: [string, 200 | 304][] = [
  ['E', 304],
  ['W/E', 304],
  ['"other", E', 304],
  ['"other",W/E,"another"', 304],
  ['W/"other" ,  E', 304],
  ['*', 304],
  ['"other"', 200],
  ['W/"other"', 200],
  ['"other", W/"another"', 200],
  ['', 200],
  ['"', 200],
  ['w/E', 200],
  ['xE', 200],
];

describe('ETag', () => {
  test('is a strong entity tag', async () => {
    const { etag } = await setUp();
    expect(etag).toMatch(/^"[\w-]{22}"$/);
  });

  test.each(conditions)('If-None-Match %s is answered with %d', async (condition, status) => {
    const { read, etag, upstreamReads } = await setUp();
    const response = await read(assetId, { 'if-none-match': condition.replace('E', etag) });
    expect(response.status).toBe(status);
    expect(response.headers.get('etag')).toBe(etag);
    expect((await response.text()) === '').toBe(status === 304);
    expect(upstreamReads()).toBe(1);
  });

  test('the word of the tag without its quotes is no tag', async () => {
    const { read, etag } = await setUp();
    expect((await read(assetId, { 'if-none-match': etag.replaceAll('"', '') })).status).toBe(200);
  });

  test('a tag opens nothing to those who may not read', async () => {
    const { backend, session, etag } = await setUp();
    const headers = { 'if-none-match': etag };
    expect((await backend.getAsset(assetId, 'forged', headers)).status).toBe(401);
    expect((await backend.getAsset(assetIdOf('foreign'), session, { 'if-none-match': '*' })).status).toBe(
      404,
    );
  });

  test('reading the same facts again gives the same tag at another moment', async () => {
    const { backend, read, etag, upstreamReads } = await setUp();
    const before = await (await read(assetId)).json();
    backend.clock.advance(limits.assetStaleMs);
    const response = await read(assetId);
    expect(upstreamReads()).toBe(2);
    expect(response.headers.get('etag')).toBe(etag);
    const after = await response.json();
    expect(after).toEqual({ ...before, fetchedAt: after.fetchedAt });
    expect(after.fetchedAt).not.toBe(before.fetchedAt);
    expect((await read(assetId, { 'if-none-match': etag })).status).toBe(304);
  });

  const changed: [string, WebflowAsset][] = [
    ...Object.keys(plainAsset)
      .filter((field) => !['id', 'siteId', 'size', 'variants'].includes(field))
      .map((field): [string, WebflowAsset] => [field, { ...plainAsset, [field]: 'other' }]),
    ['size', { ...plainAsset, size: 7 }],
    ['altText to null', { ...plainAsset, altText: null }],
    ['altText to nothing', { ...plainAsset, altText: '' }],
    ['no variants', { ...plainAsset, variants: [] }],
    ['one variant more', { ...plainAsset, variants: [plainVariant, plainVariant] }],
    ['a variant’s width', { ...plainAsset, variants: [{ ...plainVariant, width: 7 }] }],
    ['a variant’s height', { ...plainAsset, variants: [{ ...plainVariant, height: null }] }],
    ['a variant’s error', { ...plainAsset, variants: [{ ...plainVariant, error: 'x' }] }],
  ];

  test.each(changed)('another %s is another tag', (_, asset) => {
    const tagOf = (of: WebflowAsset) =>
      toCachedAsset(
        {
          ...of,
          variants: of.variants.map((variant) => ({
            ...plainVariant,
            ...variant,
            error: variant.error ?? null,
          })),
        },
        0,
      ).etag;
    expect(tagOf(asset)).not.toBe(tagOf(plainAsset));
    expect(new Set(changed.map(([, each]) => tagOf(each))).size).toBe(changed.length);
  });

  test('a refusal carries no tag', async () => {
    const { read } = await setUp();
    expect((await read(assetIdOf('foreign'))).headers.get('etag')).toBeNull();
  });
});
