import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyUrlOf } from '#panel/i18n/actions.ts';
import { altTextIssueMessage } from '#panel/i18n/alt-rules.ts';
import { altTextIssues } from '#panel/i18n/alt-text-issues.ts';
import { findingMessage, none } from '#panel/i18n/findings.ts';
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
const loads = { breakpoint: 'Desktop', density: 2, before: 1_750_000, after: 309_000 } as const;
const sayings: [Finding, string, string][] = [
  [
    { id: 'alt', severity, issue: issue({ rule: 'extension', words: 'ridge.jpg' }) },
    'Alt text names a file',
    '“ridge.jpg” doesn’t say what the image shows. Describe the image.',
  ],
  [
    { id: 'alt', severity, issue: issue({ rule: 'linkSilent', words: '/pricing' }) },
    'Link has no name',
    'Nothing in the link to /pricing names it. Say where it goes.',
  ],
  [
    { id: 'alt', severity, issue: issue({ rule: 'repeated', count: 1 }) },
    'Alt text is repeated',
    '1 other image on this page says the same. Tell them apart.',
  ],
  [
    { id: 'processing', severity },
    'Upload is still processing',
    'Webflow is still processing this upload. Refresh in a minute.',
  ],
  [
    { id: 'brokenOriginal', severity, why: 'missing', isLoaded: true },
    'Original can’t be shown',
    'The CDN has no such file. Visitors see a broken picture. Refresh in a minute, or upload the image again.',
  ],
  [
    { id: 'brokenOriginal', severity, why: 'notImage', isLoaded: false },
    'Original can’t be shown',
    'The file holds no image. No screen downloads the file here. Save it again in an image editor and upload that.',
  ],
  [
    { id: 'brokenVariants', severity, count: 2, widths: [500, 800], isLoaded: true },
    '2 variants can’t be shown',
    'Screens that take 500, 800 px show a broken picture. Refresh in a minute, or upload the image again and choose it here.',
  ],
  [
    { id: 'brokenVariants', severity, count: 1, widths: [800], isLoaded: false },
    '1 variant can’t be shown',
    'No screen downloads them here. To have them, upload the image again.',
  ],
  [
    { id: 'unshownFormat', severity, is: 'image/jxl', isLoaded: true },
    'Format isn’t shown everywhere',
    'Many browsers can’t show JPEG XL. Visitors see a broken picture. Save it as WebP and upload that.',
  ],
  [
    { id: 'unshownType', severity, is: 'image/svg+xml', served: 'text/plain' },
    'Sent as wrong type',
    'The CDN sends this SVG as text/plain, so browsers don’t show it. Upload it again under a name that ends in .svg.',
  ],
  [
    { id: 'noVariants', severity, reason: 'lost' },
    'No variants to choose',
    'Every screen downloads the original. Refresh in a minute, or upload the image again.',
  ],
  [
    { id: 'failedVariants', severity, count: 2, widths: [500, 800], isAll: false },
    '2 variants failed',
    'Screens get a wider file instead of 500, 800 px. Upload the image again.',
  ],
  [
    { id: 'failedVariants', severity, count: 1, widths: [], isAll: false },
    '1 variant failed',
    'Screens get a wider file instead. Upload the image again.',
  ],
  [
    { id: 'failedVariants', severity, count: 3, widths: [500, 800, 1080], isAll: true },
    '3 variants failed',
    'Every screen downloads the original. Save it again in an image editor and upload that.',
  ],
  [
    { id: 'otherType', severity, says: 'image/webp', is: 'image/png' },
    'File type doesn’t match',
    'Webflow says WebP, the CDN sends PNG. Browsers show it anyway. If you’ve just compressed it, refresh in a few minutes. If not, upload it again.',
  ],
  [
    { id: 'otherExtension', severity, extension: 'png', is: 'image/jpeg' },
    'File name misleads',
    'It ends in .png, yet holds JPEG. Browsers show it anyway. Rename it and upload the image again.',
  ],
  [
    { ...heavy, webp: [250_000, 340_000], avif: 500_000 },
    'Original is heavy',
    'It has 1 MB. Compress it in the Assets panel. As WebP it usually saves 250 kB to 340 kB (estimate from Google’s study), as AVIF about 500 kB (Netflix’s tests).',
  ],
  [
    { ...heavy, advice: 'compressStill', webp: [260_000, 260_000] },
    'Original is heavy',
    'It has 1 MB. If it isn’t animated, compress it in the Assets panel. As WebP it usually saves about 260 kB (estimate from Google’s study).',
  ],
  [
    { ...heavy, isLoaded: false, advice: 'smaller' },
    'Original is heavy',
    'It has 1 MB, but no screen downloads it here. Upload a smaller copy.',
  ],
  [
    { ...heavy, isAlone: true, advice: 'vector' },
    'Original is heavy',
    'It has 1 MB and no variants. Webflow advises at most 150 kB an image. Simplify its paths or run it through an SVG optimizer. If it holds a photo, upload that as WebP.',
  ],
  [
    { id: 'tooWide', severity, ...loads, pixels: 625, unmeasured: [] },
    'Screens load too wide a file',
    'Desktop at 2× loads 1.75 MB, 309 kB would do. Set Width to 625 px in the image’s settings.',
  ],
  [
    { id: 'tooWide', severity, ...loads, pixels: 625, unmeasured: ['Tablet', 'Mobile landscape'] },
    'Screens load too wide a file',
    'Desktop at 2× loads 1.75 MB, 309 kB would do. Set Width to 625 px in the image’s settings. Measure Tablet, Mobile landscape first: the image may be wider there.',
  ],
  [
    { id: 'oversized', severity, ...loads, width: 3_600, pixels: 1_200 },
    'Original is too wide',
    'Desktop at 2× loads the original: 3600 px and 1.75 MB. Upload a copy of 1200 px, it weighs about 309 kB.',
  ],
];

test.for(sayings)('the message for %o', ([finding, title, body]) => {
  expect(findingMessage(finding)).toEqual({ title, body });
});

test('any numbers give findings with short titles and no empty placeholder', () => {
  fc.assert(
    fc.property(anyImage, (facts) => {
      for (const { title, body } of findingsOf(facts).map(findingMessage)) {
        expect(`${title} ${body}`).not.toMatch(/undefined|null|NaN|Infinity|[{}]/);
        expect(title.split(' ').length).toBeLessThanOrEqual(5);
      }
    }),
    modestly(500),
  );
});

test('an image that may be animated or transparent is never advised to become still or opaque', () => {
  const saysSo = (facts: ImageFacts): string =>
    findingsOf({ ...facts, issues: [] })
      .map((finding) => findingMessage(finding).body)
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
        const unless = said.replaceAll(/If it isn’t animated, [^.]*\.|If not, save it as WebP\./g, '');
        expect(unless).not.toMatch(/compress it in|save it as/i);
        if (animated) expect(said).not.toMatch(/Assets panel|As WebP/);
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
