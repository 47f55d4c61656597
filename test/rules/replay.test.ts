import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { formOf, ReplayImage } from '#test/replay/image.ts';
import { replay, type Tally, tally } from '#test/replay/replay.ts';
import { storedImages } from '#test/replay/stored-images.ts';
import { modestly } from '#test/support/shared/properties.ts';

const images = await storedImages();
const { forms, reused } = replay(images);
const share = ({ right, cells }: Tally): number => right / cells;

test('there are 670 images and 10,050 screens, of which 17 reused a wider copy', () => {
  expect(images.length).toBe(670);
  const { full, width, layout } = forms;
  expect(full.images + width.images + layout.images).toBe(670);
  expect(full.cells + width.cells + layout.cells + reused).toBe(10_050);
  expect(reused).toBe(17);
});

describe.each(['full', 'width'] as const)('sizes of the form “%s”', (form) => {
  const { bytesSaid, bytesReal, wasteSaid, wasteReal, ...counts } = forms[form];

  test('99 % of the screens give the file that Chromium loaded', () => {
    expect(counts.right / counts.cells).toBeGreaterThanOrEqual(0.99);
  });

  test('bytes are within 3 %, and waste is within 5 %', () => {
    expect(Math.abs(bytesSaid / bytesReal - 1)).toBeLessThanOrEqual(0.03);
    expect(Math.abs(wasteSaid / wasteReal - 1)).toBeLessThanOrEqual(0.05);
    expect(wasteReal).toBeGreaterThan(0);
  });
});

// One page has `100vw` despite a Width of 1000, another lists files of 640, 960 and 1280 px that Webflow never makes.
test('the wrong ones without an influence of the layout are 6 screens of 2 images', () => {
  const { full, width } = forms;
  expect([full.cells - full.right, full.images - full.imagesRight]).toEqual([6, 2]);
  expect([width.cells - width.right, width.images - width.imagesRight]).toEqual([0, 0]);
});

test('with the page’s own sizes 99.8 % are right on every form', () => {
  expect(share(forms.given)).toBeGreaterThanOrEqual(0.998);
  for (const form of ['full', 'width', 'layout']) {
    const ofForm = images.filter((image) => formOf(image) === form);
    expect(share(tally(ofForm, true, () => false))).toBeGreaterThanOrEqual(form === 'layout' ? 0.996 : 0.998);
  }
});

test('sizes that depend on the layout give no delivery', () => {
  expect(share(forms.layout)).toBeLessThan(share(forms.given));
});

test('the loaded file does not depend on the rendered width', () => {
  const other = images.map((image) => ({
    ...image,
    on: image.on.map((screen) => ({ ...screen, drawn: 97 })),
  }));
  const { forms: changed } = replay(other);
  for (const form of ['full', 'width', 'layout', 'given'] as const) {
    const { right, cells, bytesSaid, wasteSaid } = changed[form];
    expect({ right, cells, bytesSaid }).toEqual({
      right: forms[form].right,
      cells: forms[form].cells,
      bytesSaid: forms[form].bytesSaid,
    });
    expect(wasteSaid).toBeGreaterThan(forms[form].wasteSaid);
  }
});

describe('forms', () => {
  test.for([
    ['100vw', null, 'full'],
    [null, '488', 'full'],
    ['(max-width: 960px) 100vw, 960px', 'Auto', 'full'],
    ['(max-width: 767px) 100vw, 488px', '488', 'width'],
    ['(max-width: 767px) 100vw, 488px', 488, 'width'],
    ['(max-width: 767px) 100vw, 488px', '488px', 'width'],
    ['(max-width: 767px) 100vw, 488px', null, 'layout'],
    ['(max-width: 479px) 100vw, 205.5px', '205.5', 'width'],
    ['160px', '160', 'width'],
    ['50px', '44', 'layout'],
    ['(max-width: 479px) 98vw, 83vw', '488', 'layout'],
    ['auto', null, 'layout'],
  ] as const)('%s with a width of %o: %s', ([sizes, widthAttribute, form]) => {
    const original = { width: 960, bytes: null, type: null };
    expect(formOf({ site: 1, sizes, widthAttribute, original, variants: [], on: [] })).toBe(form);
  });
});

test('an incomplete or garbled file of images is replayed without an exception', () => {
  const oddNumber = fc.constantFrom(null, undefined, 0, -1, 0.5, 500, 1e9, '500', {}, Number.MAX_VALUE);
  const file = fc.record(
    {
      width: oddNumber,
      bytes: oddNumber,
      type: fc.constantFrom(null, 'image/avif', 3),
      inSrcset: fc.constantFrom(true, false, null),
    },
    { requiredKeys: [] },
  );
  const image = fc.record(
    {
      site: fc.constantFrom(1, 'a', null),
      sizes: fc.constantFrom(null, '100vw', 'x', '(max-width: 767px) 100vw, 488px', '0px', 7),
      widthAttribute: fc.constantFrom('Auto', '100px', '205.5', '0', 1e9, null, {}, '488'),
      original: fc.option(file),
      variants: fc.option(fc.array(file, { maxLength: 4 })),
      on: fc.option(
        fc.array(
          fc.record({
            viewport: fc.constantFrom(478, 1920),
            density: fc.constantFrom(1, 2.625),
            drawn: oddNumber,
            downloads: oddNumber,
          }),
          { maxLength: 3 },
        ),
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(image, { maxLength: 4 }), (told) => {
      const read = v.parse(v.array(ReplayImage), JSON.parse(JSON.stringify(told)));
      const { forms: found } = replay(read);
      for (const numbers of Object.values(found)) {
        for (const number of Object.values(numbers)) expect(number).toSatisfy(Number.isFinite);
        expect(numbers.right).toBeLessThanOrEqual(numbers.cells);
      }
    }),
    modestly(100),
  );
});
