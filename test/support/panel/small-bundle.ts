import { strToU8, zipSync } from 'fflate';

export type BundleContents = Readonly<Record<string, string | Uint8Array>>;

export const bundleBackend = 'https://assets.example.com';

/** What a webflow.json says, as lines. */
export function manifest(changes: object = {}): string {
  const appIntents = { image: ['manage'] };
  const content = {
    name: 'Asset Inspector',
    apiVersion: '2',
    publicDir: 'dist/panel',
    appIntents,
    ...changes,
  };
  return JSON.stringify(content, null, 2);
}

/** The files of a small bundle that keeps every rule. */
export const goodContents = {
  'webflow.json': manifest({ size: 'comfortable' }),
  'index.html': [
    '<!doctype html>',
    '<link rel="icon" href="./icon.svg" />',
    '<script type="module" src="./assets/index-A1.js"></script>',
    '<link rel="stylesheet" href="./assets/style-B2.css">',
    '<div id="panel"></div>',
    '',
  ].join('\n'),
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>\n',
  'assets/index-A1.js': [
    'import{read}from"./read-C3.js";const ns=`http://www.w3.org/1999/xhtml`;',
    `read(ns,fetch,\`${bundleBackend}\`,"${bundleBackend}/help");`,
    'document.onclick=()=>import(`./page-D4.js`);',
    '',
  ].join('\n'),
  'assets/read-C3.js': 'export const read=(...all)=>all.length;\n',
  'assets/page-D4.js':
    'const style=new URL(`page.css`,import.meta.url).href;document.title=String(style,await(await fetch(`./x`)).text()).slice(0,9);\n',
  'assets/page.css': 'a{color:red}\n',
  'assets/style-B2.css': '@font-face{font-family:Inter;src:url(../fonts/inter.woff2)format("woff2")}\n',
  'fonts/inter.woff2': Uint8Array.from([119, 79, 70, 50]),
  'fonts/OFL.txt': 'This license is also at https://scripts.sil.org/OFL\n',
} as const satisfies BundleContents;

/** An archive of these files. */
export function zipOf(contents: BundleContents): Uint8Array {
  const files = Object.entries(contents).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(files));
}

/** An archive that holds a file under two names of one length, the second renamed to the first. */
export function zipWithTwo(contents: BundleContents, name: string): Uint8Array {
  const other = 'x'.repeat(name.length);
  const text = Buffer.from(zipOf({ ...contents, [other]: '' })).toString('latin1');
  return Buffer.from(text.replaceAll(other, name), 'latin1');
}
