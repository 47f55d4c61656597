import type { AssetDetails } from '#contract/asset.ts';
import type { Breakpoint } from '#panel/delivery/breakpoints.ts';
import type { ElementInputs } from '#panel/delivery/delivery-inputs.ts';
import { deliverImage, type ImageDelivery, type ImageOnPage } from '#panel/delivery/image-delivery.ts';

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
