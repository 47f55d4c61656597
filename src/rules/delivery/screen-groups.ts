import type { Delivery } from '#rules/delivery/deliveries.ts';
import { type Device, deviceOf } from '#rules/delivery/devices.ts';

/** The screens of one breakpoint, in device pixels per CSS pixel, lowest first. */
export interface ScreenGroup {
  readonly device: Device;
  /** The breakpoint's name, and the viewport width that represents it. */
  readonly breakpoint: string;
  readonly viewport: number;
  readonly densities: readonly number[];
}

/** Returns the screens by breakpoint, narrowest first. */
export function screenGroups(deliveries: readonly Delivery[]): ScreenGroup[] {
  return [...Map.groupBy(deliveries, ({ breakpoint }) => breakpoint)]
    .flatMap(([{ name }, [first, ...others]]) =>
      first
        ? {
            device: deviceOf(first.viewport),
            breakpoint: name,
            viewport: first.viewport,
            densities: [first, ...others].map(({ density }) => density),
          }
        : [],
    )
    .toSorted((one, other) => one.viewport - other.viewport);
}
