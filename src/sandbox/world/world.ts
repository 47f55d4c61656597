import type { Library } from '#sandbox/library/library.ts';
import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { StoredAsset } from './asset.ts';
import {
  type Coverage,
  createInstallations,
  type Installation,
  type Installations,
} from './installations.ts';
import { sites, users, workspaces } from './sample-data.ts';
import { createExpiringStrings, type ExpiringStrings } from './expiring-strings.ts';
import type { RegisteredApp, Site, User, Workspace } from './site.ts';

/** What an authorization code stands for until it is exchanged. */
export interface AuthorizationCode extends Coverage {
  userId: string;
  scopes: readonly string[];
  /** The redirect URI of the authorize request, which the exchange must then repeat. */
  redirectUri: string | undefined;
}

/** What an ID token proves. Every member may be null. Source: Data API beta, Resolve ID Token. */
export interface IdTokenClaims {
  id: string | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  siteId: string | null;
}

/** An ID token and the app it was issued to. */
export interface IssuedIdToken {
  appId: string;
  claims: IdTokenClaims;
}

/** Everything the fake Webflow knows. */
export interface World {
  now: () => number;
  app: RegisteredApp;
  unconfirmed: Unconfirmed;
  library: Library;
  workspaces: readonly Workspace[];
  /** This world's own: what is changed of a site here is changed nowhere else. */
  sites: readonly Site[];
  users: readonly User[];
  assets: Map<string, StoredAsset>;
  installations: Installations;
  codes: ExpiringStrings<AuthorizationCode>;
  idTokens: ExpiringStrings<IssuedIdToken>;
}

/** A world with this library in it and nobody having installed anything. */
export function createWorld(parts: Pick<World, 'now' | 'app' | 'unconfirmed' | 'library'>): World {
  return {
    ...parts,
    workspaces: Object.values(workspaces),
    sites: structuredClone(Object.values(sites)),
    users: Object.values(users),
    assets: new Map(parts.library.assets.map((stored) => [stored.asset.id, structuredClone(stored)])),
    installations: createInstallations(parts.now, parts.unconfirmed),
    codes: createExpiringStrings(parts.now),
    idTokens: createExpiringStrings(parts.now),
  };
}

/** The site with this id, or undefined. */
export function findSite(world: World, siteId: string): Site | undefined {
  return world.sites.find((site) => site.id === siteId);
}

/** True where the installation may read this site: it is named, or its workspace is. Source: OAuth guide. */
export function covers(installation: Installation, site: Site): boolean {
  return installation.siteIds.includes(site.id) || installation.workspaceIds.includes(site.workspaceId);
}
