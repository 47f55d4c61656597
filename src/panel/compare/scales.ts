import type { ComparableFiles } from '#panel/compare/comparable-files.ts';
import { type Delivery, densities } from '#rules/delivery/deliveries.ts';

/** How large both files are drawn: in device pixels, and why. */
export type Scale =
  | { readonly kind: 'variant' | 'original'; readonly pixels: number }
  /** As wide as the image is rendered, in CSS pixels, on a screen of this density. */
  | {
      readonly kind: 'rendered';
      readonly pixels: number;
      readonly breakpoint: string;
      readonly width: number;
      readonly isAssumed: boolean;
      readonly density: number;
    };

/**
 * Returns the scales to compare at: each pixel of the variant or of the original is one of the screen, or both files are
 * drawn as wide as on the page. The rendered width is that of the widest breakpoint where one is known.
 */
export function scalesOf(
  { original }: ComparableFiles,
  variantWidth: number,
  deliveries: readonly Delivery[],
): Scale[] {
  const at = deliveries.find(({ rendered }) => !rendered.isAssumed) ?? deliveries[0];
  const rendered = at
    ? densities.map((density): Scale => {
        const { width, isAssumed } = at.rendered;
        const { name } = at.breakpoint;
        return { kind: 'rendered', pixels: width * density, breakpoint: name, width, isAssumed, density };
      })
    : [];
  return [
    { kind: 'variant', pixels: variantWidth },
    { kind: 'original', pixels: original.width },
    ...rendered,
  ];
}
