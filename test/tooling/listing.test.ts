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
  demoVideo: 'https://www.loom.com/share/0123456789abcdef',
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
  ['a name that says beta', { name: 'Asset Inspector (Beta)' }],
  ['a short text about early access', { short: 'Get early access to your images.' }],
  ['a short text about what is to come', { short: 'Coming soon: videos.' }],
  ['a short text about a waitlist', { short: 'Join the waitlist.' }],
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
    ['a video elsewhere', { demoVideo: 'https://example.com/x' }],
    ['a video of a host that looks like another', { demoVideo: 'https://loom.com.example/share/x' }],
    ['a video without its address', { demoVideo: 'https://youtu.be/' }],
    ['a client id that is too short', { clientId: '0a'.repeat(31) }],
    ['a client id of other letters', { clientId: 'xy'.repeat(32) }],
    ['an access note with a time', { accessNote: 'The account is valid for a month.' }],
    ['an access note with a date', { accessNote: 'The account is valid until May.' }],
    ['an access note about a while', { accessNote: 'Use the temporary account.' }],
    ['an access note with days', { accessNote: 'Use the 14-day account.' }],
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

test.each([
  ['all fields', {}],
  ['a client id', { clientId: '0a'.repeat(32) }],
  ['a video on Loom', { demoVideo: 'https://loom.com/share/x' }],
  ['a video on YouTube', { demoVideo: 'https://www.youtube.com/watch?v=x' }],
  ['a short address of YouTube', { demoVideo: 'https://youtu.be/x' }],
  ['a video on Google Drive', { demoVideo: 'https://drive.google.com/file/d/x/view' }],
])('a listing with %s of the submission is accepted', async (_, change) => {
  const { long: __, ...texts } = await readListing();
  expect(v.is(Listing, { ...texts, submission: { ...filled, ...change } })).toBe(true);
});

test.each([
  ['too much', 'x'.repeat(10_001)],
  ['nothing', ''],
  ['a link', 'See [the help](help.html).'],
  ['a link by reference', 'See the help.\n\n[help]: help.html'],
  ['an address', 'See https://example.com.'],
  ['a host', 'See www.example.com.'],
  ['beta', 'Replace a file (beta).'],
  ['early access', 'Early-access to replacing.'],
  ['what is to come', 'Videos are coming soon.'],
  ['a waitlist', 'Join the wait list.'],
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
