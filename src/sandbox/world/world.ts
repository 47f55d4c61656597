import type { SiteContent } from '#sandbox/content/model.ts';
import type { ChangingLibrary } from '#sandbox/library/changing-library.ts';
import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { StoredAsset } from './asset.ts';
import { createExpiringStrings, type ExpiringStrings } from './expiring-strings.ts';
import {
  type Coverage,
  createInstallations,
  type Installation,
  type Installations,
} from './installations.ts';
import { sites, users, workspaces } from './sample-data.ts';
import type { RegisteredApp, Site, User, Workspace } from './site.ts';

/** The grant of an authorization code. */
export interface AuthorizationCode extends Coverage {
  userId: string;
  scopes: readonly string[];
  /** The redirect URI of the authorize request; the exchange must send the same. */
  redirectUri: string | undefined;
}

/** The claims of an ID token. Every member may be null. Source: Data API beta, Resolve ID Token. */
export interface IdTokenClaims {
  id: string | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  siteId: string | null;
}

/** The claims of an issued ID token and the id of the app it was issued to. */
export interface IssuedIdToken {
  appId: string;
  claims: IdTokenClaims;
}

/** The state of the fake Webflow. */
export interface World {
  now: () => number;
  app: RegisteredApp;
  unconfirmed: Unconfirmed;
  library: ChangingLibrary;
  workspaces: readonly Workspace[];
  /** Copies, so that changes stay within this world. */
  sites: readonly Site[];
  users: readonly User[];
  assets: Map<string, StoredAsset>;
  /** The pages, components and Collections of a site; empty for a site without. */
  contentOf(siteId: string): SiteContent;
  /** Replaces the content of its site. */
  setContent(content: SiteContent): void;
  installations: Installations;
  codes: ExpiringStrings<AuthorizationCode>;
  idTokens: ExpiringStrings<IssuedIdToken>;
}

/** What a world is made of. `makeContent` is called at the first read of a site's content. */
export interface WorldParts extends Pick<World, 'now' | 'app' | 'unconfirmed' | 'library'> {
  makeContent(siteId: string, assets: World['assets']): SiteContent;
}

/** A world with this library and without installations. */
export function createWorld({ makeContent, ...parts }: WorldParts): World {
  const assets = new Map(parts.library.assets.map((stored) => [stored.asset.id, structuredClone(stored)]));
  const contents = new Map<string, SiteContent>();
  return {
    ...parts,
    workspaces: Object.values(workspaces),
    sites: structuredClone(Object.values(sites)),
    users: Object.values(users),
    assets,
    contentOf(siteId) {
      const content = contents.get(siteId) ?? makeContent(siteId, assets);
      contents.set(siteId, content);
      return content;
    },
    setContent(content) {
      contents.set(content.siteId, content);
    },
    installations: createInstallations(parts.now, parts.unconfirmed),
    codes: createExpiringStrings(parts.now),
    idTokens: createExpiringStrings(parts.now),
  };
}

/** The site with this id, or undefined. */
export function findSite(world: World, siteId: string): Site | undefined {
  return world.sites.find((site) => site.id === siteId);
}

/** Whether the installation covers the site, directly or by its workspace. Source: OAuth guide. */
export function covers(installation: Installation, site: Site): boolean {
  return installation.siteIds.includes(site.id) || installation.workspaceIds.includes(site.workspaceId);
}
