import type { AssetDetails } from '#contract/asset.ts';
import { sharedFileHosts, webflowFileHosts } from '#contract/file-hosts.ts';
import { imageUrl } from '#panel/browser/image-url.ts';

/** Returns the address of a file of Webflow's, or null; on a developer's machine also of the panel's own host. */
function fileUrl(value: string | null | undefined, panelUrl: URL): string | null {
  const href = imageUrl(value, panelUrl);
  if (href === null) return null;
  const { protocol, host, pathname } = new URL(href);
  if (protocol === 'http:') return href;
  return webflowFileHosts.includes(host) && pathname.startsWith(sharedFileHosts[host] ?? '/') ? href : null;
}

/**
 * Returns the URL of the smallest file of an image that is at least `pixels` wide, or of its original where no variant is;
 * null where that is no file of Webflow's.
 */
export function thumbnailUrl(details: AssetDetails | null, pixels: number, panelUrl: URL): string | null {
  const wide = (details?.variants ?? []).filter(
    ({ error, hostedUrl, width }) => error === null && hostedUrl !== null && (width ?? 0) >= pixels,
  );
  const [smallest] = wide.toSorted((one, other) => (one.width ?? 0) - (other.width ?? 0));
  return fileUrl(smallest?.hostedUrl ?? details?.hostedUrl, panelUrl);
}
