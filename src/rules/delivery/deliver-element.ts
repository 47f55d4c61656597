import type { AssetDetails } from '#contract/asset.ts';
import type { Breakpoint } from '#rules/delivery/breakpoints.ts';
import { deliverImage, type ImageDelivery, type ImageOnPage } from '#rules/delivery/image-delivery.ts';
import type { RenderedWidths } from '#rules/delivery/rendered-width.ts';

/** Inputs for one image element that a person typed or the canvas measured. */
export interface ElementInputs {
  readonly rendered: RenderedWidths;
  /** Width in the element's settings as typed, in CSS pixels, null for none; undefined where no value was typed. */
  readonly typedWidth: number | null | undefined;
  /** The page's own `sizes` attribute as pasted. */
  readonly pastedSizes: string | null;
}

/** The asset that an element shows; `measured` and `width` as for `deliverImage`. */
export interface ShownAsset extends Pick<ImageOnPage, 'measured' | 'width'> {
  readonly details: AssetDetails | null;
}

/**
 * Returns what visitors load for an image element; null until its variants are known. `toldWidth` is Width in its
 * settings from the Designer, null for none and undefined where the Designer does not return it: then the typed one
 * counts.
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
