import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyUrlOf } from '#panel/i18n/actions.ts';
import { altTextIssueMessage } from '#panel/i18n/alt-rules.ts';
import { altTextIssues } from '#panel/i18n/alt-text-issues.ts';
import { findingMessage, none } from '#panel/i18n/findings.ts';
import { designerErrorMessage } from '#panel/i18n/page.ts';
import { findingsOf } from '#rules/findings/find.ts';
import type { Finding, ImageFacts } from '#rules/findings/finding.ts';
import { anyImage, fileOf, issue } from '#test/support/panel/image-facts.ts';
import { modestly } from '#test/support/shared/properties.ts';

test('no findings give a message of three words', () => {
  expect(none.split(' ')).toHaveLength(3);
});

const severity = 'low';
const heavy = {
  id: 'heavy',
  severity,
  bytes: 1_000_000,
  isLoaded: true,
  isAlone: false,
  advice: 'compress',
  webp: null,
  avif: null,
} as const;
const loads = {
  device: 'laptop',
  breakpoint: 'Desktop',
  density: 2,
  before: 1_750_000,
  after: 309_000,
} as const;
const sayings: [Finding, string, string, string?][] = [
  [
    { id: 'alt', severity, issue: issue({ rule: 'extension', words: 'ridge.jpg' }) },
    'Alt text names a file',
    'Describe the image.',
    '“ridge.jpg” doesn’t say what the image shows.',
  ],
  [
    { id: 'alt', severity, issue: issue({ rule: 'linkSilent', words: '/pricing' }) },
    'Link has no name',
    'Say where it goes.',
    'Nothing in the link to /pricing names it.',
  ],
  [
    { id: 'alt', severity, issue: issue({ rule: 'repeated', count: 1 }) },
    'Alt text is repeated',
    'Tell them apart.',
    '1 other image on this page says the same.',
  ],
  [{ id: 'processing', severity }, 'Upload is still processing', 'Refresh in a minute.'],
  [
    { id: 'brokenOriginal', severity, why: 'missing', isLoaded: true },
    'Original can’t be shown',
    'If it stays, upload it again.',
    'The CDN has no such file. Visitors see a broken picture.',
  ],
  [
    { id: 'brokenOriginal', severity, why: 'notImage', isLoaded: false },
    'Original can’t be shown',
    'Save it again and upload that.',
    'The file holds no image. No screen downloads the file here.',
  ],
  [
    { id: 'brokenVariants', severity, count: 2, widths: [500, 800], isLoaded: true },
    '2 variants can’t be shown',
    'If it stays, upload it again.',
    'Screens that take 500, 800 px show a broken picture. After a new upload, choose that file here.',
  ],
  [
    { id: 'brokenVariants', severity, count: 1, widths: [800], isLoaded: false },
    '1 variant can’t be shown',
    'Upload the image again if you need them.',
    'No screen downloads them here.',
  ],
  [
    { id: 'unshownFormat', severity, is: 'image/jxl', isLoaded: true },
    'Format isn’t shown everywhere',
    'Save it as WebP and upload that.',
    'Many browsers can’t show JPEG XL. Visitors see a broken picture.',
  ],
  [
    { id: 'unshownType', severity, is: 'image/svg+xml', served: 'text/plain' },
    'Sent as wrong type',
    'Upload it again as a .svg file.',
    'The CDN sends this SVG as text/plain, so browsers don’t show it.',
  ],
  [
    { id: 'noVariants', severity, reason: 'lost' },
    'No variants to choose',
    'If it stays, upload it again.',
    'Every screen downloads the original.',
  ],
  [
    { id: 'failedVariants', severity, count: 2, widths: [500, 800], isAll: false },
    '2 variants failed',
    'Upload the image again.',
    'Screens get a wider file instead of 500, 800 px.',
  ],
  [
    { id: 'failedVariants', severity, count: 1, widths: [], isAll: false },
    '1 variant failed',
    'Upload the image again.',
    'Screens get a wider file instead.',
  ],
  [
    { id: 'failedVariants', severity, count: 3, widths: [500, 800, 1080], isAll: true },
    '3 variants failed',
    'Save it again and upload that.',
    'Every screen downloads the original.',
  ],
  [
    { id: 'otherType', severity, says: 'image/webp', is: 'image/png' },
    'File type doesn’t match',
    'Refresh later, or upload it again.',
    'Webflow says WebP, the CDN sends PNG. Browsers show it anyway. After compressing it, both agree within minutes.',
  ],
  [
    { id: 'otherExtension', severity, extension: 'png', is: 'image/jpeg' },
    'File name misleads',
    'Rename it, then upload it again.',
    'It ends in .png, yet holds JPEG. Browsers show it anyway.',
  ],
  [{ ...heavy }, 'Original is 1 MB', 'Compress it in the Assets panel.'],
  [
    { ...heavy, webp: [250_000, 340_000], avif: 500_000 },
    'Original is 1 MB',
    'Compress it in the Assets panel.',
    'WebP usually saves 250 kB to 340 kB, AVIF about 500 kB.',
  ],
  [
    { ...heavy, advice: 'compressStill', webp: [260_000, 260_000] },
    'Original is 1 MB',
    'If it’s a still, compress it in Assets.',
    'WebP usually saves about 260 kB.',
  ],
  [
    { ...heavy, isLoaded: false, advice: 'smaller' },
    'Original is 1 MB',
    'Upload a smaller copy.',
    'No screen downloads it here.',
  ],
  [
    { ...heavy, isAlone: true, advice: 'vector' },
    'Original is 1 MB',
    'Simplify its paths with an SVG optimizer.',
    'It has no variants. Webflow advises at most 150 kB an image. If it holds a photo, upload that as WebP.',
  ],
  [
    { id: 'tooWide', severity, ...loads, pixels: 625, unmeasured: [] },
    'Laptops load 1.75 MB where 309 kB would do',
    'Set Width to 625 in the image’s settings.',
    'On Desktop at 2×.',
  ],
  [
    { id: 'tooWide', severity, ...loads, pixels: 625, unmeasured: ['Tablet', 'Mobile landscape'] },
    'Laptops load 1.75 MB where 309 kB would do',
    'Set Width to 625 in the image’s settings.',
    'On Desktop at 2×. Measure Tablet, Mobile landscape first: the image may be wider there.',
  ],
  [
    { id: 'oversized', severity, ...loads, width: 3_600, pixels: 1_200 },
    'Laptops load 1.75 MB, 309 kB would do',
    'Upload a copy that is 1200 px wide.',
    'Desktop at 2× loads the original, which is 3600 px wide. The copy’s size is an estimate.',
  ],
];

