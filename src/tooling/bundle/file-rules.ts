import { extname } from 'node:path';
import * as v from 'valibot';
import type { Bundle, BundleFile } from './archive.ts';
import { type Place, placeAt, type Rule } from './rule.ts';

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

/** What a manifest may say beside its apiVersion. Source: Webflow's "App configuration". */
const Manifest = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[^&#]{1,30}$/)),
  apiVersion: v.optional(v.unknown()),
  telemetry: v.optional(v.unknown()),
  publicDir: v.string(),
  size: v.optional(v.picklist(['default', 'comfortable', 'large'])),
  featureFlags: v.optional(v.record(v.string(), v.boolean())),
  appIntents: v.optional(
    v.record(
      v.picklist(['image', 'form']),
      v.pipe(v.array(v.picklist(['create', 'manage'])), v.minLength(1)),
    ),
  ),
  appConnections: v.optional(v.array(v.string())),
});

const archive = 'bundle.zip';
const cli = 'webflow-cli 2.2.0, bundle';
const isManifest = (name: string): boolean => name.split('/').at(-1) === 'webflow.json';

function manifestOf({ files }: Bundle): (BundleFile & { value: unknown }) | undefined {
  const file = files.find(({ name }) => name === 'webflow.json');
  if (!file) return undefined;
  try {
    return { ...file, value: JSON.parse(file.text) };
  } catch {
    return { ...file, value: null };
  }
}

/** Where a manifest says something under a key, or the start of it. */
function atKey(file: BundleFile, key: string, what: string): Place {
  return placeAt(file, Math.max(0, file.text.indexOf(`"${key}"`)), what);
}

/** What an archive holds and what its manifest says. */
export const fileRules = {
  size: {
    reason: `Webflow takes less than ${tooLarge} bytes`,
    source: cli,
    find: ({ size }) => (size < tooLarge ? [] : [{ file: archive, what: `${size} bytes` }]),
  },
  page: {
    reason: 'Webflow opens index.html at the root',
    source: cli,
    find: ({ names }) => (names.includes('index.html') ? [] : [{ file: 'index.html', what: 'not there' }]),
  },
  twice: {
    reason: 'which of two files is meant nobody knows',
    source: 'our own build',
    find: ({ names }) =>
      names
        .filter((name, at) => !isManifest(name) && names.indexOf(name) !== at)
        .map((file) => ({ file, what: 'there twice' })),
  },
  'file-type': {
    reason: 'the CLI refuses such a file or leaves it out without a word',
    source: cli,
    find: ({ names }) =>
      names
        .filter((name) => !kinds.has(extname(name)) && extname(name) !== '.map')
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
  manifest: {
    reason: 'Webflow must understand what the manifest says',
    source: 'Webflow’s "App configuration"',
    find: (bundle) => {
      const file = manifestOf(bundle);
      const parsed = file && v.safeParse(Manifest, file.value);
      if (!parsed || parsed.success) return [];
      return parsed.issues.map((issue) => atKey(file, String(issue.path?.[0]?.key), issue.message));
    },
  },
  'api-version': {
    reason: 'the CLI takes "2" as a text, and no other version',
    source: 'webflow-cli 2.2.0',
    find: (bundle) => {
      const file = manifestOf(bundle);
      if (!file || v.is(v.object({ apiVersion: v.literal('2') }), file.value)) return [];
      return [atKey(file, 'apiVersion', 'not the text "2"')];
    },
  },
  telemetry: {
    reason: 'it tells of the machine that made the bundle',
    source: 'webflow-cli 2.2.0, which writes it',
    find: (bundle) => {
      const file = manifestOf(bundle);
      return file?.text.includes('"telemetry"') ? [atKey(file, 'telemetry', 'a telemetry block')] : [];
    },
  },
} as const satisfies Record<string, Rule>;
