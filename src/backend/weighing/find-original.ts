import type { AssetDetails } from '#contract/asset.ts';
import type { AllowUrl } from '../measurements/allowed-url.ts';
import { versionKey } from '../measurements/measurement-cache.ts';
import type { OriginalFile } from './read-original.ts';

/** The original of an asset, or why it may not be read. */
export function findOriginal(
  { hostedUrl, lastUpdated, size }: Pick<AssetDetails, 'hostedUrl' | 'lastUpdated' | 'size'>,
  installationId: string,
  allowUrl: AllowUrl,
): OriginalFile | 'no_url' | 'host_not_allowed' {
  if (hostedUrl === null) return 'no_url';
  const url = allowUrl(hostedUrl);
  if (!url) return 'host_not_allowed';
  // A replaced file may keep its URL, and its date is of whole seconds at best.
  return { installationId, version: `${versionKey(url, lastUpdated)}.${size}`, url };
}
