import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSizes } from '#rules/delivery/sizes/source-sizes.ts';
import { storedImages } from '#test/replay/stored-images.ts';
import { launchBrowser } from '#test/support/designer/launch-browser.ts';
import { modestly } from '#test/support/shared/properties.ts';

const length = fc.oneof(
  fc.integer({ min: 0, max: 900 }).map((pixels) => `${pixels}px`),
  fc.integer({ min: 0, max: 150 }).map((share) => `${share}vw`),
  fc.constantFrom('20em', '30.5rem', '0', '5', '10%', '-30px', '1e2px', '.5in', '50foo', '5cm', '40q'),
);

const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    length,
    fc
      .tuple(
        tie('value'),
        fc.constantFrom(' + ', ' - ', ' * ', '/', '+', '- '),
        fc.oneof(tie('value'), fc.constantFrom('2', '3')),
      )
      .map(([one, operator, other]) => `calc(${one}${operator}${other})`),
    fc
      .tuple(
        fc.constantFrom('min', 'max', 'calc', 'clamp'),
        fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
      )
      .map(([name, values]) => `${name}(${values.join(', ')})`),
  ),
}));

const sign = fc.constantFrom('<', '>', '<=', '>=', '=', '< =');
const feature = fc.oneof(
  fc
    .tuple(fc.constantFrom('min-width', 'max-width', 'width', 'MAX-WIDTH', 'foo'), length)
    .map(([name, pixels]) => `(${name}: ${pixels})`),
  fc
    .tuple(fc.constantFrom('width', 'min-width', 'foo'), sign, length)
    .map(([name, is, pixels]) => `(${name} ${is} ${pixels})`),
  fc.tuple(length, sign, sign, length).map(([from, is, isToo, to]) => `(${from} ${is} width ${isToo} ${to})`),
  fc.constantFrom('(width)', '(foo)', '()', 'fn(x)', '(max-width)', '(width < calc(10em + 20px))'),
);

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    feature,
    fc
      .tuple(tie('condition'), fc.constantFrom(' and ', ' or ', ' and', 'and ', ' '), tie('condition'))
      .map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom('(', 'not ', '(not '), tie('condition'))
      .map(([before, inner]) => `${before}${inner}${before.startsWith('(') ? ')' : ''}`),
  ),
}));

const entry = fc.oneof(
  value,
  fc.tuple(condition, fc.constantFrom(' ', '/**/', ''), value).map((parts) => parts.join('')),
  fc.constantFrom('junk', '(max-width: 500px)', ''),
);
const made = fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries) => entries.join(', '));

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

/** The CSS pixels to which Chromium resolves each `sizes`: the rendered width of an image with `1000w` as its only file. */
async function widthsInChromium(all: readonly string[], viewport: number): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: viewport, height: 800 } });
  const widths = await page.evaluate(async (texts) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1_000, height: 1 });
    const srcset = `${canvas.toDataURL()} 1000w`;
    const images = texts.map((sizes) => Object.assign(new Image(), { sizes, srcset }));
    // Chromium cannot decode an image without a width.
    await Promise.allSettled(images.map((image) => image.decode()));
    return images.map(({ naturalWidth }) => naturalWidth);
  }, all);
  await page.close();
  return widths;
}

describe.each([400, 700, 1_000])('in a viewport of %d px', (viewport) => {
  async function expectChromiumToAgree(all: readonly string[]): Promise<void> {
    const seen = await widthsInChromium(all, viewport);
    const wrong = all.flatMap((text, at) => {
      const reading = readSizes(text);
      if (!reading.ok && reading.reason !== 'noSize') return [];
      const ours = reading.ok ? reading.sizes(viewport) : viewport;
      const theirs = seen[at] ?? Number.NaN;
      // Chromium returns whole pixels.
      return Math.abs(ours - theirs) <= 1 ? [] : `${text}: ${ours}, in Chromium ${theirs}`;
    });
    expect(wrong).toEqual([]);
  }

  test('the sizes attributes of 670 published images resolve as in Chromium', async () => {
    const images = await storedImages();
    const all = [...new Set(images.flatMap(({ sizes }) => sizes ?? []))];
    expect(all.length).toBeGreaterThan(100);
    await expectChromiumToAgree(all);
  });

  test('600 generated sizes attributes resolve as in Chromium', async () => {
    await expectChromiumToAgree([...new Set(fc.sample(made, modestly(600)))]);
  });
});
