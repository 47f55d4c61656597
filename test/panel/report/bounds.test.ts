import { expect, test } from 'vitest';
import { reportParts } from '#panel/report/document.ts';
import { joinParts } from '#panel/report/join-parts.ts';
import { reportLimits } from '#panel/report/report.ts';
import {
  altFinding,
  heavyFinding,
  parseReport,
  reportImage,
  reportUsage,
  reportWith,
  writeReport,
} from '#test/support/panel/reports.ts';

const long = (at: number): string => `${at} ${'\u{1F3D4}<&"'.repeat(500)}`;

/** An image of which every list and text is as long as a page may make it. */
const longest = (at: number) =>
  reportImage({
    name: long(at),
    usages: Array.from({ length: 40 }, (_, use) => reportUsage({ text: long(use), place: long(use) })),
    findings: Array.from({ length: 30 }, (_, rule) => ({
      ...altFinding({ rule: 'redundant', words: long(at) }),
      kind: `kind ${rule}`,
    })),
  });

const usual = (at: number) =>
  reportImage({ name: `image-${at}.jpg`, findings: [altFinding(), heavyFinding(at * 1_000 + 600_000)] });

const imagesIn = (text: string): number => text.match(/<li class="image"/g)?.length ?? 0;

test('a thousand images are all there, in parts of at most 25', () => {
  const parts = [...reportParts(reportWith(Array.from({ length: 1_000 }, (_, at) => usual(at))))];
  expect(parts.map(imagesIn).filter((count) => count > 0)).toEqual(Array(40).fill(25));
  // Reading the images has parts of its own, so that no part reads or writes more than 25.
  expect(parts.filter((part) => part === '')).toHaveLength(40);
  expect(parts.join('').length).toBeLessThan(2_000_000);
  expect(parts.join('')).not.toContain('aren’t shown here');
});

test.for([
  ['more than a thousand images', Array.from({ length: 1_020 }, (_, at) => usual(at)), 20],
  ['images with endless texts', Array.from({ length: 1_000 }, (_, at) => longest(at)), null],
] as const)('of %s the report is bounded, and says how many it leaves out', ([, images, left]) => {
  const text = writeReport(reportWith(images));
  const shown = imagesIn(text);
  expect(text.length).toBeLessThan(reportLimits.characters + 20_000);
  expect(shown).toBeGreaterThan(0);
  expect(text).toContain(`${left ?? images.length - shown} images aren’t shown here`);
});

test('a kind of finding has ten examples, a hundred links, and the number of all', () => {
  const images = Array.from({ length: 150 }, (_, at) => usual(at));
  const [, kind] = parseReport(reportWith(images)).querySelectorAll('.kind');
  expect(kind?.querySelectorAll('li')).toHaveLength(10);
  expect(kind?.querySelectorAll('p a')).toHaveLength(100);
  expect(kind?.textContent).toContain('and 140 more');
});

test('the browser gets a rest after every part, and an abort ends the making at the next', async () => {
  const parts = ['a', 'b', 'c'];
  const reading = new AbortController();
  let rests = 0;
  const rest = async (): Promise<void> => {
    rests += 1;
  };
  expect(await joinParts(parts, rest, reading.signal)).toBe('abc');
  expect(rests).toBe(3);
  const aborting = async (): Promise<void> => {
    await rest();
    if (rests === 5) reading.abort();
  };
  expect(await joinParts(parts, aborting, reading.signal)).toBeNull();
  expect(rests).toBe(5);
});
