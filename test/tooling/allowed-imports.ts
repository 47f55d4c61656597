import type { Arrows } from './import-graph.ts';

/**
 * Which folders of a room may import which: the first room is `src` itself. `root` stands for the files that are in no
 * folder. What a folder may not import it gets as an argument.
 */
export const allowedImports = {
  '': {
    contract: [],
    tooling: [],
    rules: ['contract'],
    panel: ['contract', 'rules'],
    backend: ['contract'],
    sandbox: ['contract', 'tooling'],
  },
  'rules/': {
    root: [],
    'alt-text': ['root'],
    variants: ['root'],
    delivery: ['alt-text', 'root'],
    findings: ['alt-text', 'delivery', 'root', 'variants'],
    audit: ['alt-text', 'delivery', 'findings', 'variants'],
  },
  'panel/': {
    browser: [],
    state: ['browser'],
    designer: ['browser'],
    backend: ['browser'],
    i18n: ['backend', 'designer'],
    ui: ['browser', 'designer', 'i18n', 'state'],
    assets: ['backend', 'browser', 'designer', 'i18n', 'state'],
    'alt-text': ['assets', 'browser', 'designer', 'i18n', 'ui'],
    connection: ['backend', 'browser', 'i18n', 'state', 'ui'],
    delivery: ['assets', 'designer', 'i18n', 'ui'],
    file: ['assets', 'i18n', 'ui'],
    findings: ['i18n', 'ui'],
    help: ['backend', 'browser', 'i18n', 'state', 'ui'],
    launch: ['assets', 'designer', 'state', 'ui'],
    variants: ['browser', 'i18n', 'ui'],
    page: [
      ...['alt-text', 'assets', 'backend', 'browser', 'connection', 'delivery'],
      ...['designer', 'i18n', 'state', 'ui'],
    ],
    selection: [
      ...['alt-text', 'assets', 'backend', 'browser', 'connection', 'delivery', 'designer'],
      ...['file', 'findings', 'i18n', 'state', 'ui', 'variants'],
    ],
    lazy: [
      ...['alt-text', 'assets', 'backend', 'browser', 'connection', 'delivery', 'designer'],
      ...['file', 'findings', 'help', 'launch', 'page', 'selection', 'ui'],
    ],
    root: [
      ...['alt-text', 'assets', 'backend', 'browser', 'designer', 'i18n', 'lazy'],
      ...['selection', 'state', 'ui', 'variants'],
    ],
  },
  'backend/': {
    keys: [],
    shares: ['root'],
    platform: ['root'],
    webflow: ['platform', 'root', 'shares'],
    server: ['http', 'platform'],
    errors: ['keys', 'root', 'webflow'],
    sqlite: ['errors', 'root'],
    http: ['errors', 'keys', 'platform', 'root'],
    pages: ['http', 'root'],
    limiting: ['errors', 'http', 'platform', 'root'],
    database: ['errors', 'platform', 'root', 'sqlite'],
    installations: ['database', 'keys', 'platform', 'root'],
    cache: ['root'],
    sharing: ['cache', 'installations', 'limiting', 'session', 'webflow'],
    metrics: ['http', 'server', 'session', 'sharing', 'webflow'],
    access: ['cache', 'errors', 'installations', 'platform', 'root', 'webflow'],
    session: [
      ...['access', 'database', 'errors', 'http', 'installations', 'keys', 'limiting'],
      ...['platform', 'root', 'webflow'],
    ],
    redis: ['cache', 'limiting', 'platform', 'root', 'session', 'shares', 'sharing', 'webflow'],
    oauth: ['access', 'database', 'errors', 'http', 'installations', 'pages', 'platform', 'root', 'webflow'],
    assets: ['access', 'cache', 'errors', 'platform', 'root', 'session', 'shares', 'webflow'],
    measurements: ['assets', 'cache', 'platform', 'root', 'session', 'shares', 'webflow'],
    lookup: [
      ...['access', 'assets', 'cache', 'errors', 'http', 'platform', 'root', 'session'],
      ...['shares', 'webflow'],
    ],
    locales: ['access', 'assets', 'cache', 'errors', 'platform', 'root', 'session', 'shares', 'webflow'],
    api: [
      ...['access', 'assets', 'errors', 'http', 'installations', 'limiting', 'locales'],
      ...['lookup', 'measurements', 'platform', 'root', 'session'],
    ],
    root: [
      ...['access', 'api', 'assets', 'database', 'errors', 'http', 'installations', 'keys'],
      ...['limiting', 'locales', 'lookup', 'measurements', 'metrics', 'oauth', 'pages'],
      ...['platform', 'redis', 'server', 'session', 'sharing', 'webflow'],
    ],
  },
} as const satisfies Readonly<Record<string, Arrows>>;

/** Folders that import each other all the same. Each of these pairs is to lose one of its two arrows. */
export const mutualImports: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'backend/': [
    ['access', 'root'],
    ['api', 'root'],
    ['assets', 'root'],
    ['database', 'root'],
    ['errors', 'root'],
    ['http', 'root'],
    ['installations', 'root'],
    ['limiting', 'root'],
    ['locales', 'root'],
    ['lookup', 'root'],
    ['measurements', 'root'],
    ['oauth', 'root'],
    ['pages', 'root'],
    ['platform', 'root'],
    ['redis', 'root'],
    ['root', 'session'],
    ['root', 'webflow'],
  ],
};

/** Files that import each other because what they make is recursive: an element's children are elements. */
export const trueRecursion = [
  [
    'sandbox/designer/host/element-methods.ts',
    'sandbox/designer/host/handles.ts',
    'sandbox/designer/host/image-methods.ts',
    'sandbox/designer/host/instance-methods.ts',
    'sandbox/designer/host/link-methods.ts',
  ],
];

/** Files that import each other and need not. Each of these circles is to be opened. */
export const needlessCircles: readonly string[][] = [];
