import { inherits } from '#rules/alt-text/alt-state.ts';
import type { UsageFacts } from '#rules/audit/usage-facts.ts';

interface AltWrite {
  /** The number of the write among all requests. */
  readonly number: number;
  /** The asset's alt text before the write; undefined where it was not known. */
  readonly before: string | null | undefined;
}

/** When an asset's alt text was read and written, by the numbers of requests and writes. */
export interface AltHistory {
  /** The latest write to the asset or to a usage of it. */
  changed: number;
  /** The number of the latest read of the Designer, and its time (epoch ms). */
  read: number;
  readAt: number;
  readonly writes: AltWrite[];
}

export const createAltHistory = (): AltHistory => ({ changed: 0, read: 0, readAt: 0, writes: [] });

/** True for an answer to a request made before the latest write to the asset. */
export function isOverwritten({ writes }: AltHistory, request: number): boolean {
  return (writes.at(-1)?.number ?? 0) > request;
}

/**
 * Returns the text of an image that inherits its asset's. An asset without a text gives an empty one: null would mean
 * decorative.
 */
export const followed = (ofAsset: string | null | undefined): string => ofAsset ?? '';

/** True for an image that inherits its asset's alt text. */
export function isFollowing(
  { altText, altWord }: Pick<UsageFacts, 'altText' | 'altWord'>,
  ofAsset: string | null | undefined,
): boolean {
  return inherits({ element: altText, word: altWord, designer: undefined, api: ofAsset });
}

/** True for an image that inherited its asset's alt text when it was read: before the first write after `request`. */
export function wasFollowing(
  { writes }: AltHistory,
  usage: Pick<UsageFacts, 'altText' | 'altWord'>,
  request: number,
): boolean {
  const write = writes.find(({ number }) => number > request);
  return write !== undefined && isFollowing(usage, write.before);
}
