import { sharedFileHosts } from '#contract/file-hosts.ts';
import { isLoopback } from '../platform/loopback.ts';

/** A step up or on the spot, in each of its spellings (URL standard, double-dot and single-dot path segments). */
const dotSegment = /[/\\](?:\.|%2e){1,2}(?:[/\\?#]|$)/i;

/** The URL where a file may be asked for, or null. */
export type AllowUrl = (text: string) => URL | null;

/**
 * Allows only https addresses on exactly these hosts (each `host` or `host:port`), and http ones where such a host is
 * this machine. An address must spell its origin as the URL standard would: then user names, other ways to write a
 * number or a dot, blanks and backslashes are all refused without a list of them.
 */
export function createAllowUrl(hosts: readonly string[]): AllowUrl {
  const allowed = new Set(hosts);
  return (text) => {
    const url = URL.parse(text);
    if (!url || !allowed.has(url.host) || !text.startsWith(`${url.origin}/`)) return null;
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) return null;
    if (dotSegment.test(text)) return null;
    return url.pathname.startsWith(sharedFileHosts[url.hostname] ?? '/') ? url : null;
  };
}
