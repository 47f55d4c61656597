import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltFile, type BuiltPanel, buildPanel } from '#test/support/panel/built-panel.ts';
import {
  bytesOf,
  describeParts,
  type PartName,
  type PartSizes,
  partNames,
  partsOf,
  partsUntilFacts,
} from '#test/support/panel/panel-parts.ts';
import { buildRules, findFaults, sayFault } from '#tooling/bundle/verify.ts';
import { wholeRules } from '#tooling/bundle/whole-rules.ts';
import { projectRoot } from '#tooling/project.ts';

const backendUrl = 'https://assets.example.com';
const canary = 'canary7Wc2kQ9z';

/** Every variable of the server, from the file that lists them. */
async function serverVariables(): Promise<string[]> {
  const text = await readFile(join(projectRoot, '.env.example'), 'utf8');
  const names = [...text.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => name);
  return names.filter((name) => !name.startsWith('VITE_'));
}

let panel: BuiltPanel;

beforeAll(async () => {
  const variables = await serverVariables();
  expect(variables).toContain('METRICS_TOKEN');
  const canaries = variables.map((name) => [name, `${canary}-${name}`]);
  panel = await buildPanel(backendUrl, Object.fromEntries(canaries));
});

afterAll(() => panel.remove());

const all = (): string => panel.files.map(({ text }) => text).join('\n');
test('P1 review-scan, P10 bundle-accepted: the panel follows every rule of the review', () => {
  const files = panel.files.map(({ path, text }) => ({ name: path, text }));
  const names = files.map(({ name }) => name);
  const rules = { ...buildRules, ...wholeRules };
  expect(findFaults({ size: 0, names, files, backendUrl }, rules).map(sayFault)).toEqual([]);
});

test('P2 no-secret-in-bundle: no file contains the server’s configuration', () => {
  expect(all()).not.toContain(canary);
});

/**
 * Bytes, gzipped: the script and style that show the facts of an image, all that is fetched for them with the page and its
 * words in both languages, and what is fetched after that to audit, change, and list them. The
 * first grew by 3 kB for regions that fail alone, refusals kept by asset, and texts from outside that never throw, and by
 * 1.5 kB for one store of all assets in place of six, and by 2 kB for one call that streams everything about an asset and
 * carries the identity, which saves two requests and three preflights of each selection; the later one by 13 kB for alt text rules in four languages, a
 * reader of `sizes`, what screens load and need, and findings, and by 1.3 kB for one scan of a page whose elements are
 * listed once, part of which was in the first. The first screen took 3.5 kB in the first: the subject that stays in view with its
 * menus, the next step, and the chart of files; and 4.8 kB of words in both languages. The later one grew by 26.5 kB for what the first screen
 * leads to: images of components, backgrounds and blocks, the list with search, chips and details, the comparison, alt texts in
 * series and as a table, the printable report, and dismissed findings. The whole site took 1.2 kB in the first, for a third tab, the
 * facts of an asset without an element, and requests that many lists share; 3.5 kB of words in both languages; and 20 kB in the
 * later one: its list and details, files that are there twice, where each is used, series of alt texts in every locale, and what the
 * Designer says of styles and social images. What files weigh in other formats took 0.5 kB in the first, for calls with lines or
 * bytes of any kind and the bar that undoes a replacement in each tab; 5.2 kB of words in both languages, of which a reason for
 * each of 19 refusals and what is not confirmed of a replacement; and 16.6 kB in the later one: candidates and their comparison at
 * true pixels, replacing with an exact undo, and the same for the images that a list shows and for an asset by itself,
 * with a word where visitors would load more. The choice between one's own text and another person's took 0.2 kB in the later one
 * when it moved to where no press on Save lands; a mark of what is needed beside what is loaded 0.2 kB in the first; an Undo that keeps
 * the original until it is verified, a reading of uses that goes on after a stop, a consent that takes minutes, and alt texts that
 * are compared by what they mean 0.7 kB in the later one. Copies that are read again until there are newer ones, dismissals that
 * stay, and calls that outlive a session took 0.2 kB in the first; true reasons of what was not undone, not found or not answered,
 * and waiting for a rate limit while files are replaced, 0.5 kB in the later one and 0.5 kB of words in both languages.
 */
