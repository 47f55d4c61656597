import type { Delivery } from '#rules/delivery/deliveries.ts';

/**
 * Returns the pixels that the densest screen of the widest rendered width needs; 0 without deliveries. Assumed widths
 * count as needed: a copy that is too narrow would be blurry.
 */
export function neededPixels(deliveries: readonly Delivery[]): number {
  return Math.ceil(Math.max(0, ...deliveries.map(({ rendered, density }) => rendered.width * density)));
}
