import { expect, test } from 'vitest';
import type { AssetDetails } from '#contract/asset.ts';
import type { MeasuredFile, Measurements } from '#contract/measurements.ts';
import { auditSelected } from '#panel/assets/audit-selected.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { ImageHandle } from '#panel/designer/image.ts';
import { findingMessage } from '#panel/i18n/findings.ts';
import { csvOf } from '#panel/page/csv.ts';
import { type Row, rowOf } from '#panel/page/row.ts';
import type { Usage } from '#panel/page/usage.ts';
import { defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import type { ElementInputs } from '#rules/delivery/deliver-element.ts';
import { noWidths } from '#rules/delivery/rendered-width.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { assetId, detailsOf, variantOf } from '#test/support/panel/asset-details.ts';
import { recordOf } from '#test/support/panel/asset-record.ts';
import { fileOf, unmeasuredFile } from '#test/support/panel/image-facts.ts';
import { pageImage } from '#test/support/panel/page-elements.ts';
import { recordsIn } from '#test/support/panel/parse-csv.ts';
import { designerAsset, imageElement } from '#test/support/panel/scripted-designer.ts';

function imageHandle(): ImageHandle {
  const { image } = imageElement();
  if (!image) throw new Error('no image');
  return image;
}

const url = 'https://cdn.example.test/hero.jpg';
const variants = [500, 800, 1080, 1600].map((width) => variantOf(width));
const unknown: ElementInputs = { rendered: noWidths, typedWidth: undefined, pastedSizes: null };

interface Placement {
  /** Width in the settings, and what a person has said of the element. */
  readonly width?: number;
  readonly inputs?: Partial<ElementInputs>;
}

interface Case extends Placement {
  readonly details?: Partial<AssetDetails>;
  readonly original?: Partial<MeasuredFile>;
  /** Of the variants, by their place. */
  readonly files?: Readonly<Record<number, ReturnType<typeof fileOf>>>;
}

const size = { width: 2_000, height: 1_300 };

function factsOf({ details: changes, original, files = {} }: Case) {
  const details = detailsOf({ hostedUrl: url, size: 400_000, variants, ...changes });
  const measured: Measurements = {
    assetId,
    original: { url, ...fileOf(), ...size, ...original },
    variants: (details.variants ?? []).map(({ hostedUrl }, at) => ({
      url: hostedUrl,
      width: null,
      height: null,
      ...(files[at] ?? fileOf({ bytes: (at + 1) * 50_000 })),
    })),
  };
  return { details, measured };
}

const keyOf = (at: number): string => `page/${at}`;

function usageOf(at: number, { width }: Placement): Usage {
  return {
    element: pageImage(keyOf(at), assetId),
    at,
    as: 'image',
    assetId,
    handles: null,
    altText: 'A lake',
    binding: null,
    isAltBound: false,
    width,
    component: null,
  };
}

/** The row of an asset that is placed so. */
function rowOfAll({ details, measured }: ReturnType<typeof factsOf>, placements: readonly Placement[]): Row {
  const inputs = placements.flatMap(({ inputs: said }, at) =>
    said ? [[keyOf(at), { ...unknown, ...said }] as const] : [],
  );
  const usages = placements.map((placement, at) => usageOf(at, placement));
  return rowOf(usages, recordOf(details, measured), () => 0, {
    inputs: new Map(inputs),
    breakpoints: defaultBreakpoints,
  });
}

/** What the Selected view finds in the same image. */
function selectedFindings(
  { details, measured }: ReturnType<typeof factsOf>,
  { width, inputs }: Placement,
): readonly Finding[] {
  const selection: SelectedAsset = {
    kind: 'asset',
    as: 'image',
    among: null,
    elementKey: keyOf(0),
    assetId,
    image: imageHandle(),
    asset: designerAsset(),
    designer: {},
    placement: { altText: 'A lake', width },
    isComplete: true,
    details,
    measured,
    altTexts: [],
    refusal: null,
  };
  const context = { inputs: { ...unknown, ...inputs }, breakpoints: defaultBreakpoints, repeats: 0 };
  return auditSelected(selection, context).findings;
}

const gone = unmeasuredFile('not_found');
const rendered = { ...noWidths, everywhere: { unit: 'px', value: 300 } } as const;
const cases: [string, Case, string[]][] = [
  ['a good image', {}, []],
  ['a heavy one', { original: { bytes: 900_000 } }, ['heavy medium']],
  ['a heavy one with a Width', { original: { bytes: 900_000 }, width: 100 }, ['heavy low']],
  [
    'a heavy one with a typed Width',
    { original: { bytes: 900_000 }, inputs: { typedWidth: 100 } },
    ['heavy low'],
  ],
  [
    'a heavy one with pasted sizes',
    { original: { bytes: 900_000 }, inputs: { pastedSizes: '100px' } },
    ['heavy low'],
  ],
  ['a rendered width', { inputs: { rendered } }, ['tooWide medium']],
  ['a variant that is gone', { files: { 1: gone } }, ['brokenVariants high']],
  [
    'a variant that is gone and too wide to be loaded',
    { files: { 3: gone }, width: 100 },
    ['brokenVariants low'],
  ],
  ['an original that is gone', { original: gone }, ['brokenOriginal high']],
  ['HEIC', { original: { type: 'image/heic' } }, ['unshownFormat high']],
  [
    'no variants and another type',
    { details: { variants: [], contentType: 'image/webp' } },
    ['noVariants medium', 'otherType low'],
  ],
  ['variants nobody knows', { details: { variants: null } }, []],
  [
    'an animated PNG',
    { original: { type: 'image/png', animated: true, bytes: 800_000 } },
    ['heavy medium', 'otherExtension low'],
  ],
];

test.for(cases)('of %s the page finds what Selected finds', ([, facts, found]) => {
  const known = factsOf(facts);
  const row = rowOfAll(known, [facts]);
  expect(row.findings.map(({ id, severity }) => `${id} ${severity}`)).toEqual(found);
  expect(row.findings).toEqual(selectedFindings(known, facts));
  const [line] = recordsIn(csvOf([row], () => size, { name: '', headings: new Map() }));
  expect(line?.Findings).toBe(row.findings.map((finding) => findingMessage(finding).title).join('; '));
});

test('of two usages each has its own findings, and the row the worst of both', () => {
  const row = rowOfAll(factsOf({ original: { bytes: 900_000 } }), [{ width: 100 }, {}]);
  expect(row.usages.map(({ findings }) => findings.map(({ severity }) => severity))).toEqual([
    ['low'],
    ['medium'],
  ]);
  expect(row.findings).toMatchObject([{ id: 'heavy', severity: 'medium', isLoaded: true }]);
});
