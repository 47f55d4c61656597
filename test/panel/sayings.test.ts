import fc from 'fast-check';
import { expect, test } from 'vitest';
import { altRemarks } from '#panel/alt-text/alt-remarks.ts';
import { findingsOf } from '#panel/findings/find.ts';
import type { Finding } from '#panel/findings/finding.ts';
import { copyUrlOf } from '#panel/words/actions.ts';
import { sayRemark } from '#panel/words/alt-rules.ts';
import { none, sayFinding } from '#panel/words/findings.ts';
import { anyImage, remark } from '#test/support/image-facts.ts';
import { modestly } from '#test/support/properties.ts';

test('nothing to improve is said in three words', () => {
  expect(none.split(' ')).toHaveLength(3);
});

const severity = 'low';
const sayings: [Finding, string, string][] = [
  [
    { id: 'alt', severity, remark: remark({ rule: 'extension', words: 'ridge.jpg' }) },
    'Alt text names a file',
    '“ridge.jpg” doesn’t say what the image shows. Describe the image.',
  ],
  [
    { id: 'alt', severity, remark: remark({ rule: 'linkSilent', words: '/pricing' }) },
    'Link has no name',
    'This image is all there is in the link to /pricing. Say where it goes.',
  ],
  [
    { id: 'alt', severity, remark: remark({ rule: 'repeated', count: 1 }) },
    'Alt text is repeated',
    '1 other image on this page says the same. Tell them apart.',
  ],
  [
    { id: 'processing', severity },
    'Upload is still processing',
    'Webflow is still processing this upload. Refresh in a minute.',
  ],
  [
    { id: 'noVariants', severity, reason: 'unknown' },
    'No variants to choose',
    'Every screen downloads the original. Refresh in a minute, or upload the image again.',
  ],
  [
    { id: 'failedVariants', severity, count: 2, widths: [500, 800] },
    '2 variants failed',
    'Screens get a wider file instead of 500, 800 px. Upload the image again.',
  ],
  [
    { id: 'failedVariants', severity, count: 1, widths: [] },
    '1 variant failed',
    'Screens get a wider file instead. Upload the image again.',
  ],
  [
    { id: 'otherType', severity, says: 'image/png', is: 'image/webp' },
    'File type doesn’t match',
    'Webflow says PNG, the CDN sends WebP. Upload the image again.',
  ],
  [
    { id: 'otherExtension', severity, extension: 'png', is: 'image/jpeg' },
    'File name misleads',
    'It ends in .png, yet holds JPEG. Rename it and upload the image again.',
  ],
  [
    { id: 'heavyVariants', severity, count: 1, bytes: 450_000, original: 400_000 },
    'Variant outweighs original',
    '1 variant is heavier than the original’s 400 kB, up to 450 kB. Compress it and upload the image again.',
  ],
  [
    { id: 'heavy', severity, bytes: 1_000_000, webp: [250_000, 340_000], avif: 500_000 },
    'Original is heavy',
    'It has 1 MB. Compress it in the Assets panel. As WebP it usually saves 250 kB to 340 kB (estimate from Google’s study), as AVIF about 500 kB (Netflix’s tests).',
  ],
  [
    { id: 'heavy', severity, bytes: 1_000_000, webp: [260_000, 260_000], avif: null },
    'Original is heavy',
    'It has 1 MB. Compress it in the Assets panel. As WebP it usually saves about 260 kB (estimate from Google’s study).',
  ],
  [
    { id: 'oversized', severity, width: 3_600, needed: 1_200, waste: 300_000 },
    'Original is too wide',
    'It has 3600 px and no screen uses more than 1200 px. That’s up to 300 kB too many. Upload a narrower copy.',
  ],
];

test.for(sayings)('%o in words', ([finding, title, body]) => {
  expect(sayFinding(finding)).toEqual({ title, body });
});

test('whatever the numbers, findings have short titles and words without holes', () => {
  fc.assert(
    fc.property(anyImage, (facts) => {
      for (const { title, body } of findingsOf(facts).map(sayFinding)) {
        expect(`${title} ${body}`).not.toMatch(/undefined|null|NaN|Infinity|[{}]/);
        expect(title.split(' ').length).toBeLessThanOrEqual(5);
      }
    }),
    modestly(500),
  );
});

test('whatever an alt text is, each remark on it is a title and a sentence', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const subject = {
        state: 'image',
        text,
        files: [text],
        others: [text],
        link: { to: text, text },
      } as const;
      for (const found of altRemarks(subject)) {
        const { title, body } = sayRemark(found);
        expect(title).toBeTruthy();
        expect(body).toMatch(/[.…]$/);
      }
    }),
    modestly(1_000),
  );
});

test.for(['{file}', '$&', '$1', '__proto__', '<b>&amp;'])('%s is said as it is', (file) => {
  expect(copyUrlOf(file)).toBe(`Copy ${file} URL`);
});
