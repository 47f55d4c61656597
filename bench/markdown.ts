import { orderOfGrowth } from '../test/support/shared/statistics.ts';
import type { Comparison, Curve, Report } from './benchmark.ts';
import { againstFirst, promise, range, readable, verdict, withUnit } from './text-report.ts';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

function comparisonRows(comparison: Comparison): string[][] {
  const through = againstFirst(comparison);
  return comparison.columns.map(({ name, value, spread }, at) => [
    at === 0 ? comparison.what : '',
    name,
    `${withUnit(value, comparison.unit)} (${range(spread)})`,
    `${readable(through[at] ?? Number.NaN)}×`,
  ]);
}

function curveRow({ what, of, unit, points }: Curve): string[] {
  const values = points.map(({ x, y }) => `${readable(x)}: ${withUnit(y, unit)}`).join(', ');
  return [what, of, values, orderOfGrowth(points).toFixed(2)];
}

/** The tables of docs/benchmarks.md. */
export function markdownOf({ results, comparisons = [], curves = [], skipped = [] }: Report): string {
  const promised = results.filter(({ target }) => target);
  const others = results.filter(({ target }) => !target);
  const resultHead = ['What', 'Measured', 'Promised', '', 'From'];
  const asRow = (result: (typeof results)[number]) => [
    result.what,
    withUnit(result.value, result.unit),
    promise(result),
    verdict(result),
    result.from,
  ];
  return [
    ...table(resultHead, promised.map(asRow)),
    ...(others.length > 0
      ? table(
          ['What', 'Measured', 'From'],
          others.map(({ what, value, unit, from }) => [what, withUnit(value, unit), from]),
        )
      : []),
    ...(comparisons.length > 0
      ? table(
          ['Side by side', '', 'Median (middle half)', 'Of the first'],
          comparisons.flatMap(comparisonRows),
        )
      : []),
    ...(curves.length > 0
      ? table(['Growth', 'Of', 'Measured', 'Grows with the power'], curves.map(curveRow))
      : []),
    ...skipped.map((what) => `Skipped: ${what}\n`),
  ].join('\n');
}
