import { createHmac } from 'node:crypto';

/** The names of all there is in Redis. */
export interface Keys {
  /** Where instances tell each other news. */
  readonly channel: string;
  /** When everything kept until then became void. */
  readonly allVoid: string;
  /** When everything of an installation kept until then became void. */
  installationVoid(installationId: string): string;
  /** A value of a cache. */
  value(installationId: string, cache: string, key: string): string;
  /** A pattern of all values of an installation. */
  values(installationId: string): string;
  /** The known addresses of an installation. */
  known(installationId: string): string;
  /** What a token's calls are counted under. A token itself is in no name. */
  calls(token: string): readonly [calls: string, state: string, waiting: string];
  /** A text of 22 characters that only instances with the same secret can make of `text`. */
  digest(text: string): string;
  /** What limits count under, before the limit's name and the key. */
  readonly limits: string;
}

/**
 * Keys that begin with the prefix, then with the installation where there is one. `secret` keys the digests: without it,
 * trying all IPv4 addresses would find the one behind a name.
 */
export function createKeys(prefix: string, secret: Uint8Array): Keys {
  const digest = (text: string) => createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);
  return {
    digest,
    channel: `${prefix}:message`,
    allVoid: `${prefix}:void`,
    installationVoid: (installationId) => `${prefix}:${installationId}:void`,
    value: (installationId, cache, key) => `${prefix}:${installationId}:kept:${cache}:${key}`,
    values: (installationId) => `${prefix}:${installationId}:kept:*`,
    known: (installationId) => `${prefix}:${installationId}:known`,
    calls(token) {
      const base = `${prefix}:budget:${digest(token)}`;
      return [`${base}:calls`, `${base}:state`, `${base}:waiting`];
    },
    limits: `${prefix}:limit`,
  };
}
