import type { Delivery } from '#rules/delivery/deliveries.ts';
import { type ScreenGroup, screenGroups } from '#rules/delivery/screen-groups.ts';
import { isDenseEnough } from '#rules/delivery/select-source.ts';

/** The density above which more pixels are not seen. Source: Lighthouse, `image-size-responsive`. */
const densest = 2;

/** Where an image is sharp by the files that screens load. */
export interface Sharpness {
  /** Screens up to 2× that are blurry at their known rendered width. */
  readonly blurry: readonly ScreenGroup[];
  /** `all` densities, up to `two`; `known` where an image as wide as an assumed breakpoint would be blurry there. */
  readonly sharp: 'all' | 'two' | 'known';
  /** Breakpoints whose rendered width is known, and those where it is assumed, narrowest first. */
  readonly known: readonly ScreenGroup[];
  readonly assumed: readonly ScreenGroup[];
}

const isSharp = ({ loaded, rendered, density }: Delivery): boolean =>
  isDenseEnough(loaded, rendered.width, density);

/** Returns where an image is sharp. Of an assumed width, the whole viewport, only the sharpness is known. */
export function sharpnessOf(deliveries: readonly Delivery[]): Sharpness {
  const seen = deliveries.filter(({ density }) => density <= densest);
  const isAll = deliveries.every(isSharp);
  return {
    blurry: screenGroups(seen.filter(({ isBlurry }) => isBlurry)),
    sharp: isAll ? 'all' : seen.every(isSharp) ? 'two' : 'known',
    known: screenGroups(deliveries.filter(({ rendered }) => !rendered.isAssumed)),
    assumed: screenGroups(deliveries.filter(({ rendered }) => rendered.isAssumed)),
  };
}
