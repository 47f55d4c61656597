import { inherits } from '#rules/alt-text/alt-state.ts';

interface AltWrite {
  /** The number of the write among all requests. */
  readonly number: number;
  /** The asset's alt text before it; undefined where that was not known. */
  readonly before: string | null | undefined;
}

/** When an asset's alt text was read and written. Numbers are those of requests and writes, in their order. */
export interface AltHistory {
  /** The latest write to the asset or to a usage of it. */
  changed: number;
  /** The latest answer of the Designer, and when that was (epoch ms). */
  read: number;
  readAt: number;
  readonly writes: AltWrite[];
}

export const createAltHistory = (): AltHistory => ({ changed: 0, read: 0, readAt: 0, writes: [] });

/** True for an answer to a request made before the latest write to the asset. */
export function isOverwritten({ writes }: AltHistory, request: number): boolean {
  return (writes.at(-1)?.number ?? 0) > request;
}

/** What an image shows that has no alt text of its own, of its asset's. Its null would mean decorative. */
export const followed = (ofAsset: string | null | undefined): string => ofAsset ?? '';

/** Whether an image that shows `element` shows the alt text its asset has. */
export function isFollowing(element: string | null | undefined, ofAsset: string | null | undefined): boolean {
  return inherits({ element, designer: undefined, api: ofAsset });
}

/**
 * Whether an image that showed `element` when it was asked follows the asset's alt text as it was then: before the
 * first write after the request.
 */
export function wasFollowing({ writes }: AltHistory, element: string | null, request: number): boolean {
  const write = writes.find(({ number }) => number > request);
  return write !== undefined && isFollowing(element, write.before);
}
