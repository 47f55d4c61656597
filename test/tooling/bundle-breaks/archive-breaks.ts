import { randomBytes } from 'node:crypto';
import {
  type Break,
  changed,
  css,
  html,
  js,
  madeFor,
  says,
  without,
} from '#test/support/panel/bundle-break.ts';
import { bundleBackend, goodContents, manifest, zipWithTwo } from '#test/support/panel/small-bundle.ts';
import type { RuleName } from '#tooling/bundle/verify.ts';

/** What an archive, its manifest and its files as a whole may not be. Each case breaks its rule and no other. */
export const archiveBreaks = {
  size: [changed('5 MiB', { 'fonts/big.woff2': randomBytes(5 * 1024 * 1024) }, 'bundle.zip')],
  page: [without('index.html', 'index.html'), changed('an empty page', { 'index.html': '' }, 'index.html')],
  twice: [
    { with: 'a file twice', zip: () => zipWithTwo(goodContents, 'icon.svg'), at: 'icon.svg' },
    changed('a file in two spellings', { 'ICON.svg': '<svg/>' }, 'ICON.svg'),
  ],
  'file-name': [
    '../evil.js',
    '/abs.js',
    'a/../../b.js',
    'C:/x.js',
    'a\\b.js',
    './a.js',
    'a//b.js',
    'a b.js',
    '.a.js',
    '.env',
  ].map((name) => changed(name, { [name]: '' }, name)),
  stray: ['package.json', 'env.json', 'node_modules/x.js', 'src/x.md', 'other.html', 'a/index.html'].map(
    (name) => changed(name, { [name]: '' }, name),
  ),
  'file-type': ['assets/a.ts', 'assets/a.wasm', 'a.avif', 'LICENSE', 'a.webmanifest', 'x.zip'].map((name) =>
    changed(name, { [name]: '' }, name),
  ),
  'source-map': [changed('a map', { 'assets/index-A1.js.map': '{}' }, 'assets/index-A1.js.map')],
  'one-manifest': [
    without('webflow.json', 'webflow.json'),
    changed('a second one', { 'a/webflow.json': manifest() }, 'webflow.json'),
    changed('another spelling', { 'WEBFLOW.json': manifest() }, 'webflow.json'),
  ],
  manifest: [
    says({ name: '' }, 'name'),
    says({ name: 'A&B' }, 'name'),
    says({ name: 'x'.repeat(31) }, 'name'),
    says({ publicDir: 7 }, 'publicDir'),
    says({ size: 'huge' }, 'size'),
    says({ appIntents: { image: ['delete'] } }, 'appIntents'),
    says({ name: '   ' }, 'name'),
    says({ publicDir: '/etc' }, 'publicDir'),
    says({ publicDir: '../..' }, 'publicDir'),
    says({ appIntents: undefined }, 'appIntents'),
    says({ appIntents: { image: [] } }, 'appIntents'),
    says({ appIntents: { form: ['manage'] } }, 'appIntents'),
    changed('a byte order mark', { 'webflow.json': `\ufeff${manifest()}` }, 'webflow.json:1'),
    changed('a list', { 'webflow.json': '[]' }, 'webflow.json:1'),
    says({ slug: 'asset-inspector' }, 'slug'),
  ],
  'plain-manifest': [
    changed('a key twice', { 'webflow.json': manifest().replace('{', '{"apiVersion":2,') }, 'webflow.json:1'),
    changed(
      'escapes',
      { 'webflow.json': manifest().replace('Asset', String.raw`\u0041sset`) },
      'webflow.json:1',
    ),
  ],
  'api-version': [
    says({ apiVersion: 2 }, 'apiVersion'),
    says({ apiVersion: '1' }, 'apiVersion'),
    says({ apiVersion: undefined }, 'apiVersion'),
  ],
  telemetry: [says({ telemetry: { global: { allowTelemetry: false } } }, 'telemetry')],
  backend: [
    changed(
      'no backend',
      { 'assets/index-A1.js': goodContents['assets/index-A1.js'].replaceAll(bundleBackend, '.') },
      'index.html',
    ),
  ],
  'server-secret': [js('x="of the server"'), css('/* of the server */')].map((one) => ({
    ...one,
    secrets: ['of the server'],
  })),
  'public-backend': [
    'https://localhost:3000',
    'https://[::1]',
    'https://x.ngrok-free.app',
    'https://stg.example.com',
    'https://api-stg.example.com',
  ].map(madeFor),
  'missing-file': [
    html('<script src=gone.js></script>'),
    html("<img src='./gone.svg'>"),
    html('<img srcset="./icon.svg 1x, gone.svg 2x">'),
    html('<img src="./gone.svg">'),
    css('a{background:url("../gone.svg")}'),
    js('import(`./gone.js`)'),
    js('import"../read-C3.js";'),
    js('new URL("icon.svg",import.meta.url)'),
  ],
} satisfies Partial<Record<RuleName, readonly Break[]>>;