test.for(sayings)('the message for %o', ([finding, title, body, why]) => {
  expect(findingMessage(finding)).toEqual(why === undefined ? { title, body } : { title, body, why });
});

test('any numbers give findings with short titles and no empty placeholder', () => {
  fc.assert(
    fc.property(anyImage, (facts) => {
      for (const { title, body, why = '' } of findingsOf(facts).map(findingMessage)) {
        expect(`${title} ${body} ${why}`).not.toMatch(/undefined|null|NaN|Infinity|[{}]/);
        expect(title.length, title).toBeLessThanOrEqual(56);
        expect(body.length, body).toBeLessThanOrEqual(45);
      }
    }),
    modestly(500),
  );
});

test('an image that may be animated or transparent is never advised to become still or opaque', () => {
  const saysSo = (facts: ImageFacts): string =>
    findingsOf({ ...facts, issues: [] })
      .map(findingMessage)
      .map(({ body, why = '' }) => `${body} ${why}`)
      .join(' ');
  fc.assert(
    fc.property(
      anyImage,
      fc.constantFrom('image/png', 'image/webp', 'image/avif', 'image/gif'),
      fc.constantFrom(true, null),
      (facts, type, animated) => {
        const original = fileOf({ bytes: 9_000_000, type, animated });
        const all = { ...facts, contentType: type, size: 9_000_000, measured: { original, variants: [] } };
        const said = saysSo(all);
        expect(said).not.toMatch(/JPEG|\bas PNG/);
        // Advice for still images is conditional where it is not known whether the image is animated.
        const unless = said.replaceAll(/If it’s a still, [^.]*\.|Use video if animated, WebP if not\./g, '');
        expect(unless).not.toMatch(/compress it in|save it as|WebP if/i);
        if (animated) expect(said).not.toMatch(/Assets panel|WebP usually/);
      },
    ),
    modestly(500),
  );
});

test('any alt text gives issues with a title and a sentence each', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const selection = {
        state: 'image',
        text,
        files: [text],
        link: { to: text, label: '', text, images: [text], isComplete: true },
      } as const;
      for (const found of altTextIssues(selection)) {
        const { title, body } = altTextIssueMessage(found);
        expect(title).toBeTruthy();
        expect(body).toMatch(/[.…]$/);
      }
    }),
    modestly(1_000),
  );
});

test.for(['{file}', '$&', '$1', '__proto__', '<b>&amp;'])('%s is written unchanged', (file) => {
  expect(copyUrlOf(file)).toBe(`Copy ${file} URL`);
});

test.for(['failed', 'missing', 'aborted'] as const)(
  'a page that is %s is not called a selection',
  (reason) => {
    expect(designerErrorMessage(reason).title).toBe('Page couldn’t be read');
  },
);
