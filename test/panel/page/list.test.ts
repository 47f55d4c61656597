import { signal } from '@preact/signals-core';
import { describe, expect, test } from 'vitest';
import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import { type AssetRecord, emptyAsset } from '#panel/assets/facts.ts';
import { toRequestError } from '#panel/backend/request-error.ts';
import type { PageElement } from '#panel/designer/page.ts';
import { csvOf } from '#panel/page/csv.ts';
import { createPageList } from '#panel/page/page-list.ts';
import { createRepeats } from '#panel/page/repeats.ts';
import { type LookupResult, nothingShown, type Row } from '#panel/page/row.ts';
import { createRows as createMeasuredRows } from '#panel/page/rows.ts';
import { totalsOf } from '#panel/page/totals.ts';
import type { KnownUsage, Usage } from '#panel/page/usage.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { recordOf } from '#test/support/panel/asset-record.ts';
import { parseCsv, recordsIn } from '#test/support/panel/parse-csv.ts';
import { designerAsset, imageElement } from '#test/support/panel/scripted-designer.ts';

const id = (number: number): string => number.toString(16).padStart(24, '0');

function usageOf(at: number, assetId: string | null, more: Partial<Usage> = {}): Usage {
  const { image } = imageElement();
  if (!image) throw new Error('no image');
  const element: PageElement = {
    kind: 'image',
    key: `page/${at}`,
    image,
    select: async () => ({ ok: true, value: true }),
  };
  const handles = { image, asset: designerAsset() };
  return {
    element,
    at,
    as: 'image',
    assetId,
    handles,
    altText: 'Text',
    binding: null,
    isAltBound: false,
    width: undefined,
    component: null,
    ...more,
  };
}

const known = (...all: AssetDetails[]) => new Map(all.map((details) => [details.id, details] as const));
/** Rows of a page whose files may have been measured. The same use of the same facts is the same object. */
function createRows() {
  const make = createMeasuredRows();
  const repeats = createRepeats();
  const records = new WeakMap<AssetDetails, AssetRecord>();
  const made = new WeakMap<Usage, KnownUsage>();

  function recordFor(known: LookupResult | undefined, measured: Measurements | undefined): AssetRecord {
    if (known === 'missing')
      return { ...emptyAsset, refusal: toRequestError({ code: 'asset_not_found' }, 0) };
    if (known === undefined) return emptyAsset;
    const before = records.get(known);
    const record = before && before.measured === measured ? before : recordOf(known, measured);
    records.set(known, record);
    return record;
  }

  return (
    usages: readonly Usage[],
    facts: ReadonlyMap<string, LookupResult>,
    measured = new Map<string, Measurements>(),
  ) => {
    const known = usages.map((usage): KnownUsage => {
      const key = usage.assetId ?? '';
      const asset = recordFor(facts.get(key), measured.get(key));
      const before = made.get(usage);
      const next = before?.asset === asset ? before : { usage, asset };
      made.set(usage, next);
      return next;
    });
    return make(known, nothingShown, repeats(known));
  };
}

const home = { name: 'Home', headings: new Map<string, string>() };
const noPixels = () => ({ width: null, height: null });

