import { createHash } from 'node:crypto';
import { FileFacts, HashFacts, type UnhashedReason } from '#contract/measurements.ts';
import type { CreateCache } from '../cache/create-cache.ts';
import type { InstallationCache } from '../cache/installation-cache.ts';
import { limits } from '../platform/limits.ts';

export type MeasurementCache = InstallationCache<FileFacts>;
export type HashCache = InstallationCache<HashFacts>;

/** Another try a moment later may succeed. */
const passing: ReadonlySet<UnhashedReason | null> = new Set(['timeout', 'unavailable']);

function freshFor({ reason }: { readonly reason: UnhashedReason | null }): number {
  if (reason === null) return limits.measuredFreshMs;
  return passing.has(reason) ? 0 : limits.unmeasuredFreshMs;
}

/**
 * The key of one version of a file. A URL alone is not one: compressing an asset in place keeps its URL and changes
 * `lastUpdated`. Hashed, because a URL may be of any length. Source: Webflow MCP, image optimiser.
 */
export function versionKey(url: URL, lastUpdated: string | null): string {
  return createHash('sha256').update(`${lastUpdated}\n${url.href}`).digest('base64url');
}

/** A bounded cache, by installation and version of a file. */
export function createMeasurementCache(createCache: CreateCache): MeasurementCache {
  return createCache<FileFacts>({
    name: 'measurements',
    entries: limits.measuredEntries,
    bytes: limits.measuredBytes,
    freshFor,
    schema: FileFacts,
  });
}

/** The same for the hashes of files. */
export function createHashCache(createCache: CreateCache): HashCache {
  return createCache<HashFacts>({
    name: 'hashes',
    entries: limits.hashEntries,
    bytes: limits.hashBytes,
    freshFor,
    schema: HashFacts,
  });
}
