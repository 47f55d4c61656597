import { orderOfGrowth, type Spread } from '../test/support/shared/statistics.ts';
import { type Comparison, type Curve, isMet, type Report, type Result } from './benchmark.ts';

/** A number as a person reads it: three digits that count, and no less than it is. */
export function readable(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

/** A number with its unit. */
export function withUnit(value: number, unit: string): string {
  return `${readable(value)}${unit === '' ? '' : ` ${unit}`}`;
}

/** The middle half of the numbers, as a range. */
export function range({ low, high }: Spread): string {
  return `${readable(low)}–${readable(high)}`;
}

/** What was promised. */
export function promise({ target }: Result): string {
  if (!target) return '';
  return 'atMost' in target ? `≤ ${readable(target.atMost)}` : `≥ ${readable(target.atLeast)}`;
}

/** One word on how a result stands. */
export function verdict(result: Result): string {
  if (!result.target) return '';
  return isMet(result) ? 'met' : 'MISSED';
}

/** The number of each column through that of the first. */
export function againstFirst({ columns }: Comparison): number[] {
  const [first] = columns;
  return columns.map(({ value }) => value / (first?.value ?? Number.NaN));
}

function resultLine(result: Result): string {
  const { what, value, unit, spread, from } = result;
  const details = spread ? `${range(spread)}; ${from}` : from;
  const cells = [verdict(result).padEnd(6), withUnit(value, unit).padStart(12), promise(result).padEnd(8)];
  return `${cells.join('  ')}  ${what} (${details})`;
}

function comparisonLines(comparison: Comparison): string[] {
  const through = againstFirst(comparison);
  const lines = comparison.columns.map(({ name, value, spread }, at) => {
    const number = withUnit(value, comparison.unit).padStart(14);
    return `${number}  ${`${readable(through[at] ?? Number.NaN)}×`.padStart(8)}  ${name} (${range(spread)})`;
  });
  return [`  ${comparison.what}, ${comparison.better} is better`, ...lines];
}

function curveLine({ what, of, unit, points }: Curve): string {
  const values = points.map(({ x, y }) => `${readable(x)}: ${withUnit(y, unit)}`).join(', ');
  return `  ${what} by ${of}: ${values}; grows with the power ${orderOfGrowth(points).toFixed(2)}`;
}

/** Lines for a terminal. */
export function textOf({ results, comparisons = [], curves = [], skipped = [] }: Report): string[] {
  return [
    ...results.map(resultLine),
    ...comparisons.flatMap(comparisonLines),
    ...curves.map(curveLine),
    ...skipped.map((what) => `  Skipped: ${what}`),
  ];
}
