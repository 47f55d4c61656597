import { expect, test } from 'vitest';
import { showsPixels, zoomAfter, zoomBy } from '#panel/compare/zoom.ts';

const press = (key: string, held: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...held });

test.for([
  [1, '+', 2],
  [2, '+', 4],
  [4, '+', 4],
  [1, '=', 2],
  [4, '-', 2],
  [2, '-', 1],
  [1, '-', 1],
  [1, 'a', null],
  [1, 'ArrowUp', null],
  [1, 'constructor', null],
] as const)('a zoom of %i is after %s %s', ([zoom, key, expected]) => {
  expect(zoomAfter(press(key), zoom)).toBe(expected);
});

test.for(['ctrlKey', 'metaKey', 'altKey'] as const)('the browser zooms by + with %s', (held) => {
  expect(zoomAfter(press('+', { [held]: true }), 1)).toBeNull();
});

test('a zoom that is none becomes the least', () => {
  expect(zoomBy(3, 0)).toBe(1);
});

test.for([
  [1, 1_600, 800, false],
  [2, 1_600, 800, true],
  [2, 800, 800, false],
  [4, 3_600, 3_600, false],
] as const)(
  'at a zoom of %i, drawn on %i px, a file of %i px shows its pixels: %s',
  ([zoom, drawn, own, is]) => {
    expect(showsPixels(zoom, drawn, own)).toBe(is);
  },
);
