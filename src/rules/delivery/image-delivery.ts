import type { AssetDetails, Variant } from '#contract/asset.ts';
import type { Breakpoint } from '#rules/delivery/breakpoints.ts';
import { type FileListing, listFiles, type MeasuredFile, originalFile } from '#rules/delivery/candidates.ts';
import { type Delivery, deliveriesOf } from '#rules/delivery/deliveries.ts';
import { type PageSizes, pageSizes, type SizesInputs } from '#rules/delivery/page-sizes.ts';
import type { RenderedWidths } from '#rules/delivery/rendered-width.ts';
import { type Saving, savingOf } from '#rules/delivery/saving.ts';

/** What is known of one image on its page. */
export interface ImageOnPage {
  readonly details: Pick<AssetDetails, 'hostedUrl' | 'size' | 'contentType'> & {
    readonly variants: readonly Variant[];
  };
  /** In the order of the variants; null where no file was measured. */
  readonly measured: { readonly original: MeasuredFile; readonly variants: readonly MeasuredFile[] } | null;
  /** Pixels of the original. */
  readonly width: number | null | undefined;
  readonly sizes: SizesInputs;
  readonly rendered: RenderedWidths;
  readonly breakpoints: readonly Breakpoint[];
}

/** What visitors load for one image. */
export interface ImageDelivery {
  readonly listing: FileListing;
  readonly sizes: PageSizes;
  readonly deliveries: readonly Delivery[];
  /** The change that saves the most; null where no known change saves enough. */
  readonly saving: Saving | null;
}

/** Returns what visitors load for an image. */
export function deliverImage({
  details,
  measured,
  width,
  sizes,
  rendered,
  breakpoints,
}: ImageOnPage): ImageDelivery {
  const original = originalFile({ ...details, url: details.hostedUrl }, width, measured?.original);
  const listing = listFiles(details.variants, original, measured?.variants);
  const written = pageSizes(sizes);
  const delivering = { candidates: listing.candidates, sizes: written.sizes, rendered, breakpoints };
  const deliveries = deliveriesOf(delivering);
  return { listing, sizes: written, deliveries, saving: savingOf(delivering, deliveries, written.source) };
}
