import { expect, test } from 'vitest';
import { readWidth } from '#rules/delivery/read-width.ts';
import { readSizes } from '#rules/delivery/sizes/source-sizes.ts';
import { webflowSizes } from '#rules/delivery/webflow-sizes.ts';

// From published sites, except for the edges of each step.
test.for([
  [null, '100vw'],
  [undefined, '100vw'],
  [0, '100vw'],
  [-5, '100vw'],
  [Number.NaN, '100vw'],
  [44, '44px'],
  [136, '136px'],
  [160, '160px'],
  [240, '240px'],
  [241, '(max-width: 479px) 100vw, 241px'],
  [265, '(max-width: 479px) 100vw, 265px'],
  [479, '(max-width: 479px) 100vw, 479px'],
  [480, '(max-width: 767px) 100vw, 480px'],
  [488, '(max-width: 767px) 100vw, 488px'],
  [693, '(max-width: 767px) 100vw, 693px'],
  [785, '(max-width: 991px) 100vw, 785px'],
  [980, '(max-width: 991px) 100vw, 980px'],
  [1085, '(max-width: 1279px) 100vw, 1085px'],
  [1198, '(max-width: 1279px) 100vw, 1198px'],
  [1280, '(max-width: 1439px) 100vw, 1280px'],
  [1440, '(max-width: 1919px) 100vw, 1440px'],
  [1919, '(max-width: 1919px) 100vw, 1919px'],
  [1920, '100vw'],
  [5760, '100vw'],
  [1e9, '100vw'],
  [205.5, '205.5px'],
] as const)('a Width of %s writes %s', ([width, sizes]) => {
  expect(webflowSizes(width)).toBe(sizes);
  expect(readSizes(sizes).ok).toBe(true);
});

test.for([
  ['488', 488],
  [488, 488],
  ['205.5', 205.5],
  ['100px', 100],
  [' 100 PX ', 100],
  ['Auto', null],
  ['auto', null],
  ['', null],
  ['0', null],
  ['0.0px', null],
  ['-5', null],
  ['100%', null],
  ['50vw', null],
  ['1e9', null],
  [1e9, 1e9],
  ['99999999999', null],
  [Number.NaN, null],
  [Infinity, null],
  [null, null],
  [undefined, null],
  [{}, null],
  [['5'], null],
] as const)('a width attribute of %o is %s', ([attribute, width]) => {
  expect(readWidth(attribute)).toBe(width);
});
