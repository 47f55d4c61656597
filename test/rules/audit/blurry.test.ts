import { expect, test } from 'vitest';
import { isBlurryImage } from '#rules/audit/blurry.ts';
import { defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import { deliveriesOf } from '#rules/delivery/deliveries.ts';
import { pageSizes } from '#rules/delivery/page-sizes.ts';
import { noWidths } from '#rules/delivery/rendered-width.ts';
import { candidatesOf } from '#test/rules/delivery/candidates.ts';

/** What screens load of a file this wide, where it is drawn 100 px wide on laptops; null where that is not known. */
function deliveriesAt(width: number, drawn: number | null) {
  const { sizes } = pageSizes({ pasted: null, width: 100 });
  const at = drawn === null ? noWidths.at : new Map([['main', { unit: 'px', value: drawn } as const]]);
  return deliveriesOf({
    candidates: candidatesOf([width]),
    sizes,
    rendered: { everywhere: null, at },
    breakpoints: defaultBreakpoints,
  });
}

test.for([
  ['blurry on every screen', 'image/jpeg', 90, 100, true],
  ['blurry from 2× on', 'image/jpeg', 199, 100, true],
  ['blurry at 3× alone, which is not seen', 'image/jpeg', 299, 100, false],
  ['sharp everywhere', 'image/jpeg', 300, 100, false],
  ['of a width that is not known', 'image/jpeg', 90, null, false],
  ['of a type that is not known', null, 90, 100, true],
  ['a vector, which is sharp at any width', 'image/svg+xml', 90, 100, false],
] as const)('an image that is %s', ([, contentType, width, drawn, isBlurry]) => {
  expect(isBlurryImage(contentType, deliveriesAt(width, drawn))).toBe(isBlurry);
});

test('an image without deliveries is not blurry', () => {
  expect(isBlurryImage('image/jpeg', undefined)).toBe(false);
  expect(isBlurryImage('image/jpeg', [])).toBe(false);
});
