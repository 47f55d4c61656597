import { extname } from 'node:path';
import type { Rule } from './rule.ts';

/** The largest archive Webflow takes, in bytes; it must be smaller. Source: webflow-cli 2.2.0, bundle. */
const tooLarge = 5 * 1024 * 1024;

/** The kinds of file that belong into a bundle of ours, all of them allowed by the CLI. Source: webflow-cli 2.2.0. */
const kinds = new Set([
  '.html',
  '.js',
  '.css',
  '.json',
  '.svg',
  '.png',
  '.webp',
  '.ico',
  '.woff2',
  '.txt',
  '.md',
]);

const archive = 'bundle.zip';
const cli = 'webflow-cli 2.2.0, bundle';

/** A path that means the same file on every system: no way up, no root, no drive, no hidden name. */
const plainPath = /^(?:[\w-]+(?:\.[\w-]+)*\/)*[\w-]+(?:\.[\w-]+)*$/;

/** Some systems do not tell `WEBFLOW.json` from `webflow.json`. */
const isManifest = (name: string): boolean => /(?:^|[/\\])webflow\.json$/i.test(name);

/** What lies around a project and is no part of what it publishes. */
const isStray = (name: string): boolean =>
  /^(?:node_modules|src|test)\//i.test(name) ||
  (/\.json$/i.test(name) && !isManifest(name)) ||
  (/\.html?$/i.test(name) && name !== 'index.html');

/** What an archive holds. */
export const fileRules = {
  size: {
    reason: `Webflow takes less than ${tooLarge} bytes`,
    source: cli,
    find: ({ size }) => (size < tooLarge ? [] : [{ file: archive, what: `${size} bytes` }]),
  },
  page: {
    reason: 'Webflow opens index.html at the root',
    source: cli,
    find: ({ files }) => {
      const page = files.find(({ name }) => name === 'index.html');
      if (page && /<script\b/i.test(page.text)) return [];
      return [{ file: 'index.html', what: page ? 'no script in it' : 'not there' }];
    },
  },
  twice: {
    reason: 'which of two files is meant nobody knows',
    source: 'our own build',
    find: ({ names }) => {
      const spelled = names.map((name) => name.toLowerCase());
      return names
        .filter((name, at) => !isManifest(name) && spelled.indexOf(name.toLowerCase()) !== at)
        .map((file) => ({ file, what: 'there twice' }));
    },
  },
  'file-name': {
    reason: 'unpacked, the file could land outside its folder or under another name',
    source: 'our own build',
    find: ({ names }) =>
      names.filter((name) => !plainPath.test(name)).map((file) => ({ file, what: 'no plain path' })),
  },
  stray: {
    reason: 'it belongs to the project and not to what it publishes',
    source: 'our own build',
    find: ({ names }) => names.filter(isStray).map((file) => ({ file, what: 'nothing asks for it' })),
  },
  'file-type': {
    reason: 'the CLI refuses such a file or leaves it out without a word',
    source: cli,
    find: ({ names }) =>
      names
        .filter((name) => plainPath.test(name) && !kinds.has(extname(name)) && extname(name) !== '.map')
        .map((file) => ({ file, what: extname(file) || 'no ending' })),
  },
  'source-map': {
    reason: 'source maps are uploaded apart and in private',
    source: "Webflow's review checklist",
    find: ({ names }) =>
      names.filter((name) => extname(name) === '.map').map((file) => ({ file, what: 'a source map' })),
  },
  'one-manifest': {
    reason: 'the review asks for exactly one webflow.json, at the root',
    source: "Webflow's review checklist",
    find: ({ names }) => {
      const found = names.filter(isManifest);
      if (found.length === 1 && found[0] === 'webflow.json') return [];
      return [{ file: 'webflow.json', what: found.length > 0 ? found.join(', ') : 'not there' }];
    },
  },
} as const satisfies Record<string, Rule>;
