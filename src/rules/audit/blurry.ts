import type { Delivery } from '#rules/delivery/deliveries.ts';
import { sharpnessOf } from '#rules/delivery/sharpness.ts';
import { isVector } from '#rules/variants/vector.ts';

/** True for an image of pixels that is blurry on screens up to 2×, as far as rendered widths are known. */
export function isBlurryImage(
  contentType: string | null | undefined,
  deliveries: readonly Delivery[] | undefined,
): boolean {
  return !isVector(contentType) && deliveries !== undefined && sharpnessOf(deliveries).blurry.length > 0;
}
