import type { Delivery } from '#rules/delivery/deliveries.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { type ScreenGroup, screenGroups } from '#rules/delivery/screen-groups.ts';

/** Which screens load and need one file. */
export interface FileLoads {
  /** True where no other file exists, so that every screen loads this one. */
  readonly isOnly: boolean;
  /** The screens of the breakpoints that load it, by `sizes`. */
  readonly loadedBy: readonly ScreenGroup[];
  /** Screens with a known rendered width that need this file and load another. */
  readonly neededBy: readonly ScreenGroup[];
  /** True where a screen may load it whose width or density lies between those of the breakpoints. */
  readonly isBetween: boolean;
}

/** The screens of each file of an image; `variants` has their order. */
export interface ImageLoads {
  readonly variants: readonly FileLoads[];
  readonly original: FileLoads;
}

const none: FileLoads = { isOnly: false, loadedBy: [], neededBy: [], isBetween: false };
const only: FileLoads = { ...none, isOnly: true };

/** The narrowest viewport that pages are made for, in CSS pixels. Source: WCAG 2.2, 1.4.10. */
const narrowestViewport = 320;

/** The least and the most pixels that screens from the narrowest to the densest ask for. */
function askedRange({ deliveries, sizes }: ImageDelivery): readonly [number, number] {
  const promised = deliveries.map((delivery) => delivery.promised);
  const least = Math.min(sizes.sizes(narrowestViewport), ...promised);
  return [least, Math.max(...deliveries.map((delivery) => delivery.promised * delivery.density))];
}

/**
 * Returns which screens load and need each file; null while that is not known. `isOneFile` is true where Webflow writes
 * no `srcset`, as for an SVG.
 */
export function imageLoads(
  variants: readonly { readonly hostedUrl: string | null }[],
  delivery: ImageDelivery | null,
  isOneFile: boolean,
): ImageLoads | null {
  if (isOneFile) return { variants: variants.map(() => none), original: only };
  // Without the original's width nothing tells which of the files it would be among.
  if (!delivery || delivery.listing.originalOmission === 'noWidth') return null;
  const { candidates, omissions, originalOmission } = delivery.listing;
  const [least, most] = askedRange(delivery);
  const loads = candidates.map((file, at): FileLoads => {
    if (candidates.length === 1) return only;
    const isThis = (other: Delivery['loaded']): boolean => other.width === file.width;
    const { deliveries } = delivery;
    const below = candidates[at - 1]?.width ?? 0;
    return {
      isOnly: false,
      loadedBy: screenGroups(deliveries.filter(({ loaded }) => isThis(loaded))),
      neededBy: screenGroups(
        deliveries.filter(
          ({ needed, loaded, rendered }) => !rendered.isAssumed && isThis(needed) && !isThis(loaded),
        ),
      ),
      isBetween: below < most && file.width >= least,
    };
  });
  const find = (url: string | null, isOriginal: boolean): FileLoads =>
    loads[candidates.findIndex((file) => file.isOriginal === isOriginal && file.url === url)] ?? none;
  const original = candidates.findIndex((file) => file.isOriginal);
  return {
    variants: variants.map(({ hostedUrl }, at) => (omissions[at] === null ? find(hostedUrl, false) : none)),
    original: originalOmission === null ? (loads[original] ?? none) : none,
  };
}
