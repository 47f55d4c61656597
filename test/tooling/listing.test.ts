import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { pagePaths } from '#contract/help.ts';
import {
  Description,
  drawings,
  Listing,
  marketplaceFolder,
  readListing,
  screenshotSize,
} from '#tooling/marketplace/listing.ts';

const filled = {
  testingSite: 'https://asset-inspector.webflow.io',
  demoVideo: 'https://example.com/x',
  accessNote: 'x',
};

/** Largest picture in the repository, in bytes: what is made by a command is not worth more. */
const largestPicture = 300_000;

test('the texts of the listing keep Webflow’s limits', async () => {
  const { name, long } = await readListing();
  expect(name).toBe('Asset Inspector');
  expect(long.length).toBeGreaterThan(500);
});

test('the listing’s addresses are pages that the backend serves', async () => {
  const { website, documentation, privacyPolicy, termsOfService, installUrl } = await readListing();
  expect([website, documentation, privacyPolicy, termsOfService]).toEqual(Object.values(pagePaths));
  expect(installUrl).toBe('/oauth/start');
});

test.each([
  ['a long name', { name: 'x'.repeat(31) }],
  ['no name', { name: ' ' }],
  ['a long publisher', { publisher: 'x'.repeat(21) }],
  ['a long short text', { short: 'x'.repeat(101) }],
  ['six features', { features: ['a', 'b', 'c', 'd', 'e', 'f'] }],
  ['a feature twice', { features: ['a', 'a'] }],
  ['three categories', { categories: ['AI', 'SEO', 'Design'] }],
  ['a category that only an older form has', { categories: ['Icons'] }],
  ['no alt text for its icon', { iconAlt: '' }],
  ['a script in a text', { short: 'See <SCRIPT>' }],
  ['help as its website', { website: '/help' }],
  ['one document for privacy and terms', { termsOfService: '/privacy' }],
  ['an address elsewhere', { website: 'https://example.com' }],
  ...[
    ['a testing site elsewhere', { testingSite: 'https://example.com' }],
    ['an unpublished testing site', { testingSite: 'https://x.design.webflow.com' }],
    ['a video over http', { demoVideo: 'http://example.com/x' }],
    ['an access note about a trial', { accessNote: 'Use the trial account.' }],
    ['an access note about an end', { accessNote: 'The account expires in May.' }],
    ['no access note', { accessNote: '' }],
  ].map(([what, change]): [string, object] => [
    String(what),
    { submission: { ...filled, ...Object(change) } },
  ]),
  ['an unknown category', { categories: ['Images'] }],
  ['three screenshots', { screenshots: [] }],
])('a listing with %s is refused', async (_, change) => {
  const { long: __, ...texts } = await readListing();
  expect(v.is(Listing, texts)).toBe(true);
  expect(v.is(Listing, { ...texts, ...change })).toBe(false);
});

test('a listing with all fields of the submission is accepted', async () => {
  const { long: _, ...texts } = await readListing();
  expect(v.is(Listing, { ...texts, submission: filled })).toBe(true);
});

test.each([
  ['too much', 'x'.repeat(10_001)],
  ['nothing', ''],
  ['a link', 'See [the help](help.html).'],
  ['a link by reference', 'See the help.\n\n[help]: help.html'],
  ['an address', 'See https://example.com.'],
  ['a host', 'See www.example.com.'],
  ['markup', 'See <a href="x">the help</a>.'],
])('a description that says %s is refused', (_, text) => {
  expect(v.is(Description, text)).toBe(false);
});

test.each(Object.entries(drawings))('the %s is a square of %i pixels', async (name, side) => {
  const { width, height, format } = await sharp(join(marketplaceFolder, `${name}.png`)).metadata();
  expect({ width, height, format }).toEqual({ width: side, height: side, format: 'png' });
});

test('each screenshot is there, of the right size, and no other', async () => {
  const { screenshots } = await readListing();
  const folder = join(marketplaceFolder, 'screenshots');
  expect((await readdir(folder)).toSorted()).toEqual(screenshots.map(({ file }) => file).toSorted());
  let all = 0;
  for (const { file } of screenshots) {
    const { width, height } = await sharp(join(folder, file)).metadata();
    expect({ width, height }).toEqual(screenshotSize);
    const { size } = await stat(join(folder, file));
    expect(size).toBeLessThan(largestPicture);
    all += size;
  }
  expect(all, 'the form takes 4 MB in all').toBeLessThan(4_000_000);
});
