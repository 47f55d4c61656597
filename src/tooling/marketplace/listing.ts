import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { projectRoot } from '#tooling/project.ts';

/** Where everything for the Marketplace lies. */
export const marketplaceFolder = join(projectRoot, 'marketplace');

/** The pixels of a screenshot. Source: Webflow's "Listing your app". */
export const screenshotSize = { width: 1280, height: 846 } as const;

/** Webflow's drawings, each drawn as SVG, with its pixels a side. Source: "Listing your app"; guidelines (the icon). */
export const drawings = { logo: 900, icon: 512, publisher: 20 } as const;

const categories = [
  'AI',
  'Analytics',
  'Asset Management',
  'Automation',
  'Compliance',
  'Content Management',
  'Customer Support',
  'Data Sync',
  'Design',
  'Development and Coding',
  'Ecommerce',
  'Forms and Surveys',
  'Localization',
  'Marketing',
  'Scheduling',
  'SEO',
  'User Management',
  'Utilities',
] as const;

/** The firewall in front of Webflow's form blocks every text with this in it. */
const blocked = '<script';

/** Words by which Webflow takes an app for one that isn't finished. Source: "Submitting your app"; the submission form. */
const unfinished = /\b(?:beta|early[ -]access|coming[ -]soon|wait(?:ing)?[ -]?list)\b/i;

const text = (most: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(most),
    v.check((said) => !said.toLowerCase().includes(blocked), `has ${blocked} in it`),
  );
/** A text about the whole app. */
const appText = (most: number) =>
  v.pipe(
    text(most),
    v.check((said) => !unfinished.test(said), 'sounds as if the app weren’t finished'),
  );
const fewAndDifferent = <const S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(
    v.array(item),
    v.minLength(1),
    v.maxLength(most),
    v.check((items) => new Set(items).size === items.length, 'says something twice'),
  );

/** A path on the backend. */
const Path = v.pipe(v.string(), v.regex(/^\/[\w/-]*$/));

/** Words by which reviewers take an app for one that asks for money, or ends. */
const worrying =
  /\b(?:trial|expire[sd]?|expiry|expiring|valid (?:for|until|till|through)|temporar(?:y|ily)|\d+[- ]days?)\b/i;

/** Where the form takes a video from: Loom, YouTube, or Google Drive. */
const videoHost =
  /^https:\/\/(?:(?:www\.)?loom\.com|(?:www\.)?youtube\.com|youtu\.be|drive\.google\.com)\/[^\s/]/;

/**
 * What only who submits the app knows; null until then. `testingSite` is a published site with the app installed, `demoVideo`
 * shows install, deny, approve, use, and disconnect.
 */
export const submissionFields = ['testingSite', 'demoVideo'] as const;

const Submission = v.strictObject({
  testingSite: v.nullable(v.pipe(v.string(), v.regex(/^https:\/\/[\w-]+\.webflow\.io\/?$/))),
  demoVideo: v.nullable(v.pipe(v.string(), v.url(), v.regex(videoHost))),
  clientId: v.optional(v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))),
  accessNote: v.pipe(
    text(500),
    v.check((said) => !worrying.test(said), 'sounds as if access ended'),
  ),
});

/**
 * The texts of the listing and of its submission. Sources: Webflow's "Listing your app"; the submission form of autumn 2026, which
 * is stricter: two categories, four different documents, alt text for the icon. The length of that text is our own choice.
 */
export const Listing = v.pipe(
  v.strictObject({
    name: appText(30),
    publisher: text(20),
    short: appText(100),
    features: fewAndDifferent(text(120), 5),
    categories: fewAndDifferent(v.picklist(categories), 2),
    iconAlt: text(120),
    screenshots: v.pipe(
      v.array(v.strictObject({ file: v.pipe(v.string(), v.regex(/^[\w-]+\.png$/)), shows: text(120) })),
      v.minLength(4),
      v.maxLength(5),
    ),
    website: Path,
    documentation: Path,
    privacyPolicy: Path,
    termsOfService: Path,
    installUrl: Path,
    submission: Submission,
  }),
  v.check(
    ({ website, documentation, privacyPolicy, termsOfService }) =>
      new Set([website, documentation, privacyPolicy, termsOfService]).size === 4,
    'names one document twice',
  ),
);

export type Listing = v.InferOutput<typeof Listing>;

/** Markdown as Webflow takes it: 10,000 characters and no link or address. Source: "Listing your app". */
export const Description = v.pipe(
  appText(10_000),
  v.regex(/^(?!.*(?:https?:|www\.|\]\(|\[[^\]]*\]:|<a\b))/is, 'has no links'),
);

/** The listing's texts. Throws where one of them is not as Webflow takes it. */
export async function readListing() {
  const read = (name: string): Promise<string> => readFile(join(marketplaceFolder, name), 'utf8');
  return {
    ...v.parse(Listing, JSON.parse(await read('listing.json'))),
    long: v.parse(Description, await read('description.md')),
  };
}