describe('rows', () => {
  test('are one for each asset with all its usages, in the order of the page', () => {
    const usages = [
      usageOf(0, id(1)),
      usageOf(1, id(2)),
      usageOf(2, id(1)),
      usageOf(3, null),
      usageOf(4, null),
    ];
    const rows = createRows()(usages, known());
    expect(rows.map((row) => row.usages.map(({ usage }) => usage.at))).toEqual([[0, 2], [1], [3], [4]]);
  });

  test('stay the same object while no fact of them changes', () => {
    const make = createRows();
    const usages = [usageOf(0, id(1)), usageOf(1, id(2))];
    const [first, second] = make(usages, known(detailsOf({ id: id(1) })));
    const [same, other] = make(usages, known(detailsOf({ id: id(1) }), detailsOf({ id: id(2) })));
    expect(other).not.toBe(second);
    expect(same?.key).toBe(first?.key);
    const details = known(detailsOf({ id: id(1) }));
    const before = make(usages, details);
    expect(make(usages, details)[0]).toBe(before[0]);
  });

  test('report a text that another image has too', () => {
    const facts = known(detailsOf({ id: id(1) }), detailsOf({ id: id(2) }), detailsOf({ id: id(3) }));
    const usages = [
      usageOf(0, id(1), { altText: 'A lake' }),
      usageOf(1, id(2), { altText: 'a  lake' }),
      usageOf(2, id(3), { altText: 'A hut' }),
      usageOf(3, id(3), { altText: 'A hut' }),
    ];
    const repeated = createRows()(usages, facts).map(({ findings }) =>
      findings.some((finding) => finding.id === 'alt' && finding.issue.rule === 'repeated'),
    );
    expect(repeated).toEqual([true, true, false]);
  });

  test('of a thousand images with one text each count all the others, and an image with another text counts none', () => {
    const usages = Array.from({ length: 1_000 }, (_, at) => usageOf(at, id(at), { altText: 'A lake' }));
    const alone = usageOf(1_000, null, { altText: 'A hut' });
    const counts = createRows()([...usages, alone], known()).map(({ findings }) =>
      findings.flatMap((finding) => (finding.id === 'alt' ? finding.issue.count : [])),
    );
    expect(new Set(counts.slice(0, 1_000).flat())).toEqual(new Set([999]));
    expect(counts[1_000]).toEqual([]);
  });

  test('of an asset of another site are missing and have no facts', () => {
    const [row] = createRows()([usageOf(0, id(1))], new Map([[id(1), 'missing']]));
    expect(row).toMatchObject({ lookupResult: 'missing', details: null });
  });

  test('a thousand usages of one asset are one row', () => {
    const usages = Array.from({ length: 1_000 }, (_, at) => usageOf(at, id(1)));
    expect(createRows()(usages, known())).toHaveLength(1);
  });
});

function page() {
  const facts = known(
    detailsOf({ id: id(1), size: 100_000 }),
    detailsOf({ id: id(2), size: 900_000, contentType: 'image/jpeg' }),
    detailsOf({ id: id(3), size: 300_000, altText: null }),
  );
  const usages = [usageOf(0, id(1)), usageOf(1, id(2)), usageOf(2, id(3), { altText: '' }), usageOf(3, null)];
  return createRows()(usages, facts);
}

function listOf(rows: readonly Row[]) {
  const list = createPageList(signal(rows), () => new Map());
  const shown = () => list.shown.value.map(({ usages }) => usages[0]?.usage.at);
  return { list, shown };
}

test.for([
  ['page', [0, 1, 2, 3]],
  ['saving', [1, 0, 2, 3]],
  ['size', [1, 2, 0, 3]],
  ['findings', [2, 1, 0, 3]],
  ['name', [0, 1, 2, 3]],
] as const)('the list by %s', ([order, expected]) => {
  const { list, shown } = listOf(page());
  list.sort(order);
  expect(shown()).toEqual(expected);
});

test.for([
  [['noAlt'], [2]],
  [['heavy'], [1]],
  [['noAlt', 'heavy'], []],
  [['blurry'], []],
] as const)('the list with the chips %j', ([chips, expected]) => {
  const { list, shown } = listOf(page());
  for (const chip of chips) list.toggle(chip);
  expect(shown()).toEqual(expected);
});

test.for([
  ['hero', [0, 1, 2]],
  ['jpeg', [0, 1, 2]],
  ['image/jp', [0, 1, 2]],
  ['TEXT', [0, 1]],
  ['no such', []],
] as const)('a search of the list for “%s”', ([query, expected]) => {
  const { list, shown } = listOf(page());
  list.search(query);
  expect(shown()).toEqual(expected);
});

const pageOf = (...usages: Usage[]) =>
  createRows()(usages, known(detailsOf({ id: id(1), altText: 'Of the asset' })));
const alts = (findings: Row['findings']) =>
  findings.flatMap((finding) => (finding.id === 'alt' ? finding.issue.rule : []));

test('a usage has the findings of its own alt text, and its row those of all usages', () => {
  const [row] = pageOf(
    usageOf(0, id(1)),
    usageOf(1, id(1), { altText: '' }),
    usageOf(2, id(1), { altText: null }),
  );
  expect(row?.usages.map(({ state, findings }) => [state, alts(findings)])).toEqual([
    ['image', []],
    ['notSet', ['missing']],
    ['decorative', []],
  ]);
  expect(alts(row?.findings ?? [])).toEqual(['missing']);
  const lines = recordsIn(csvOf(row ? [row] : [], noPixels, home));
  expect(lines.map(({ Findings }) => Findings)).toEqual([
    'Original is 2.21 MB',
    'Alt text is missing; Original is 2.21 MB',
    'Original is 2.21 MB',
  ]);
});

