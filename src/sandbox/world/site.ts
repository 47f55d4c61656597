/** A locale of a site. `id` is the Data API's `localeId`. Source: Data API v2, Get Site. */
export interface Locale {
  id: string;
  cmsLocaleId: string;
  enabled: boolean;
  displayName: string;
  redirect: boolean;
  subdirectory: string;
  tag: string;
}

/** A site as Get Site returns it. Source: Data API v2, Get Site. */
export interface Site {
  id: string;
  workspaceId: string;
  createdOn: string;
  displayName: string;
  shortName: string;
  lastPublished: string | null;
  lastUpdated: string;
  previewUrl: string;
  timeZone: string;
  parentFolderId: string | null;
  customDomains: { id: string; url: string; lastPublished: string | null }[];
  locales: { primary: Locale; secondary: Locale[] };
  dataCollectionEnabled: boolean;
  dataCollectionType: 'always' | 'optOut' | 'disabled';
}

/** A workspace. An app can be installed on single sites or on a whole workspace. Source: OAuth guide. */
export interface Workspace {
  id: string;
  displayName: string;
  slug: string;
}

/** A person with a Webflow account. Source: Data API v2, Get Authorized User. */
export interface User {
  id: string;
  email: string;
  firstName: string | null;
  lastName: string | null;
}

/** An app as registered in Webflow's dashboard. An installation can request any subset of `scopes`. */
export interface RegisteredApp {
  id: string;
  clientId: string;
  clientSecret: string;
  displayName: string;
  description: string;
  homepage: string;
  scopes: readonly string[];
  redirectUris: readonly string[];
}
