import { type AltHistory, createAltHistory } from '#panel/assets/alt-history.ts';
import type { ReadFact } from '#panel/assets/store.ts';

/** When an asset was read, by the numbers of requests. */
export interface AssetHistory {
  readonly alt: AltHistory;
  /** The latest request that the backend has answered. */
  answered: number;
  /** The latest requests that bypassed every cache. */
  readonly fresh: Record<ReadFact, number>;
}

/** Creates the history of an asset; requests before `answered` are outdated. */
export const createAssetHistory = (answered: number): AssetHistory => ({
  alt: createAltHistory(),
  answered,
  fresh: { details: 0, altTexts: 0 },
});
