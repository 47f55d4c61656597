/** The quartiles: half of all numbers lie between the two. */
export interface Spread {
  readonly low: number;
  readonly high: number;
}

/** The number that a share of all numbers do not exceed, drawn straight between neighbours; NaN for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** The middle one, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The middle half. */
export function spreadOf(numbers: readonly number[]): Spread {
  return { low: quantile(numbers, 0.25), high: quantile(numbers, 0.75) };
}

/** Each number through the one of the same round: other work on the machine comes and goes, and slows down both. */
export function ratios(numbers: readonly number[], others: readonly number[]): number[] {
  return numbers.map((number, round) => number / (others[round] ?? Number.NaN));
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The slope of the straight line with the least squared distance to the points; NaN for fewer than two. */
export function slope(points: readonly Point[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const rise = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  return rise / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
}

/** The power of x that y grows with: 0 for not at all, 1 for as much. It is the slope between their logarithms. */
export function orderOfGrowth(points: readonly Point[]): number {
  return slope(points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) })));
}
