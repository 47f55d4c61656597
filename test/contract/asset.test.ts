import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Asset, AssetDetails, Variant } from '#contract/asset.ts';
import { assetFields, variantFields } from '#contract/asset-fields.ts';
import { plainAsset, plainVariant } from '#test/support/backend/webflow-asset.ts';

const details = {
  ...plainAsset,
  fetchedAt: '2026-10-01T12:00:00.000Z',
  stale: false,
} satisfies AssetDetails;

const bareVariant = variantFields({ name: null, count: null, quality: null }) satisfies Variant;

const bareAsset = {
  ...assetFields({ id: plainAsset.id, name: null, text: null, count: null }),
  variants: null,
} satisfies Asset;

const valid: [string, v.GenericSchema, unknown][] = [
  ['a variant', Variant, plainVariant],
  ['a variant of which nothing is known', Variant, bareVariant],
  ['a variant without a size', Variant, { ...plainVariant, width: 0, height: 0 }],
  ['an asset', Asset, plainAsset],
  ['an asset of which little is known', Asset, bareAsset],
  ['an upload under way', Asset, { ...plainAsset, size: 0, variants: [] }],
  ['an empty alt text', Asset, { ...plainAsset, altText: '' }],
  ['100 variants', Asset, { ...plainAsset, variants: Array.from({ length: 100 }, () => plainVariant) }],
  ['details', AssetDetails, details],
  ['stale details', AssetDetails, { ...details, stale: true }],
];

const invalid: [string, v.GenericSchema, unknown][] = [
  ...Object.keys(plainVariant).map((field): [string, v.GenericSchema, unknown] => [
    `a variant without ${field}`,
    Variant,
    Object.fromEntries(Object.entries(plainVariant).filter(([key]) => key !== field)),
  ]),
  ...Object.keys(details).map((field): [string, v.GenericSchema, unknown] => [
    `details without ${field}`,
    AssetDetails,
    Object.fromEntries(Object.entries(details).filter(([key]) => key !== field)),
  ]),
  ['a width of a half', Variant, { ...plainVariant, width: 0.5 }],
  ['a width below nothing', Variant, { ...plainVariant, width: -1 }],
  ['a width as text', Variant, { ...plainVariant, width: '500' }],
  ['a size beyond safe integers', Asset, { ...plainAsset, size: 2 ** 53 }],
  ['an id in upper case', Asset, { ...plainAsset, id: plainAsset.id.toUpperCase() }],
  ['a site id that is none', Asset, { ...plainAsset, siteId: 'site' }],
  ['variants of another type', Asset, { ...plainAsset, variants: {} }],
  ['a moment in another form', AssetDetails, { ...details, fetchedAt: '1 October 2026' }],
  ['a staleness of another type', AssetDetails, { ...details, stale: 'false' }],
];

describe('an asset in the contract', () => {
  test.each(valid)('%s is valid and unchanged', (_, schema, value) => {
    expect(v.parse(schema, value)).toStrictEqual(value);
  });

  test.each(invalid)('%s is invalid', (_, schema, value) => {
    expect(v.is(schema, value)).toBe(false);
  });

  test('a variant has Webflow’s 8 properties and no more', () => {
    expect(Object.keys(Variant.entries)).toHaveLength(8);
  });

  test('unknown fields are removed', () => {
    const more = { ...details, email: 'x', variants: [{ ...plainVariant, token: 'x' }] };
    expect(v.parse(AssetDetails, more)).toStrictEqual(details);
  });
});
