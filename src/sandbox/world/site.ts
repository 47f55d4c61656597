/** A language of a site. `id` is what `localeId` means in the Data API. Source: Data API v2, Get Site. */
export interface Locale {
  id: string;
  cmsLocaleId: string;
  enabled: boolean;
  displayName: string;
  redirect: boolean;
  subdirectory: string;
  tag: string;
}

/** A site as Get Site answers it. Source: Data API v2, Get Site. */
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

/** A workspace: what a person may install an app on as a whole. */
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

/** An app as Webflow's dashboard registers it. `scopes` are the ones ticked there: the most an install may ask for. */
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
