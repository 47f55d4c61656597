import { expect, test } from 'vitest';
import type { Curve } from './benchmark.ts';
import { chartOf } from './chart.ts';

/** How far a curve's dots lie apart, in pixels to the right and upwards, from the first to the last. */
function spanOf(points: Curve['points']): { right: number; up: number } {
  const svg = chartOf({ results: [], curves: [{ what: 'Time', of: 'things', unit: 'ms', points }] });
  const dots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)];
  expect(dots).toHaveLength(points.length);
  const [[, left, bottom] = [], [, right, top] = []] = [dots[0], dots.at(-1)];
  return { right: Number(right) - Number(left), up: Number(bottom) - Number(top) };
}

/** What grows with a power of x. */
function pointsOf(power: number) {
  return [1, 10, 100].map((x) => ({ x, y: 3 * x ** power }));
}

test.each([
  ['what grows twice as fast is drawn no higher than there is room', 2, 1],
  ['what grows as much as x goes up all the way', 1, 1],
  ['what grows half as fast goes half as far up', 0.5, 0.5],
  ['what stays is drawn flat', 0, 0],
  ['what gets less goes down', -0.5, -0.5],
])('%s', (_, power, expected) => {
  const whole = spanOf(pointsOf(1));
  const { right, up } = spanOf(pointsOf(power));
  expect(right).toBe(whole.right);
  expect(up / whole.up).toBeCloseTo(expected, 2);
});

test('a chart says what it shows, with the fitted power, and escapes its words', () => {
  const svg = chartOf({
    results: [],
    curves: [{ what: 'Time <all>', of: 'things & more', unit: 'ms', points: pointsOf(2) }],
  });
  expect(svg).toContain('Time &lt;all> by things &amp; more: power 2.00');
  expect(svg).toContain('>30,000 ms<');
});

test('a curve of one point is a point', () => {
  expect(spanOf([{ x: 10, y: 5 }])).toEqual({ right: 0, up: 0 });
});
