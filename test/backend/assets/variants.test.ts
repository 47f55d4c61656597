import { describe, expect, test } from 'vitest';
import type { AssetDetails } from '#contract/asset.ts';
import { hostileName } from '#sandbox/library/catalog.ts';
import type { WebflowAsset, WebflowVariant } from '#sandbox/world/asset.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';
import { plainAsset, plainVariant } from '#test/support/backend/webflow-asset.ts';

/** What the panel is answered when this is what Webflow has. */
async function answerFor(asset: WebflowAsset): Promise<Response> {
  const { backend, read } = await startSignedIn();
  const stored = backend.webflow.world.assets.get(asset.id);
  if (!stored) throw new Error('no such asset');
  stored.asset = asset;
  return read(asset.id);
}

const texts: [string, string][] = [
  ['an attack on HTML', hostileName],
  ['a script as URL', 'javascript:alert(document.domain)'],
  ['an end of a script', '</script><!--'],
  ['marks that turn the text around', '\u202Egnp.exe\u2066'],
  ['4,096 characters', 'x'.repeat(4_096)],
  ['characters of four bytes', '🏔️👩🏽‍🚀'],
  ['control characters', 'a\u0000b\u001b[31mc\nd\te'],
  ['line separators', 'a\u2028b\u2029c'],
  ['half a character', '\ud83c'],
  ['a narrow blank and percent signs', 'a\u202f%20%zz.png'],
  ['nothing', ''],
];

const variants: [string, WebflowVariant[]][] = [
  ['none', []],
  ['100', Array.from({ length: 100 }, (_, index) => ({ ...plainVariant, width: index }))],
  ['one without a height', [{ ...plainVariant, height: null }]],
  ['a failed one', [{ ...plainVariant, error: 'Image could not be processed' }]],
  [
    'a failed one among others, of mixed formats',
    [plainVariant, { ...plainVariant, format: 'webp', error: hostileName, quality: 0, width: 0 }],
  ],
  ['two that are the same', [plainVariant, plainVariant]],
];

describe('what Webflow says reaches the panel as it is', () => {
  test.each(variants)('variants: %s', async (_, list) => {
    const response = await answerFor({ ...plainAsset, variants: list });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({
      ...plainAsset,
      variants: list.map((variant) => ({ ...variant, error: variant.error ?? null })),
      fetchedAt: '2026-10-01T12:00:00.000Z',
      stale: false,
    } satisfies AssetDetails);
  });

  test.each(texts)('names: %s', async (_, text) => {
    const variant = {
      ...plainVariant,
      hostedUrl: text,
      originalFileName: text,
      displayName: text,
      error: text,
    };
    const asset = {
      ...plainAsset,
      displayName: text,
      originalFileName: text,
      altText: text,
      hostedUrl: text,
    };
    const response = await answerFor({ ...asset, variants: [variant] });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ...asset, variants: [variant] });
  });

  test('an upload under way has no bytes and no variants yet', async () => {
    const asset = { ...plainAsset, size: 0, variants: [], altText: null };
    expect(await (await answerFor(asset)).json()).toMatchObject({ size: 0, variants: [], altText: null });
  });
});
