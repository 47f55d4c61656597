import { hash } from 'node:crypto';

/** The names of all there is in Redis. */
export interface Names {
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
  /** What a token's calls are counted under. A token itself is in no name. */
  calls(token: string): readonly [calls: string, state: string];
  /** What limits count under, before the limit's name and the key. */
  readonly limits: string;
}

/** A text nobody can turn back into what it stands for, short enough for a name. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** Names that begin with the prefix, then with the installation where there is one. */
export function createNames(prefix: string): Names {
  return {
    channel: `${prefix}:news`,
    allVoid: `${prefix}:void`,
    installationVoid: (installationId) => `${prefix}:${installationId}:void`,
    value: (installationId, cache, key) => `${prefix}:${installationId}:kept:${cache}:${key}`,
    values: (installationId) => `${prefix}:${installationId}:kept:*`,
    calls(token) {
      const base = `${prefix}:budget:${digest(token)}`;
      return [`${base}:calls`, `${base}:state`];
    },
    limits: `${prefix}:limit`,
  };
}
