import { randomBytes } from 'node:crypto';
import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';

/** The coverage of an OAuth authorization: sites of one workspace, or one whole workspace. Source: OAuth guide. */
export interface Coverage {
  siteIds: readonly string[];
  workspaceIds: readonly string[];
}

/** An installation of the app. Its token belongs to the installation, not to the user who installed it. */
export interface Installation extends Coverage {
  id: string;
  accessToken: string;
  userId: string;
  scopes: readonly string[];
  createdOn: string;
  lastUsed: string;
  revoked: boolean;
}

/** The input of `create`. */
export interface NewInstallation extends Partial<Coverage> {
  userId: string;
  scopes: readonly string[];
}

/** The installations of the app. */
export interface Installations {
  /** Installs without the consent page and returns the installation with its access token. */
  create(install: NewInstallation): Installation;
  /** The installation of a token, or undefined if it is unknown or revoked. */
  find(accessToken: string): Installation | undefined;
  /** The installations that are not revoked, oldest first. */
  list(): Installation[];
  /** Revokes a token; returns whether it was valid. */
  revoke(accessToken: string): boolean;
  /** Revokes all tokens, as an uninstallation does. Returns how many were valid. */
  revokeAll(): number;
}

function overlaps(a: Coverage, b: Coverage): boolean {
  return (
    a.siteIds.some((id) => b.siteIds.includes(id)) || a.workspaceIds.some((id) => b.workspaceIds.includes(id))
  );
}

/** An empty list of installations. */
export function createInstallations(
  now: () => number,
  facts: Pick<Unconfirmed, 'oldTokenSurvivesReinstall' | 'reinstallSharesAuthorization' | 'revocationEnds'>,
): Installations {
  const byToken = new Map<string, Installation>();
  const list = () => [...byToken.values()].filter((installation) => !installation.revoked);
  const end = (installation: Installation) => {
    installation.revoked = true;
  };

  function endsWith(revoked: Installation, other: Installation): boolean {
    if (facts.revocationEnds === 'authorization') return other.id === revoked.id;
    return facts.revocationEnds === 'coverage' && overlaps(other, revoked);
  }

  return {
    create({ userId, scopes, siteIds = [], workspaceIds = [] }) {
      const older = list().filter((old) => overlaps(old, { siteIds, workspaceIds }));
      if (!facts.oldTokenSurvivesReinstall) older.forEach(end);
      const shared = facts.reinstallSharesAuthorization ? older.at(-1)?.id : undefined;
      const date = new Date(now()).toISOString();
      const installation: Installation = {
        id: shared ?? randomBytes(12).toString('hex'),
        accessToken: randomBytes(32).toString('hex'),
        userId,
        scopes,
        siteIds,
        workspaceIds,
        createdOn: date,
        lastUsed: date,
        revoked: false,
      };
      byToken.set(installation.accessToken, installation);
      return installation;
    },
    find(accessToken) {
      const found = byToken.get(accessToken);
      return found && !found.revoked ? found : undefined;
    },
    list,
    revoke(accessToken) {
      const found = byToken.get(accessToken);
      if (!found || found.revoked) return false;
      end(found);
      list()
        .filter((other) => endsWith(found, other))
        .forEach(end);
      return true;
    },
    revokeAll() {
      const good = list();
      good.forEach(end);
      return good.length;
    },
  };
}
