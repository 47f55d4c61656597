import { type Delivery, densities } from '#rules/delivery/deliveries.ts';

/** How large both files are drawn: in device pixels, and why. */
export type Scale =
  | { readonly kind: 'variant' | 'candidate' | 'original'; readonly pixels: number }
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
 * Returns the scales to compare a variant or a candidate with the original at: each pixel of either is one of the screen, or
 * both are drawn as wide as on the page. The rendered width is that of the widest breakpoint where one is known. Widths are
 * in pixels.
 */
export function scalesOf(
  kind: 'variant' | 'candidate',
  width: number,
  originalWidth: number,
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
  const original: Scale[] = [{ kind: 'original', pixels: originalWidth }];
  return [...(width === originalWidth ? [] : [{ kind, pixels: width }]), ...original, ...rendered];
}

function idOf(scale: Scale | undefined): string | number | undefined {
  return scale?.kind === 'rendered' ? scale.density : scale?.kind;
}

/** Returns the place of the chosen scale among these, which may be those of another file; the first where it is none of them. */
export function placeOf(chosen: Scale | undefined, scales: readonly Scale[]): number {
  return Math.max(
    0,
    scales.findIndex((one) => idOf(one) === idOf(chosen)),
  );
}
