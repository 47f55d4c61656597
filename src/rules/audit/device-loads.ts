import type { AssetFacts } from '#rules/audit/asset-facts.ts';
import type { Delivery } from '#rules/delivery/deliveries.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { isVector } from '#rules/variants/vector.ts';

export const devices = ['phone', 'laptop'] as const;
export type Device = (typeof devices)[number];

/** What one device loads and needs of an image, in bytes; null where that is not known. */
export interface DeviceLoad {
  readonly loaded: number | null;
  /** Also null where there is a choice of files and the rendered width is assumed. */
  readonly needed: number | null;
}

export type DeviceLoads = Readonly<Record<Device, DeviceLoad>>;

/**
 * A common screen of each device: its width in CSS pixels and its density. Source: StatCounter, screen resolutions, 2025:
 * most phones are 360 to 430 px wide, most laptops 1366 to 1536 px. Current phones have 2.6 to 3.5 pixels for each CSS
 * pixel, displays of high density on laptops 2.
 */
const screens = {
  phone: { width: 390, density: 3 },
  laptop: { width: 1_440, density: 2 },
} as const satisfies Readonly<Record<Device, { readonly width: number; readonly density: number }>>;

const nothing: DeviceLoad = { loaded: null, needed: null };

/** Nothing is known of what the devices load. */
export const unknownLoads: DeviceLoads = { phone: nothing, laptop: nothing };

/** Returns the delivery to the breakpoint that a device's screen is in; undefined without deliveries. */
export function deliveryTo(device: Device, deliveries: readonly Delivery[]): Delivery | undefined {
  const { width, density } = screens[device];
  const alike = deliveries.filter((one) => one.density === density);
  return alike.findLast(({ viewport }) => viewport >= width) ?? alike[0];
}

/**
 * Returns what each device loads and needs of an image. Of one without variants, such as a vector, every device loads
 * the original. `delivery` is null where nothing is known of its files.
 */
export function deviceLoads(
  { details }: Pick<AssetFacts, 'details'>,
  delivery: ImageDelivery | null,
): DeviceLoads {
  if (!delivery) return unknownLoads;
  const { deliveries, listing } = delivery;
  const isOriginalOnly = isVector(details?.contentType) || details?.variants?.length === 0;
  const loadOf = (device: Device): DeviceLoad => {
    const to = deliveryTo(device, deliveries);
    // Webflow reports 0 bytes for an upload that it still processes.
    const alone = isOriginalOnly ? details?.size || null : null;
    if (!to) return { loaded: alone, needed: alone };
    const isChoice = listing.candidates.length > 1;
    return {
      loaded: to.loaded.bytes,
      needed: isChoice && to.rendered.isAssumed ? null : to.needed.bytes,
    };
  };
  return { phone: loadOf('phone'), laptop: loadOf('laptop') };
}
