import { type BundleContents, manifest } from '#test/support/small-bundle.ts';

/** What a bundle may have though it looks like what a rule refuses. */
export const passes: readonly (readonly [string, BundleContents])[] = [
  ['names with dots and dashes', { 'assets/a-b.min.css': '', 'fonts/A_b.c-d.txt': '' }],
  [
    'a test, a src and a read me within its folders',
    { 'assets/test.css': '', 'assets/src/a.css': '', 'README.md': '' },
  ],
  [
    'a manifest with room between its words',
    { 'webflow.json': manifest({ name: ' A "b" : c' }).replaceAll('":', '" :\n ') },
  ],
  ['a manifest in one line', { 'webflow.json': JSON.stringify(JSON.parse(manifest())) }],
  [
    'a manifest for forms as well',
    { 'webflow.json': manifest({ appIntents: { image: ['manage', 'create'], form: ['create'] } }) },
  ],
  ['a public folder of its own', { 'webflow.json': manifest({ publicDir: './dist/panel-1.2/' }) }],
];
