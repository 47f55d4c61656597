import type { Candidate } from '#contract/weighing.ts';
import type { AssetFacts } from '#rules/audit/asset-facts.ts';
import { type Device, deliveryTo, deviceLoads } from '#rules/audit/device-loads.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { selectSource } from '#rules/delivery/select-source.ts';
import type { Weighed } from '#rules/weighing/best-candidate.ts';
import { filesAfter } from '#rules/weighing/files-after.ts';

/** Bytes that a device loads before and after a change; null where they are not known. */
export interface LoadChange {
  readonly before: number | null;
  readonly after: number | null;
}

export type LoadChanges = Readonly<Record<Device, LoadChange>>;

/** True where a device is known to load more afterwards. */
export function isHeavier({ phone, laptop }: LoadChanges): boolean {
  return [phone, laptop].some(({ before, after }) => before !== null && after !== null && after > before);
}

/**
 * Returns what each device loads of an image now, and would load with a candidate as the original: an estimate, as
 * Webflow makes the variants. The candidate is null where the image stays as it is. Both are null where nothing is known of
 * its delivery.
 */
export function loadChanges(
  asset: Pick<AssetFacts, 'details'>,
  delivery: ImageDelivery | null,
  weighed: Weighed,
  candidate: Candidate | null,
): LoadChanges {
  const now = deviceLoads(asset, delivery);
  const files = candidate && filesAfter(weighed, candidate);
  const change = (device: Device): LoadChange => {
    const before = now[device].loaded;
    if (!files) return { before, after: before };
    const to = deliveryTo(device, delivery?.deliveries ?? []);
    if (to) return { before, after: selectSource(files, to.promised, to.density)?.bytes ?? null };
    return { before, after: before === null ? null : (candidate?.bytes ?? null) };
  };
  return { phone: change('phone'), laptop: change('laptop') };
}
