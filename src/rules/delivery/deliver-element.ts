import type { AssetDetails } from '#contract/asset.ts';
import type { Breakpoint } from '#rules/delivery/breakpoints.ts';
import { deliverImage, type ImageDelivery, type ImageOnPage } from '#rules/delivery/image-delivery.ts';
import type { RenderedWidths } from '#rules/delivery/rendered-width.ts';

/** What a person has said, and the canvas, of one image element. */
export interface ElementInputs {
  readonly rendered: RenderedWidths;
  /** Width in the element's settings as typed, in CSS pixels, null for none; undefined where nothing was typed. */
  readonly typedWidth: number | null | undefined;
  /** The page's own `sizes` attribute as pasted. */
  readonly pastedSizes: string | null;
}

/** The asset that an element shows; `measured` and `width` as for `deliverImage`. */
export interface ShownAsset extends Pick<ImageOnPage, 'measured' | 'width'> {
  readonly details: AssetDetails | null;
}

/**
 * What visitors get of an image element; null until Webflow has named its variants. `toldWidth` is Width in its settings
 * as the Designer tells it, null for none and undefined where it does not tell: then the typed one counts.
 */
export function deliverElement(
  { details, measured, width }: ShownAsset,
  toldWidth: number | null | undefined,
  { rendered, typedWidth, pastedSizes }: ElementInputs,
  breakpoints: readonly Breakpoint[],
): ImageDelivery | null {
  if (!details?.variants) return null;
  return deliverImage({
    details: { ...details, variants: details.variants },
    measured,
    width,
    sizes: { pasted: pastedSizes, width: toldWidth === undefined ? typedWidth : toldWidth },
    rendered,
    breakpoints,
  });
}
