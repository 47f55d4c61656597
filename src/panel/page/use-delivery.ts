import type { AssetDetails } from '#contract/asset.ts';
import type { Breakpoint } from '#panel/delivery/breakpoints.ts';
import { type ElementInputs, inputsOf } from '#panel/delivery/delivery-inputs.ts';
import { deliverImage, type ImageDelivery } from '#panel/delivery/image-delivery.ts';
import type { Use } from '#panel/page/use.ts';
import type { Measured } from '#panel/selected/inspection.ts';

/** How elements are shown: what is known of each by its key, and the breakpoints of the site. */
export interface ShownElements {
  readonly inputs: ReadonlyMap<string, ElementInputs>;
  readonly breakpoints: readonly Breakpoint[];
}

/**
 * What visitors get of one use of an asset; null where neither a Width nor anything else is known of its element, so
 * that its screens ask for the most they can.
 */
export function deliveryOf(
  { element, width }: Use,
  details: AssetDetails | null,
  measured: Measured | null,
  { inputs, breakpoints }: ShownElements,
): ImageDelivery | null {
  if (!details?.variants || (!width && !inputs.has(element.key))) return null;
  const { rendered, typedWidth, pastedSizes } = inputsOf(inputs, element.key);
  return deliverImage({
    details: { ...details, variants: details.variants },
    measured,
    width: measured?.original.width,
    sizes: { pasted: pastedSizes, width: width ?? typedWidth },
    rendered,
    breakpoints,
  });
}
