import * as v from 'valibot';
import type { Bundle, BundleFile } from './archive.ts';
import { type Place, placeAt, type Rule } from './rule.ts';

const Intents = v.array(v.picklist(['create', 'manage']));

/** What a manifest may say, other rules judge the rest. Source: Webflow's "App configuration". */
const Manifest = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[^&#]{1,30}$/), v.regex(/\S/)),
  apiVersion: v.optional(v.unknown()),
  telemetry: v.optional(v.unknown()),
  publicDir: v.pipe(v.string(), v.regex(/^(?:\.\/)?[\w-]+(?:\.[\w-]+)*(?:\/[\w-]+(?:\.[\w-]+)*)*\/?$/)),
  size: v.optional(v.picklist(['default', 'comfortable', 'large'])),
  featureFlags: v.optional(v.record(v.string(), v.boolean())),
  // The panel is opened from an image, or hardly ever.
  appIntents: v.strictObject({
    image: v.pipe(Intents, v.includes('manage')),
    form: v.optional(v.pipe(Intents, v.minLength(1))),
  }),
  appConnections: v.optional(v.array(v.string())),
});

/** The manifest and the value of its text, which is null where it is no JSON object. */
function manifestOf({ files }: Bundle): (BundleFile & { value: object | null }) | undefined {
  const file = files.find(({ name }) => name === 'webflow.json');
  if (!file) return undefined;
  try {
    const value: unknown = JSON.parse(file.text);
    return { ...file, value: typeof value === 'object' && !Array.isArray(value) ? value : null };
  } catch {
    return { ...file, value: null };
  }
}

/** Where a manifest says something under a key, or the start of it. */
function atKey(file: BundleFile, key: string, what: string): Place {
  return placeAt(file, Math.max(0, file.text.indexOf(`"${key}"`)), what);
}

/** What JSON says, without the white space that means nothing. */
function withoutSpace(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}

/** What the manifest of a bundle says. */
export const manifestRules = {
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
  'plain-manifest': {
    reason: 'a key that is there twice or spelled in escapes says one thing to people and another to Webflow',
    source: 'our own build',
    find: (bundle) => {
      const file = manifestOf(bundle);
      if (!file?.value || withoutSpace(file.text) === JSON.stringify(file.value)) return [];
      return [placeAt(file, 0, 'not said plainly')];
    },
  },
  'api-version': {
    reason: 'the CLI takes "2" as a text, and no other version',
    source: 'webflow-cli 2.2.0',
    find: (bundle) => {
      const file = manifestOf(bundle);
      if (!file?.value || v.is(v.object({ apiVersion: v.literal('2') }), file.value)) return [];
      return [atKey(file, 'apiVersion', 'not the text "2"')];
    },
  },
  telemetry: {
    reason: 'it tells of the machine that made the bundle',
    source: 'webflow-cli 2.2.0, which writes it',
    find: (bundle) => {
      const file = manifestOf(bundle);
      if (!file?.value || !('telemetry' in file.value)) return [];
      return [atKey(file, 'telemetry', 'a telemetry block')];
    },
  },
} as const satisfies Record<string, Rule>;
