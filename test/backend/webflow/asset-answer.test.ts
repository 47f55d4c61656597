import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { Asset, Variant } from '#contract/asset.ts';
import { assetFields, variantFields } from '#contract/asset-fields.ts';
import { clientOver } from '#test/support/backend/client-over.ts';
import { freeReservation, noHurry, rejection, webflowOver } from '#test/support/backend/transport.ts';
import { plainAsset, plainVariant } from '#test/support/backend/webflow-asset.ts';

type Fields = Record<string, unknown>;

function getAsset(answer: unknown) {
  return webflowOver(clientOver(async () => Response.json(answer))).getAsset('token', plainAsset.id, noHurry);
}

async function listOf(answer: unknown): Promise<readonly Asset[]> {
  const list = { assets: [answer], pagination: { limit: 100, offset: 0, total: 1 } };
  const webflow = webflowOver(clientOver(async () => Response.json(list)));
  return (await webflow.listAssets('token', plainAsset.siteId, 0, noHurry, freeReservation)).assets;
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

interface Values {
  readonly right: readonly unknown[];
  /** What makes the field unknown. */
  readonly wrong: readonly unknown[];
}

const text: Values = { right: texts, wrong: noText };
const count: Values = { right: counts, wrong: noCount };
const quality: Values = { right: [0, 82, 100, 82.5], wrong: ['82', true, {}, []] };

const {
  id: _,
  siteId: __,
  ...ofAsset
} = assetFields<null, Values, Values, Values>({
  id: null,
  name: text,
  text,
  count,
});
const ofVariant = variantFields({ name: text, count, quality });

/** Each field of an answer: what it may be, and what makes it unknown. Source: Data API v2, Get Asset. */
const optional = [
  ...Object.entries(ofAsset).map(([field, values]) => ['asset', field, values] as const),
  ...Object.entries(ofVariant).map(([field, values]) => ['variant', field, values] as const),
];

const required: [string, unknown[]][] = [
  ['id', [null, '', 7, 'x', plainAsset.id.toUpperCase(), `${plainAsset.id}0`]],
  ['siteId', [null, '', 7, 'x', [plainAsset.siteId]]],
];

const anything = [null, 7, true, 'x', {}, []];

/** Each field of the contract that Webflow may answer without. */
const ofContract = [
  ...Object.keys(Asset.entries).map((field) => ['asset', field] as const),
  ...Object.keys(Variant.entries).map((field) => ['variant', field] as const),
].filter(([where, field]) => where === 'variant' || required.every(([name]) => name !== field));

const refused = { kind: 'bad_answer', what: 'wrong shape' };

describe('U10 bad-body: field by field', () => {
  test.each(optional)('U10 bad-body: %s.%s of the right type is read', async (where, field, { right }) => {
    for (const value of right) {
      const asset = await getAsset(withField(where, field, value));
      expect(where === 'asset' ? asset : asset.variants?.[0]).toHaveProperty(field, value);
    }
  });

  test.each(optional)(
    'U10 bad-body: %s.%s missing, null or of another type is unknown, and nothing else is',
    async (where, field, { wrong }) => {
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

  test.each(ofContract)('U10 bad-body: no %s.%s makes an answer unreadable', async (where, field) => {
    const advice = `Webflow may leave out ${field} or send another type, and then everything else is lost too. Add it to ${where}Fields in src/contract/asset-fields.ts, or read it with orUnknown in src/backend/webflow/asset-answer.ts.`;
    const plain = where === 'asset' ? plainAsset : plainVariant;
    const others = without(plain, field);
    const missing = where === 'asset' ? others : { ...plainAsset, variants: [others] };
    for (const answer of [missing, ...anything.map((value) => withField(where, field, value))]) {
      const asset = await getAsset(answer).catch(() => null);
      const read = where === 'asset' ? asset : asset?.variants?.[0];
      expect(without({ ...read }, field), advice).toStrictEqual(others);
    }
  });

  test.each(required)('U10 bad-body: %s is required', async (field, wrong) => {
    expect(await rejection(getAsset(without(plainAsset, field)))).toHaveProperty('reason', refused);
    for (const value of wrong) {
      const error = await rejection(getAsset({ ...plainAsset, [field]: value }));
      expect(error, JSON.stringify(value)).toHaveProperty('reason', refused);
    }
  });

  test('U10 bad-body: undocumented fields are left out', async () => {
    const asset = await getAsset({
      ...plainAsset,
      somethingNew: 'f',
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