const budgets = { first: 37_200, 'until facts': 70_900, later: 101_500 };

/** The size of each part when the budgets were last set: a failure shows the growth of each since. */
const before: PartSizes = {
  'first script': 32_745,
  'first style': 4_355,
  'later script': 96_011,
  'later style': 5_347,
  'page without words': 366,
  'words en.json': 13_750,
  'words de.json': 15_374,
  'words alt-words.json': 4_133,
};

/** True for the files that the page itself requests. */
function isFirst({ path }: BuiltFile): boolean {
  return panel.ending('index.html').some(({ text }) => text.includes(path));
}

test.each([
  ['first', ['first script', 'first style']],
  ['until facts', partsUntilFacts],
  ['later', ['later script', 'later style']],
] satisfies [keyof typeof budgets, PartName[]][])(
  'P3 size: what is fetched %s stays within its budget, gzipped',
  (when, names) => {
    const sizes = partsOf(panel);
    for (const name of partNames) expect(sizes[name], name).toBeGreaterThan(0);
    expect(bytesOf(sizes, names), describeParts(sizes, before, names, budgets[when])).toBeLessThanOrEqual(
      budgets[when],
    );
  },
);

test('P10 bundle-accepted: one page, a first and a lazy script and style, and only files that the CLI accepts', () => {
  expect(panel.ending('.js').map(isFirst).toSorted()).toEqual([false, true]);
  expect(panel.ending('.css').map(isFirst).toSorted()).toEqual([false, true]);
  expect(panel.ending('.html').map(({ path }) => path)).toEqual(['index.html']);
  const endings = new Set(panel.files.map(({ path }) => path.replace(/^.*\./, '')));
  expect([...endings].toSorted()).toEqual(['css', 'html', 'js', 'svg', 'txt', 'woff2']);
  const total = panel.files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  // Most of it is fonts. Webflow allows 5 MiB.
  expect(total).toBeLessThanOrEqual(650_500);
});

test('P10 bundle-accepted: the CLI’s template leaves the page unchanged', () => {
  const [page] = panel.ending('index.html');
  const template = '<html><head></head><body>{{ui}}</body></html>';
  expect(template.replace('{{ui}}', page?.text ?? '')).toBe(template.split('{{ui}}').join(page?.text ?? ''));
});

test('P10 bundle-accepted: the page names one script, without crossorigin', () => {
  const [page] = panel.ending('index.html');
  const html = page?.text ?? '';
  expect(html.match(/<script\b[^>]*>/g)).toEqual([
    expect.stringMatching(/^<script type="module" src="\.\/assets\/[\w-]+\.js">$/),
  ]);
  expect(html.match(/<(?:script|link rel="stylesheet")[^>]* crossorigin/)).toBeNull();
});

test('P10 bundle-accepted: the page connects to the backend without credentials, and to no other host', () => {
  const [page] = panel.ending('index.html');
  const links = page?.text.match(/<link\b[^>]*>/g) ?? [];
  expect(links.filter((link) => /https?:/.test(link))).toEqual([
    `<link rel="preconnect" href="${backendUrl}" crossorigin>`,
  ]);
});

test('the font files are the published ones, with their licence', async () => {
  const fonts = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json'));
  for (const font of panel.ending('.woff2')) {
    expect(font.bytes.equals(await readFile(join(fonts, 'files', font.path.replace('fonts/', ''))))).toBe(
      true,
    );
  }
  const [licence] = panel.ending('OFL.txt');
  const published = await readFile(join(fonts, 'LICENSE'), 'utf8');
  // Its text is unchanged, except that its link uses https.
  expect(licence?.text).toBe(published.replace('http://scripts.sil.org/', 'https://scripts.sil.org/'));
});
