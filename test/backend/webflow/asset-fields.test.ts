import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import type { Asset } from '#contract/asset.ts';
import { clientOver } from '#test/support/backend/client-over.ts';
import { freePermit, noHurry, rejection, webflowOver } from '#test/support/backend/transport.ts';
import { plainAsset, plainVariant } from '#test/support/backend/webflow-asset.ts';

type Fields = Record<string, unknown>;

function getAsset(answer: unknown) {
  return webflowOver(clientOver(async () => Response.json(answer))).getAsset('token', plainAsset.id, noHurry);
}

async function listOf(answer: unknown): Promise<readonly Asset[]> {
  const list = { assets: [answer], pagination: { limit: 100, offset: 0, total: 1 } };
  const webflow = webflowOver(clientOver(async () => Response.json(list)));
  return (await webflow.listAssets('token', plainAsset.siteId, 0, noHurry, freePermit)).assets;
}

const noVariant = Object.fromEntries(Object.keys(plainVariant).map((field) => [field, null]));

/** The asset with this field instead, in itself or in its only variant. */
function withField(where: 'asset' | 'variant', field: string, value: unknown): Fields {
  if (where === 'asset') return { ...plainAsset, [field]: value };
  return { ...plainAsset, variants: [{ ...plainVariant, [field]: value }] };
}

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}

const texts = [
  '',
  'x'.repeat(4_096),
  '"><img onerror=alert(1)>',
  '\u202Eagnp.exe',
  '🏔️',
  'javascript:alert(1)',
];
const noText = [7, true, {}, []];
const counts = [0, 1, 4_000_000_000];
const noCount = ['7', true, {}, [], -1, 1.5, 2 ** 53];

/** Each field of an answer: what it may be, and what makes it unknown. Source: Data API v2, Get Asset. */
const optional: ['asset' | 'variant', string, unknown[], unknown[]][] = [
  ['asset', 'displayName', texts, noText],
  ['asset', 'originalFileName', texts, noText],
  ['asset', 'contentType', texts, noText],
  ['asset', 'hostedUrl', texts, noText],
  ['asset', 'createdOn', texts, noText],
  ['asset', 'lastUpdated', texts, noText],
  ['asset', 'altText', texts, noText],
  ['asset', 'size', counts, noCount],
  ['variant', 'hostedUrl', texts, noText],
  ['variant', 'originalFileName', texts, noText],
  ['variant', 'displayName', texts, noText],
  ['variant', 'format', texts, noText],
  ['variant', 'error', texts, noText],
  ['variant', 'width', counts, noCount],
  ['variant', 'height', counts, noCount],
  ['variant', 'quality', [0, 82, 100, 82.5], ['82', true, {}, []]],
];

const required: [string, unknown[]][] = [
  ['id', [null, '', 7, 'x', plainAsset.id.toUpperCase(), `${plainAsset.id}0`]],
  ['siteId', [null, '', 7, 'x', [plainAsset.siteId]]],
];

const refused = { kind: 'bad_answer', what: 'wrong shape' };

describe('U10 bad-body: field by field', () => {
  test.each(optional)('U10 bad-body: %s.%s of the right type is read', async (where, field, right) => {
    for (const value of right) {
      const asset = await getAsset(withField(where, field, value));
      expect(where === 'asset' ? asset : asset.variants?.[0]).toHaveProperty(field, value);
    }
  });

  test.each(optional)(
    'U10 bad-body: %s.%s missing, null or of another type is unknown, and nothing else is',
    async (where, field, _, wrong) => {
      const missing =
        where === 'asset'
          ? without(plainAsset, field)
          : { ...plainAsset, variants: [without(plainVariant, field)] };
      for (const answer of [missing, ...[null, ...wrong].map((value) => withField(where, field, value))]) {
        expect(await getAsset(answer), JSON.stringify(answer)).toStrictEqual(withField(where, field, null));
        expect(await listOf(answer), JSON.stringify(answer)).toStrictEqual([withField(where, field, null)]);
      }
    },
  );

  test.each([
    ['missing', without(plainAsset, 'variants'), null],
    ['null', { ...plainAsset, variants: null }, null],
    ['an object', { ...plainAsset, variants: {} }, null],
    ['a text', { ...plainAsset, variants: 'x' }, null],
    ['a list of what are no variants', { ...plainAsset, variants: [null, 'x', 7] }, Array(3).fill(noVariant)],
    ['a list with one', { ...plainAsset, variants: [7, plainVariant] }, [noVariant, plainVariant]],
    [
      'ten thousand',
      { ...plainAsset, variants: Array(10_000).fill({}) },
      Array(limits.variants).fill(noVariant),
    ],
  ])('U10 bad-body: variants that are %s leave the asset readable', async (_, answer, variants) => {
    expect(await getAsset(answer)).toStrictEqual({ ...plainAsset, variants });
    expect(await listOf(answer)).toStrictEqual([{ ...plainAsset, variants }]);
  });

  test.each(required)('U10 bad-body: %s is required', async (field, wrong) => {
    expect(await rejection(getAsset(without(plainAsset, field)))).toHaveProperty('reason', refused);
    for (const value of wrong) {
      const error = await rejection(getAsset({ ...plainAsset, [field]: value }));
      expect(error, JSON.stringify(value)).toHaveProperty('reason', refused);
    }
  });

  test('U10 bad-body: fields that nobody documented are left out', async () => {
    const asset = await getAsset({
      ...plainAsset,
      folderId: 'f',
      email: 'ingrid@example.com',
      variants: [{ ...plainVariant, token: 'secret' }],
    });
    expect(asset).toStrictEqual(plainAsset);
  });

  test('U10 bad-body: any JSON whatever is an asset or a bad answer', async () => {
    const fields: Record<string, fc.Arbitrary<unknown>> = {
      ...Object.fromEntries(
        Object.entries(plainAsset).map(([field, value]) => [
          field,
          fc.oneof(fc.constant<unknown>(value), fc.jsonValue()),
        ]),
      ),
      variants: fc.oneof(fc.array(fc.oneof(fc.constant(plainVariant), fc.jsonValue())), fc.jsonValue()),
    };
    const json = fc.oneof(fc.jsonValue(), fc.record(fields, { requiredKeys: [] }));
    await fc.assert(
      fc.asyncProperty(json, async (answer) => {
        const outcome = await getAsset(answer).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toHaveProperty('reason', refused);
        else expect(outcome).toHaveProperty('siteId', plainAsset.siteId);
      }),
    );
  });
});
