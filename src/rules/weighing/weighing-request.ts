import { contractLimits } from '#contract/limits.ts';
import type { WeighedAssetRequest } from '#contract/weighing.ts';
import { deliveryTo, devices } from '#rules/audit/device-loads.ts';
import type { Candidate } from '#rules/delivery/candidates.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { neededPixels } from '#rules/delivery/needed-pixels.ts';
import { selectSource } from '#rules/delivery/select-source.ts';
import { thresholds } from '#rules/thresholds.ts';
import { variantWidths } from '#rules/variants/no-variants.ts';

/** An asset to weigh, and what is known of how it is shown. */
export interface AssetToWeigh {
  readonly id: string;
  /** Pixels of the original; null where not known. */
  readonly width: number | null | undefined;
  /** The delivery at each of its usages; null for a usage of which nothing is known. Empty without usages. */
  readonly deliveries: readonly (ImageDelivery | null)[];
}

/**
 * Returns how many pixels wide a file must be for all usages; null where that is not known, or the original is hardly wider.
 * Of each usage a rendered width must be known.
 */
export function neededWidth({ width, deliveries }: Omit<AssetToWeigh, 'id'>): number | null {
  const isKnown = deliveries.every((one) => one?.deliveries.some(({ rendered }) => !rendered.isAssumed));
  if (!width || !isKnown || deliveries.length === 0) return null;
  const pixels = Math.max(...deliveries.map((one) => neededPixels(one?.deliveries ?? [])));
  return pixels > 0 && pixels * thresholds.widthsOverCopy <= width ? pixels : null;
}

/** The widths of the variants that devices load of an original, where `srcset` lists every variant. */
function loadedWidths(width: number, delivery: ImageDelivery): number[] {
  const files = [...variantWidths.filter((one) => one < width), width].map(
    (own): Candidate => ({ url: '', width: own, bytes: null, isOriginal: own === width }),
  );
  return devices.flatMap((device) => {
    const to = deliveryTo(device, delivery.deliveries);
    const file = to && selectSource(files, to.promised, to.density);
    return file && !file.isOriginal ? file.width : [];
  });
}

/**
 * Returns the request for an asset: beside the original's own width the one that is needed, and of variants those that
 * a phone and a laptop would load of either. Where a file turns out too heavy for `srcset`, the original is loaded instead.
 */
export function weighingRequest(asset: AssetToWeigh): WeighedAssetRequest {
  const { id, width, deliveries } = asset;
  const needed = neededWidth(asset);
  const widths = needed === null || needed > contractLimits.weighedWidth ? [] : [needed];
  const variants = [width ?? 0, ...widths].flatMap((own) =>
    deliveries.flatMap((delivery) => (delivery ? loadedWidths(own, delivery) : [])),
  );
  return {
    id,
    widths,
    variantWidths: [...new Set(variants)]
      .toSorted((one, other) => one - other)
      .slice(0, contractLimits.weighedVariants),
  };
}
