import { orderOfGrowth } from '../test/support/shared/statistics.ts';
import type { Comparison, Curve, Report } from './benchmark.ts';
import { againstFirst, readable, withUnit } from './text-report.ts';

const width = 760;
const labelWidth = 300;
const barWidth = 300;
const barHeight = 22;
const plot = { width: 340, height: 160, left: 100, top: 34 };

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function text(x: number, y: number, words: string, attributes = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escaped(words)}</text>`;
}

interface Drawing {
  readonly shapes: readonly string[];
  readonly height: number;
}

/** A bar for each column, with a line over the middle half of its numbers. */
function bars(comparison: Comparison): Drawing {
  const { columns, unit, what, better } = comparison;
  const longest = Math.max(...columns.map(({ spread, value }) => Math.max(spread.high, value)));
  const scale = (value: number) => (value / longest) * barWidth;
  const through = againstFirst(comparison);
  const shapes = columns.flatMap(({ name, value, spread }, at) => {
    const y = 30 + at * barHeight;
    const middle = y + 8;
    const [low, high] = [labelWidth + scale(spread.low), labelWidth + scale(spread.high)];
    const label = `${withUnit(value, unit)}, ${readable(through[at] ?? Number.NaN)}×`;
    return [
      text(labelWidth - 8, y + 12, name, 'text-anchor="end"'),
      `<rect x="${labelWidth}" y="${y}" width="${scale(value).toFixed(1)}" height="16" class="${at === 0 ? 'limit' : 'bar'}"/>`,
      `<path d="M${low.toFixed(1)} ${middle}H${high.toFixed(1)}" class="spread"/>`,
      text(labelWidth + barWidth + 10, y + 12, label),
    ];
  });
  const title = text(8, 18, `${what} (${better} is better)`, 'class="title"');
  return { shapes: [title, ...shapes], height: 44 + columns.length * barHeight };
}

/** Where values lie on an axis that has room for so many powers of ten, in shares of its length. */
function placesOn(values: readonly number[], decades: number): number[] {
  const powers = values.map(Math.log10);
  const [low, high] = [Math.min(...powers), Math.max(...powers)];
  const middle = (low + high) / 2;
  return powers.map((power) => 0.5 + (decades === 0 ? 0 : (power - middle) / decades));
}

function decadesOf(values: readonly number[]): number {
  return Math.log10(Math.max(...values) / Math.min(...values));
}

/**
 * Both axes by powers of ten, so that a power of growth is a slope. The upright one has as many of them as the other or
 * more, so that what hardly grows looks like it.
 */
function line({ what, of, unit, points }: Curve): Drawing {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const across = placesOn(xs, decadesOf(xs));
  const up = placesOn(ys, Math.max(decadesOf(xs), decadesOf(ys)));
  const bottom = plot.top + plot.height;
  const dots = points.map((point, at) => ({
    ...point,
    left: plot.left + plot.width * (across[at] ?? 0),
    top: bottom - (plot.height - 24) * (up[at] ?? 0),
  }));
  const path = dots.map(({ left, top }, at) => `${at === 0 ? 'M' : 'L'}${left.toFixed(1)} ${top.toFixed(1)}`);
  const label = `${what} by ${of}: power ${orderOfGrowth(points).toFixed(2)}`;
  return {
    shapes: [
      text(8, 18, label, 'class="title"'),
      `<path d="M${plot.left} ${bottom}h${plot.width}" class="axis"/>`,
      `<path d="${path.join('')}" class="curve"/>`,
      ...dots.flatMap(({ x, y, left, top }) => [
        `<circle cx="${left.toFixed(1)}" cy="${top.toFixed(1)}" r="3"/>`,
        // A curve that grows has come from below.
        text(left - 6, top - 6, withUnit(y, unit), 'text-anchor="end"'),
        text(left, bottom + 18, readable(x), 'text-anchor="middle"'),
      ]),
    ],
    height: bottom + 34,
  };
}

const style = `<style>
  text { font: 12px system-ui, sans-serif; fill: #222 }
  .title { font-weight: 600 }
  .bar { fill: #4353ff } .limit { fill: #b8bccc } .spread { stroke: #ff9a3c; stroke-width: 2 }
  .axis { stroke: #b8bccc } .curve { fill: none; stroke: #4353ff; stroke-width: 2 } circle { fill: #4353ff }
</style>`;

/** All comparisons and curves of a report as one SVG picture. */
export function chartOf({ comparisons = [], curves = [] }: Report): string {
  const drawings = [...comparisons.map(bars), ...curves.map(line)];
  let height = 0;
  const groups = drawings.map((drawing) => {
    const group = `<g transform="translate(0 ${height})">${drawing.shapes.join('')}</g>`;
    height += drawing.height;
    return group;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    style,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...groups,
    '</svg>',
  ].join('\n');
}
