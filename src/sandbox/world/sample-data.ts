import type { Locale, RegisteredApp, Site, User, Workspace } from './site.ts';

/** The workspaces of the fake Webflow: two, for tests of the separation between them. */
export const workspaces = {
  northwind: { id: '66a1c0de0000000000000001', displayName: 'Northwind Studio', slug: 'northwind-studio' },
  harbour: { id: '66a1c0de0000000000000002', displayName: 'Harbour Bakery', slug: 'harbour-bakery' },
} as const satisfies Record<string, Workspace>;

/** The locales of the sites. Each site starts with English as primary and German as secondary locale. */
export const locales = {
  english: {
    id: '66a1c0de00000000000000e1',
    cmsLocaleId: '66a1c0de00000000000000c1',
    enabled: true,
    displayName: 'English',
    redirect: true,
    subdirectory: '',
    tag: 'en',
  },
  german: {
    id: '66a1c0de00000000000000e2',
    cmsLocaleId: '66a1c0de00000000000000c2',
    enabled: true,
    displayName: 'German',
    redirect: true,
    subdirectory: 'de',
    tag: 'de',
  },
  french: {
    id: '66a1c0de00000000000000e3',
    cmsLocaleId: '66a1c0de00000000000000c3',
    enabled: true,
    displayName: 'French',
    redirect: true,
    subdirectory: 'fr',
    tag: 'fr',
  },
} as const satisfies Record<string, Locale>;

function site(id: string, workspaceId: string, displayName: string, shortName: string): Site {
  return {
    id,
    workspaceId,
    createdOn: '2025-03-04T09:12:31.120Z',
    displayName,
    shortName,
    lastPublished: '2026-08-19T15:40:02.004Z',
    lastUpdated: '2026-09-21T08:05:47.310Z',
    previewUrl: `https://screenshots.webflow.com/sites/${id}/preview.png`,
    timeZone: 'Europe/Oslo',
    parentFolderId: null,
    customDomains: [],
    locales: { primary: locales.english, secondary: [locales.german] },
    dataCollectionEnabled: false,
    dataCollectionType: 'disabled',
  };
}

/** The sites: two in one workspace, one in the other. The Designer page shows `outdoors`. */
export const sites = {
  outdoors: site(
    '65f0a1b2c3d4e5f607182930',
    workspaces.northwind.id,
    'Northwind Outdoors',
    'northwind-outdoors',
  ),
  journal: site(
    '65f0a1b2c3d4e5f607182931',
    workspaces.northwind.id,
    'Northwind Journal',
    'northwind-journal',
  ),
  bakery: site('65f0a1b2c3d4e5f607182932', workspaces.harbour.id, 'Harbour Bakery', 'harbour-bakery'),
} as const satisfies Record<string, Site>;

/** The users: one who installs the app, a colleague on the same sites, one of the other workspace. */
export const users = {
  ingrid: {
    id: '64b7f00d0000000000000001',
    email: 'ingrid@example.com',
    firstName: 'Ingrid',
    lastName: 'Solberg',
  },
  mateo: {
    id: '64b7f00d0000000000000002',
    email: 'mateo@example.com',
    firstName: 'Mateo',
    lastName: 'Rossi',
  },
  yuki: { id: '64b7f00d0000000000000003', email: 'yuki@example.com', firstName: 'Yuki', lastName: null },
} as const satisfies Record<string, User>;

/** Asset Inspector as registered with the fake Webflow. The client secret is valid only in this sandbox. */
export const assetInspectorApp = {
  id: '66f1a5e7000000000000a001',
  clientId: 'a55e7'.padEnd(64, '0'),
  clientSecret: '5ec2e7'.padEnd(64, '5ec2e7'),
  displayName: 'Asset Inspector',
  description: 'See the alt text, size and variants of the image you select.',
  homepage: 'https://example.com/asset-inspector',
  scopes: [
    'assets:read',
    'assets:write',
    'authorized_user:read',
    'sites:read',
    'pages:read',
    'components:read',
    'cms:read',
  ],
  redirectUris: ['http://localhost:3000/oauth/callback'],
} as const satisfies RegisteredApp;
