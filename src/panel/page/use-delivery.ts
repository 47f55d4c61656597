import type { AssetDetails } from '#contract/asset.ts';
import type { Measured } from '#panel/assets/inspection.ts';
import { inputsOf } from '#panel/delivery/delivery-inputs.ts';
import type { Use } from '#panel/page/use.ts';
import type { Breakpoint } from '#rules/delivery/breakpoints.ts';
import type { ElementInputs } from '#rules/delivery/deliver-element.ts';
import { deliverElement } from '#rules/delivery/deliver-element.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';

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
  if (!width && !inputs.has(element.key)) return null;
  const shown = { details, measured, width: measured?.original.width };
  return deliverElement(shown, width, inputsOf(inputs, element.key), breakpoints);
}
