import { extname } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';

/** The largest archive Webflow takes, in bytes; it must be smaller. Source: webflow-cli 2.2.0, bundle. */
const tooLarge = 5 * 1024 * 1024;

/** The kinds of file that belong into a bundle of ours, all of them allowed by the CLI. Source: webflow-cli 2.2.0. */
const allowed = new Set([
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

const Manifest = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1)),
  apiVersion: v.literal('2'),
  publicDir: v.string(),
  size: v.optional(v.string()),
  featureFlags: v.optional(v.record(v.string(), v.boolean())),
  appIntents: v.optional(v.unknown()),
  appConnections: v.optional(v.unknown()),
});

interface Archive {
  /** The name of every file, a name that is there twice included. */
  readonly names: readonly string[];
  readonly files: Readonly<Record<string, Uint8Array>>;
}

function unpack(zip: Uint8Array): Archive {
  const names: string[] = [];
  const filter = ({ name }: { name: string }) => names.push(name) > 0;
  return { names, files: unzipSync(zip, { filter }) };
}

function manifestFaults({ names, files }: Archive): string[] {
  const manifests = names.filter((name) => name.split('/').at(-1) === 'webflow.json');
  if (manifests.length !== 1) return [`It holds webflow.json ${manifests.length} times.`];
  const manifest = files['webflow.json'];
  if (!manifest) return ['Its webflow.json is not at the root.'];
  const parsed = v.safeParse(Manifest, JSON.parse(strFromU8(manifest)));
  return parsed.success ? [] : parsed.issues.map((issue) => `webflow.json: ${issue.message}`);
}

/** What would make Webflow refuse the archive, as sentences; none where it is fine. Throws where it is no archive. */
export function bundleFaults(zip: Uint8Array): string[] {
  const archive = unpack(zip);
  const { names } = archive;
  const strange = names.filter((name) => !allowed.has(extname(name)));
  return [
    ...(zip.length >= tooLarge ? [`It has ${zip.length} bytes; it must have fewer than ${tooLarge}.`] : []),
    ...(names.includes('index.html') ? [] : ['It has no index.html at the root.']),
    ...(new Set(names).size === names.length ? [] : ['It holds a file twice.']),
    ...strange.map((name) => `${name} does not belong into a bundle.`),
    ...manifestFaults(archive),
  ];
}
