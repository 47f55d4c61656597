import { type Signal, signal } from '@preact/signals-core';
import type { WeighedAssetRequest } from '#contract/weighing.ts';
import { contentOf } from '#panel/assets/facts.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { WeighedAsset } from '#panel/weighing/weighed-asset.ts';

/** What is known of one version of an asset's file; `version` null where that was not known. */
interface Entry {
  readonly version: string | null;
  readonly request: WeighedAssetRequest;
  readonly asset: WeighedAsset;
}

/** What is known of each asset's file, as long as the file stays the same. */
export interface WeighedEntries {
  /** The entry of the asset's present file; null where there is none. Reads signals. */
  get(assetId: string): Entry | null;
  /** Whether the entry of the asset is about another file than its present one. Reads signals. */
  isOutdated(assetId: string): boolean;
  /** Sets the entry of the asset's present file. */
  set(request: WeighedAssetRequest, asset: WeighedAsset): void;
  update(assetId: string, change: (asset: WeighedAsset) => Partial<WeighedAsset>): void;
  forget(assetIds: Iterable<string>): void;
  clear(): void;
}

/** Creates it, empty. */
export function createWeighedEntries(assets: Pick<AssetStore, 'asset'>): WeighedEntries {
  const entries = new Map<string, Signal<Entry | null>>();
  /** Read for each asset that has no entry: a list of thousands then follows one signal in place of one for each. */
  const size = signal(0);

  function add(assetId: string, first: Entry): void {
    entries.set(assetId, signal(first));
    size.value = entries.size;
  }

  function versionOf(assetId: string): string | null {
    const { details } = assets.asset(assetId);
    return details && contentOf(details);
  }

  function isOfOtherFile(assetId: string, entry: Entry): boolean {
    const version = versionOf(assetId);
    return version !== null && entry.version !== null && entry.version !== version;
  }

  const entryOf = (assetId: string): Entry | null =>
    (size.value === 0 ? null : entries.get(assetId)?.value) ?? null;

  return {
    get(assetId) {
      const entry = entryOf(assetId);
      return entry && isOfOtherFile(assetId, entry) ? null : entry;
    },
    isOutdated(assetId) {
      const entry = entryOf(assetId);
      return entry !== null && isOfOtherFile(assetId, entry);
    },
    set(request, asset) {
      const entry = { version: versionOf(request.id), request, asset };
      const known = entries.get(request.id);
      if (known) known.value = entry;
      else add(request.id, entry);
    },
    update(assetId, change) {
      const entry = entries.get(assetId);
      if (entry?.value)
        entry.value = { ...entry.value, asset: { ...entry.value.asset, ...change(entry.value.asset) } };
    },
    forget(assetIds) {
      for (const id of assetIds) {
        const entry = entries.get(id);
        if (entry) entry.value = null;
      }
    },
    clear() {
      for (const entry of entries.values()) entry.value = null;
    },
  };
}
