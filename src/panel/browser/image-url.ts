const loopback = /^(127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Returns the address from which a preview may be loaded, or null: https only. Where the panel itself was loaded over
 * http, on a developer's machine, also http from loopback addresses and from the panel's own host. `page` is the
 * panel's own address. Source: W3C Mixed Content.
 */
export function imageUrl(value: string | null | undefined, panelUrl: URL): string | null {
  if (!value || !URL.canParse(value)) return null;
  const url = new URL(value);
  if (url.protocol === 'https:') return url.href;
  const isLocal = url.hostname === panelUrl.hostname || loopback.test(url.hostname);
  return url.protocol === 'http:' && panelUrl.protocol === 'http:' && isLocal ? url.href : null;
}

/** Returns an address that is safe as a link, or null: http and https only. */
export function linkUrl(value: string | null): string | null {
  if (!value || !URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
