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
  'Icons',
  'Localization',
  'Marketing',
  'Scheduling',
  'SEO',
  'User Management',
  'Utilities',
] as const;

const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const fewAndDifferent = <const S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.array(item),
    v.minLength(1),
    v.maxLength(5),
    v.check((items) => new Set(items).size === items.length, 'says something twice'),
  );

/** The texts of the listing. Source: Webflow's "Listing your app". */
export const Listing = v.strictObject({
  name: text(30),
  publisher: text(20),
  short: text(100),
  features: fewAndDifferent(text(120)),
  categories: fewAndDifferent(v.picklist(categories)),
  screenshots: v.pipe(
    v.array(v.strictObject({ file: v.pipe(v.string(), v.regex(/^[\w-]+\.png$/)), shows: text(120) })),
    v.minLength(4),
    v.maxLength(5),
  ),
  /** Paths on the backend. */
  privacyPolicy: v.string(),
  termsOfService: v.string(),
  website: v.string(),
  installUrl: v.string(),
});

/** Markdown as Webflow takes it: 10,000 characters and no link or address. Source: "Listing your app". */
export const Description = v.pipe(
  text(10_000),
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
