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
    variants: ['assets', 'browser', 'i18n', 'ui'],
    page: [
      ...['alt-text', 'assets', 'backend', 'browser', 'connection', 'delivery'],
      ...['designer', 'i18n', 'state', 'ui'],
    ],
    selection: [
      ...['alt-text', 'assets', 'backend', 'browser', 'connection', 'delivery', 'designer'],
      ...['file', 'findings', 'i18n', 'state', 'ui', 'variants'],
    ],
    later: [
      ...['alt-text', 'assets', 'backend', 'browser', 'connection', 'delivery', 'designer'],
      ...['file', 'findings', 'help', 'launch', 'page', 'selection', 'ui'],
    ],
    root: [
      ...['alt-text', 'assets', 'backend', 'browser', 'designer', 'i18n', 'later'],
      ...['selection', 'state', 'ui', 'variants'],
    ],
  },
  'backend/': {
    assets: ['cache', 'http', 'root', 'session', 'shares', 'webflow'],
    cache: ['sharing'],
    http: ['installations', 'keys', 'metrics', 'oauth', 'root', 'webflow'],
    installations: ['cache', 'keys', 'root', 'session', 'sharing', 'sqlite', 'webflow'],
    keys: [],
    limiting: ['http', 'root', 'session'],
    load: ['http'],
    locales: ['assets', 'cache', 'http', 'root', 'session', 'shares', 'webflow'],
    lookup: ['assets', 'cache', 'http', 'root', 'session', 'shares', 'webflow'],
    measurements: ['assets', 'cache', 'root', 'session', 'shares', 'webflow'],
    metrics: ['http', 'session', 'sharing', 'webflow'],
    oauth: ['http', 'installations', 'pages', 'root', 'webflow'],
    pages: ['http'],
    redis: ['cache', 'limiting', 'root', 'session', 'shares', 'sharing', 'webflow'],
    session: ['http', 'installations', 'keys', 'limiting', 'root', 'shares', 'webflow'],
    shares: [],
    sharing: ['cache', 'limiting', 'session', 'webflow'],
    sqlite: ['installations'],
    webflow: ['http', 'installations', 'metrics', 'root', 'shares'],
    root: [
      ...['assets', 'http', 'installations', 'keys', 'limiting', 'load', 'locales', 'lookup'],
      ...['measurements', 'metrics', 'oauth', 'pages', 'redis', 'session', 'sharing', 'webflow'],
    ],
  },
} as const satisfies Readonly<Record<string, Arrows>>;

/** Folders that import each other all the same. Each of these pairs is to lose one of its two arrows. */
export const mutualImports: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'backend/': [
    ['assets', 'root'],
    ['cache', 'sharing'],
    ['http', 'metrics'],
    ['http', 'oauth'],
    ['http', 'root'],
    ['http', 'webflow'],
    ['installations', 'root'],
    ['installations', 'session'],
    ['installations', 'sqlite'],
    ['installations', 'webflow'],
    ['limiting', 'root'],
    ['limiting', 'session'],
    ['locales', 'root'],
    ['lookup', 'root'],
    ['measurements', 'root'],
    ['metrics', 'webflow'],
    ['oauth', 'root'],
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
export const needlessCircles = [['backend/lookup/look-up.ts', 'backend/lookup/tell-kept.ts']];
