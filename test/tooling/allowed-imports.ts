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
    check: ['sandbox'],
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
    delivery: ['assets', 'browser', 'designer', 'i18n', 'state', 'ui'],
    file: ['assets', 'i18n', 'ui'],
    compare: ['assets', 'browser', 'i18n', 'ui'],
    findings: ['assets', 'i18n', 'ui'],
    help: ['backend', 'browser', 'i18n', 'state', 'ui'],
    menu: ['connection', 'help', 'i18n', 'ui'],
    launch: ['assets', 'designer', 'state', 'ui'],
    report: ['i18n'],
    files: ['i18n', 'ui'],
    list: ['i18n', 'ui'],
    page: [
      ...['alt-text', 'assets', 'backend', 'browser', 'connection', 'delivery'],
      ...['designer', 'i18n', 'list', 'report', 'state', 'ui'],
    ],
    selection: [
      ...['alt-text', 'assets', 'backend', 'browser', 'compare', 'connection', 'delivery', 'designer'],
      ...['file', 'files', 'findings', 'i18n', 'state', 'ui'],
    ],
    lazy: [
      ...['alt-text', 'assets', 'backend', 'browser', 'compare', 'connection', 'delivery', 'designer'],
      ...['file', 'files', 'findings', 'help', 'launch', 'menu', 'page', 'selection', 'ui'],
    ],
    root: [
      ...['alt-text', 'assets', 'backend', 'browser', 'designer', 'files', 'i18n', 'lazy'],
      ...['selection', 'state', 'ui'],
    ],
  },
  'backend/': {
    keys: [],
    platform: [],
    cache: ['platform'],
    shares: ['platform'],
    webflow: ['platform', 'shares'],
    errors: ['keys', 'platform', 'webflow'],
    http: ['errors', 'keys', 'platform'],
    sqlite: ['errors', 'platform'],
    database: ['errors', 'platform', 'sqlite'],
    limiting: ['errors', 'http', 'platform'],
    pages: ['http', 'platform'],
    server: ['http', 'platform'],
    installations: ['database', 'keys', 'platform'],
    access: ['cache', 'errors', 'installations', 'platform', 'shares', 'webflow'],
    oauth: ['access', 'database', 'errors', 'http', 'installations', 'pages', 'platform', 'webflow'],
    session: [
      ...['access', 'database', 'errors', 'http', 'installations', 'keys', 'limiting'],
      ...['platform', 'webflow'],
    ],
    assets: ['access', 'cache', 'errors', 'platform', 'shares', 'webflow'],
    cluster: ['cache', 'installations', 'limiting', 'session', 'webflow'],
    locales: ['access', 'assets', 'cache', 'errors', 'platform', 'shares', 'webflow'],
    'assets-call': [
      ...['access', 'assets', 'errors', 'http', 'locales', 'lookup', 'measurements', 'platform', 'session'],
    ],
    lookup: ['access', 'assets', 'cache', 'errors', 'platform', 'shares', 'webflow'],
    measurements: ['access', 'assets', 'cache', 'platform', 'shares', 'webflow'],
    metrics: ['http', 'server', 'session', 'cluster', 'webflow'],
    redis: ['cache', 'limiting', 'platform', 'session', 'shares', 'cluster', 'webflow'],
    api: [
      ...['access', 'assets', 'assets-call', 'errors', 'http', 'installations', 'limiting', 'platform'],
      'session',
    ],
    root: [
      ...['access', 'api', 'assets', 'assets-call', 'database', 'errors', 'http', 'installations', 'keys'],
      ...['limiting', 'locales', 'lookup', 'measurements', 'metrics', 'oauth', 'pages'],
      ...['platform', 'redis', 'server', 'session', 'cluster', 'webflow'],
    ],
  },
} as const satisfies Readonly<Record<string, Arrows>>;

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
