import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { Variant } from '#contract/asset.ts';
import type { MeasuredFile } from '#contract/measurements.ts';
import type { RenderedSize } from '#panel/designer/snapshot.ts';
import { assetId, detailsOf, variantOf } from '#test/support/panel/asset-details.ts';
import { openFold } from '#test/support/panel/open-folds.ts';
import { type OpenPanel, openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  says,
} from '#test/support/panel/scripted-designer.ts';
import type { Look } from '#test/support/panel/stories/story.ts';

/** Widths and bytes of the variants that Webflow makes of a photo of 3600 × 2400 px. */
const ladder: readonly (readonly [number, number])[] = [
  [500, 12_600],
  [800, 31_300],
  [1080, 62_300],
  [1600, 169_000],
  [2000, 309_000],
  [2600, 640_000],
  [3200, 1_200_000],
];

interface FilesOf {
  /** Widths and bytes of the variants, and what else differs. */
  readonly files?: readonly (readonly [number, number, Partial<Variant>?])[];
  /** Width in the image's settings. */
  readonly width?: number | null;
  readonly rendered?: RenderedSize;
  readonly bytes?: number;
  readonly type?: string;
  /** Pixels of the original. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** Opens the panel on an image with these files, all of them measured. */
export function openFiles(options: FilesOf = {}, others: Parameters<typeof openPanel>[0] = {}): OpenPanel {
  const { files = ladder, bytes = 1_750_000, type = 'image/jpeg', width = null, rendered } = options;
  const size = options.size ?? { width: 3_600, height: 2_400 };
  const variants = files.map(([own, , changes]) => variantOf(own, changes));
  const measured = (url: string | null, own: number, more: Partial<MeasuredFile> = {}): MeasuredFile => {
    const facts = { width: null, height: null, animated: null, reason: null, ...more };
    return { url, bytes: own, type, servedType: type, ...facts };
  };
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ hostedUrl: photoUrl, contentType: type, size: bytes, variants })));
  backend.scriptMeasurements(
    answers({
      assetId,
      original: measured(photoUrl, bytes, size),
      variants: variants.map(({ hostedUrl }, at) => measured(hostedUrl, files[at]?.[1] ?? 0)),
    }),
  );
  const asset = designerAsset({ url: says<string | null>(photoUrl) });
  const element = imageElement({
    asset: says(asset),
    bindings: says({ width }),
    ...(rendered ? { rendered: says(rendered) } : {}),
  });
  return openPanel({
    backend,
    designer: createScriptedDesigner({ selection: says(element) }),
    loadImage: async () => size,
    ...others,
  });
}

const failed = { error: 'Image is too large to process' };

/** The files of an image in each form of their chart. */
export const fileStories: readonly Look[] = [
  { name: 'eight files', open: async () => openFiles(), says: '1.75 MB' },
  {
    name: 'files that no screen loads',
    open: async () => openFiles({ width: 625, rendered: { width: 625, breakpoint: 'main' } }),
    says: 'nobody',
  },
  {
    name: 'files that no screen loads, unfolded',
    async open() {
      const opened = openFiles({ width: 200 });
      await page.getByRole('button', { name: 'nobody', exact: false }).click();
      await expect.element(page.getByRole('rowheader', { name: '3200', exact: false })).toBeVisible();
      return opened;
    },
    says: 'nobody',
  },
  {
    name: 'files that failed',
    open: async () =>
      openFiles({
        files: ladder.map(([width, bytes], at) => (at % 3 === 1 ? [width, bytes, failed] : [width, bytes])),
      }),
    says: 'Failed',
  },
  {
    name: 'thirty files of one size',
    open: async () =>
      openFiles({ files: Array.from({ length: 29 }, (_, at) => [100 * (at + 1), 90_000]), bytes: 90_000 }),
    says: '90 kB',
  },
  {
    name: 'what each breakpoint loads',
    async open() {
      const opened = openFiles({ rendered: { width: 625, breakpoint: 'main' } });
      await openFold('Delivery');
      return opened;
    },
    says: 'Desktop',
  },
  {
    name: 'original and variant',
    async open() {
      const opened = openFiles({
        files: [[500, 61_000, { hostedUrl: `${photoUrl}?500` }]],
        size: { width: 600, height: 400 },
        rendered: { width: 300, breakpoint: 'main' },
      });
      await page.getByRole('button', { name: 'Compare 1:1' }).click();
      return opened;
    },
    says: 'Original and variant',
  },
  {
    name: 'a blurry image',
    open: async () => openFiles({ width: 200, rendered: { width: 900, breakpoint: 'main' } }),
    says: 'Blurry on laptop',
  },
  {
    name: 'the file of an SVG',
    open: async () =>
      openFiles({ files: [], type: 'image/svg+xml', bytes: 4_210, size: { width: 0, height: 0 } }),
    says: 'every screen',
  },
];