test.for([
  ['a background', { as: 'background' }],
  ['an element without an image', { altText: '' }],
] as const)('%s does not count as without alt text', ([, changes]) => {
  const rows = pageOf(usageOf(0, null, { handles: null, ...changes }));
  expect(rows[0]?.usages[0]).toMatchObject({ state: null, text: null, findings: [] });
  expect(totalsOf(rows).withoutAlt).toBe(0);
  expect(recordsIn(csvOf(rows, noPixels, home))[0]).toMatchObject({ 'Alt state': '', 'Alt text': '' });
});

test('each image is counted once, and its usages separately', () => {
  const rows = pageOf(
    usageOf(0, id(1)),
    usageOf(1, id(1)),
    usageOf(2, null),
    usageOf(3, null, { as: 'background' }),
  );
  expect(totalsOf(rows)).toMatchObject({ images: 2, places: 3 });
});

test('measurements of a file are among the findings of its row, and only after they arrived', () => {
  const make = createRows();
  const usages = [usageOf(0, id(1))];
  const facts = known(detailsOf({ id: id(1), contentType: 'image/png', size: 9_000, variants: [] }));
  const file = { url: null, bytes: 9_000, type: 'image/jpeg', servedType: null, width: 3_000, height: 9 };
  const original = { ...file, animated: null, reason: null };
  const ids = (rows: Row[]) => rows[0]?.findings.map((finding) => finding.id);
  expect(ids(make(usages, facts))).toEqual([]);
  const measured = new Map([[id(1), { assetId: id(1), original, variants: [] }]]);
  expect(ids(make(usages, facts, measured))).toEqual(['noVariants', 'otherType']);
});

test('the totals add up what devices load, and count what is not known', () => {
  expect(totalsOf(page())).toMatchObject({
    images: 3,
    places: 3,
    originals: 1_300_000,
    withoutAlt: 1,
    loads: { phone: { bytes: 0, unknown: 3 }, laptop: { bytes: 0, unknown: 3 } },
  });
  expect(totalsOf([])).toMatchObject({ images: 0, loads: { phone: { bytes: 0, unknown: 0 } } });
});

test('a file that several usages load is counted once, and one without variants before it is measured', () => {
  const details = detailsOf({ id: id(1), contentType: 'image/svg+xml', size: 4_000, variants: [] });
  const usages = [usageOf(0, id(1)), usageOf(1, id(1), { altText: 'Other' })];
  const rows = createRows()(usages, known(details));
  expect(totalsOf(rows).loads.phone).toEqual({ bytes: 4_000, unknown: 0 });
});

describe('CSV', () => {
  test('has a line for each usage, with the known facts', () => {
    const csv = csvOf(page(), () => ({ width: 3_000, height: 2_000 }), {
      name: 'Home',
      headings: new Map([['page/0', 'Lakes']]),
    });
    const [first, , third, ...others] = recordsIn(csv);
    expect(Object.entries(first ?? {})).toEqual([
      ['Page', 'Home'],
      ['Place', 'After “Lakes”'],
      ['File', 'hero.jpg'],
      ['Alt text', 'Text'],
      ['Findings', expect.any(String)],
      ['What to do', expect.any(String)],
      ['Dismissed', ''],
      ['Bytes a phone loads', ''],
      ['Bytes a laptop loads', ''],
      ['Bytes a phone needs', ''],
      ['Bytes a laptop needs', ''],
      ['Best format', ''],
      ['Bytes in the best format', ''],
      ['Bytes it would save', ''],
      ['Likeness (SSIMULACRA 2)', ''],
      ['Alt state', 'Set on this image'],
      ['Type', 'image/jpeg'],
      ['Bytes of the original', '100000'],
      ['Width', '3000'],
      ['Height', '2000'],
      ['Variants', '3'],
      ['Element ID', 'page/0'],
      ['Asset ID', id(1)],
      ['URL', ''],
    ]);
    expect(third).toHaveProperty('Alt state', 'Not set');
    expect(others).toHaveLength(1);
    expect(new Set(parseCsv(csv).map((line) => line.length)).size).toBe(1);
  });

  test('has empty cells for unknown facts, and no cell that a spreadsheet runs', () => {
    const facts = known(detailsOf({ id: id(1), displayName: '=1+1', size: null }));
    const csv = csvOf(createRows()([usageOf(0, id(1), { altText: 'A ridge;=1+2' })], facts), noPixels, home);
    expect(csv.split('\r\n')[1]).toMatch(/^"Home","","'=1\+1","A ridge;'=1\+2",.*"image\/jpeg",,,,3,/);
    expect(recordsIn(csv)[0]).toHaveProperty('Alt text', "A ridge;'=1+2");
  });
});
