import * as v from 'valibot';
import type { CreateCache } from '../cache/create-cache.ts';
import type { InstallationCache, Version } from '../cache/installation-cache.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { limits } from '../platform/limits.ts';
import { wasRejectedWith } from '../webflow/failure.ts';
import type { AssetCache } from './asset-cache.ts';

const MissingAsset = v.object({ code: v.picklist(['asset_not_found', 'bad_asset_id']) });
type MissingAsset = v.InferOutput<typeof MissingAsset>;

/** Ids for which Webflow has no asset, by installation and asset id. */
export type MissingCache = InstallationCache<MissingAsset>;

/** No id is known yet. An installation adds as many as its token has calls in `limits.missingFreshMs`. */
export function createMissingCache(createCache: CreateCache): MissingCache {
  return createCache({
    name: 'missing',
    entries: limits.missingEntries,
    bytes: limits.missingBytes,
    freshFor: () => limits.missingFreshMs,
    schema: MissingAsset,
  });
}

/** What a refusal says of the id. A 401 is about the token, and may be a mistake. */
function meaningOf(error: unknown): MissingAsset | undefined {
  if (wasRejectedWith(error, 400)) return { code: 'bad_asset_id' };
  if (wasRejectedWith(error, 403) || wasRejectedWith(error, 404)) return { code: 'asset_not_found' };
  return undefined;
}

/** An asset id of an installation, and whether what is remembered of it should be asked again. */
export interface MissingQuery {
  readonly installationId: string;
  readonly assetId: string;
  readonly noCache: boolean;
  /** Whether its asset was in memory before. */
  readonly wasKept: boolean;
}

/**
 * Remembers in `missing` the ids that Webflow refuses, so that asking for one again costs no call. Where the asset was in
 * memory, the first refusal is not remembered: it may be a mistake. A read with `noCache` asks again
 * `limits.missingRecheckMs` after the last refusal at the earliest.
 */
export function createMissingAssets(missing: MissingCache, assets: Pick<AssetCache, 'has'>) {
  async function look({ installationId, assetId, noCache }: Omit<MissingQuery, 'wasKept'>) {
    const { entry, moment } = await missing.get(installationId, assetId);
    const isKnown = entry?.isFresh && (!noCache || entry.age < limits.missingRecheckMs);
    return { known: isKnown ? entry.value : undefined, moment };
  }

  function remember(
    { installationId, assetId, wasKept }: MissingQuery,
    error: unknown,
    moment: Version,
  ): void {
    const meaning = wasKept || assets.has(installationId, assetId) ? undefined : meaningOf(error);
    if (meaning) missing.set(installationId, assetId, meaning, moment);
  }

  return {
    /** Whether it is remembered that there is no such asset. */
    async isKnown(installationId: string, assetId: string): Promise<boolean> {
      return (await look({ installationId, assetId, noCache: false })).known !== undefined;
    },

    /** Reads the asset by `ask`. Rejects as that does, and with the ProblemError of an id that is remembered. */
    async read<T>(query: MissingQuery, ask: () => Promise<T>): Promise<T> {
      const { known, moment } = await look(query);
      if (known) throw new ProblemError(known.code);
      try {
        return await ask();
      } catch (error) {
        remember(query, error, moment);
        throw error;
      }
    },
  };
}

export type MissingAssets = ReturnType<typeof createMissingAssets>;
