import type { AssetRecord } from '#panel/assets/facts.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import { type SiteRow, siteRowOf } from '#panel/site/site-row.ts';

/** The rows of assets, each the same object until one of its facts changes. */
export interface SiteRows {
  /** Null before the asset's details. */
  of(assetId: string): SiteRow | null;
  /** The rows of these assets: the same array as long as every row is the same. */
  all(assetIds: readonly string[]): readonly SiteRow[];
}

/** Creates the rows. They are made of the store's facts, which also change for other assets: only what differs is new. */
export function createSiteRows(assets: Pick<AssetStore, 'asset'>): SiteRows {
  const made = new WeakMap<AssetRecord, SiteRow>();
  let known: readonly SiteRow[] = [];

  function of(assetId: string): SiteRow | null {
    const asset = assets.asset(assetId);
    if (!asset.details) return null;
    const row = made.get(asset) ?? siteRowOf(asset, asset.details);
    made.set(asset, row);
    return row;
  }

  return {
    of,
    all(assetIds) {
      const next: SiteRow[] = [];
      for (const id of assetIds) {
        const row = of(id);
        if (row) next.push(row);
      }
      const isSame = next.length === known.length && next.every((row, at) => row === known[at]);
      if (!isSame) known = next;
      return known;
    },
  };
}
