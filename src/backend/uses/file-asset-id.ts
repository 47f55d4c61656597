import { sharedFileHosts } from '#contract/file-hosts.ts';

/** The id of the asset that a URL is a file of, or null. */
export type AssetIdInUrl = (url: string) => string | null;

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * Finds asset ids in URLs on these hosts (each `host` or `host:port`). A file is at `/<site id>/<asset id>_<name>`, its
 * variants beside it under the same id; URLs without a scheme are read as https. Source: published sites, examples of Data
 * API v2.
 */
export function createAssetIdInUrl(hosts: readonly string[]): AssetIdInUrl {
  const allowed = new Set(hosts);
  return (text) => {
    const url = URL.parse(text.trim(), 'https://relative.invalid');
    if (!url || !allowed.has(url.host) || !/^https?:$/.test(url.protocol)) return null;
    if (!url.pathname.startsWith(sharedFileHosts[url.hostname] ?? '/')) return null;
    const [, id] = /^([0-9a-f]{24})(?![0-9a-f])/.exec(decode(url.pathname.split('/').at(-1) ?? '')) ?? [];
    return id ?? null;
  };
}
