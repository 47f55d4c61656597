import { webflowId } from '#contract/webflow-id.ts';
import { member } from '#panel/designer/member.ts';

/**
 * The path of a file on Webflow's hosts: the site's id, then the asset's id before the first `_`. Source: the addresses
 * in the pages of 51 published Webflow sites, 2026; Data API, `hostedUrl`.
 */
const filePath = /\/[0-9a-f]{24}\/([0-9a-f]{24})_[^/]*$/;

/** Returns the id of the asset at an address; null where the address has none. */
export function assetIdOfUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, pathname } = new URL(url);
  return /^https?:$/.test(protocol) ? (filePath.exec(pathname)?.[1] ?? null) : null;
}

/**
 * Returns the id of an asset from a resolved value: the id itself, an address, or an object that holds either; null for
 * any other value. UNCONFIRMED: `cmsFileResolved`, how a bound file is resolved. The members are those of the Data API's image fields.
 */
export function assetIdIn(value: unknown): string | null {
  if (typeof value === 'string') return webflowId.test(value) ? value : assetIdOfUrl(value);
  for (const key of ['assetId', 'fileId', 'value', 'url', 'src']) {
    const found = member(value, key);
    const id = typeof found === 'string' ? assetIdIn(found) : null;
    if (id) return id;
  }
  return null;
}
